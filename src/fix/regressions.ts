import type { Checked } from '../lint/check.js'
import { SEVERITIES, type Severity } from '../rules/rule.js'
import { type Coverage, createCoverage } from '../text/coverage.js'
import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import type { Inspected } from './fix.js'

/**
 * Whether a text has something wrong with it after repairs that it had not before, at least as severe as what
 * was repaired. What a repair only brings to light is not its fault.
 */
export function isWorse(before: Inspected, after: Inspected, repaired: readonly Checked[]): boolean {
  // What stands in a section that could not be read before shows only now: then what does not parse counts.
  const counts = after.document.broken.length < before.document.broken.length ? isUnparsed : isSyntax
  const syntax = (inspected: Inspected) => inspected.checked.filter(counts).length
  if (syntax(after) > syntax(before)) return true
  const mildest = Math.max(...repaired.map(({ diagnostic }) => rank(diagnostic.severity)))
  const known = countByPlace(before.checked)
  const isRevealed = createRevealed(after.document, repaired.map(revealedBy))
  return after.checked.some((one) => {
    const { diagnostic, rule } = one
    // Comments about rules are not what PMM reads.
    if (rule.meta.last || rank(diagnostic.severity) > mildest || isSyntax(one)) return false
    // First of all: it must not take the place of another item's that was there before.
    if (isRevealed(one)) return false
    const left = (known.get(placeOf(one)) ?? 0) - 1
    known.set(placeOf(one), left)
    return left < 0
  })
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity)

const isUnparsed = ({ rule }: Checked) => rule.meta.id === 'yaml/syntax'

const isSyntax = ({ rule }: Checked) => rule.meta.kind === 'syntax'

/** Where PMM could not read the file, all that is wrong with it shows only now. */
const revealedBy = (one: Checked): Path | undefined => (isSyntax(one) ? [] : one.finding.fix?.reveals)

/** Items of a list move up when one is removed: their numbers do not count. */
const placeOf = ({ diagnostic }: Checked) =>
  [diagnostic.rule, ...diagnostic.path.map((step) => (typeof step === 'number' ? '*' : step))].join('\0')

function countByPlace(checked: readonly Checked[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of checked) counts.set(placeOf(one), (counts.get(placeOf(one)) ?? 0) + 1)
  return counts
}

/** Whether a finding, or what makes it a mistake, stands at one of the paths or below it. */
function createRevealed(
  document: ConfigDocument,
  paths: readonly (Path | undefined)[],
): (one: Checked) => boolean {
  const known = paths.filter((path) => path !== undefined)
  if (known.some((path) => path.length === 0)) return () => true
  const names = new Set(known.map(idOf))
  let stretches: Coverage | undefined
  const isBelow = (path: Path) => path.some((_, index) => names.has(idOf(path.slice(0, index + 1))))
  return ({ diagnostic: { path, range }, finding }) => {
    if (finding.because?.some(isBelow)) return true
    if ('path' in finding.at) return isBelow(path)
    const { offset } = range.start
    stretches ??= stretchesOf(document, known)
    return stretches.meets({ start: offset, end: offset })
  }
}

const idOf = (path: Path) => path.map((step) => `${typeof step}${step}`).join('\0')

/** A comment has no path: it belongs to what begins before it, up to the next key at that depth. */
function stretchesOf(document: ConfigDocument, paths: readonly Path[]): Coverage {
  const startOf = (ref: NodeRef) => document.range(document.keyOf(ref)).start
  const starts = new Map<string, readonly number[]>()
  const stretches: Range[] = []
  for (const path of paths) {
    const [at, parent] = [document.at(path), document.at(path.slice(0, -1))]
    if (!at || !parent) continue
    const id = idOf(path.slice(0, -1))
    const siblings =
      starts.get(id) ??
      document
        .entries(parent)
        .map(({ value }) => startOf(value))
        .toSorted(byNumber)
    starts.set(id, siblings)
    const next = siblings[firstBehind(siblings, startOf(at))] ?? document.source.text.length + 1
    stretches.push({ start: startOf(at), end: next - 1 })
  }
  return createCoverage(stretches)
}

const byNumber = (a: number, b: number) => a - b

function firstBehind(sorted: readonly number[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low
}
