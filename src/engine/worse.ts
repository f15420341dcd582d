import { SEVERITIES, type Severity } from '../rules/rule.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import type { Checked } from './check.js'
import type { Inspected } from './fix.js'

/**
 * Whether a text has something wrong with it after repairs that it had not before, at least as severe as what
 * was repaired. What a repair only brings to light is not its fault.
 */
export function isWorse(before: Inspected, after: Inspected, repaired: readonly Checked[]): boolean {
  const syntax = (inspected: Inspected) => inspected.checked.filter(isSyntax).length
  if (syntax(after) > syntax(before)) return true
  const mildest = Math.max(...repaired.map(({ diagnostic }) => rank(diagnostic.severity)))
  const known = countByPlace(before.checked)
  const revealed = repaired.map(revealedBy)
  return after.checked.some((one) => {
    const { diagnostic, rule } = one
    // Comments about rules are not what PMM reads.
    if (rule.meta.last || rank(diagnostic.severity) > mildest || isSyntax(one)) return false
    // First of all: it must not take the place of another item's that was there before.
    if (revealed.some((path) => path && isWithin(after.document, one, path))) return false
    const left = (known.get(placeOf(one)) ?? 0) - 1
    known.set(placeOf(one), left)
    return left < 0
  })
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity)

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

const isBelow = (path: Path, top: Path) => top.every((step, index) => step === path[index])

/** A comment has no path: it belongs to what begins before it, up to the next key at that depth. */
function isWithin(document: ConfigDocument, { diagnostic, finding }: Checked, top: Path): boolean {
  if ('path' in finding.at) return isBelow(diagnostic.path, top)
  const [at, parent] = [document.at(top), document.at(top.slice(0, -1))]
  if (!at || !parent || top.length === 0) return top.length === 0
  const startOf = (ref: NodeRef) => document.range(document.keyOf(ref)).start
  const next = document.entries(parent).find(({ value }) => startOf(value) > startOf(at))
  const { offset } = diagnostic.range.start
  return startOf(at) <= offset && (!next || offset < startOf(next.value))
}
