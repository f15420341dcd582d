import { setVariables } from '../../auth/env-text.js'
import { placeholdersIn } from '../../kometa/placeholders.js'
import { type LiteralSecret, literalSecrets } from '../../rules/literal-secrets.js'
import { neededAt } from '../../rules/not-text.js'
import { applyEdits } from '../../text/edit.js'
import type { Range } from '../../text/source.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import type { ScalarStyle } from '../../yaml/node.js'
import { contentOf, type Respelling, spelledIn, thoseThatRespell } from '../../yaml/respell.js'
import { scalarsOf, type WrittenScalar } from '../../yaml/scalars.js'
import type { Names, Stand } from './names.js'

/** A value that changes places. */
export interface Move extends Stand {
  readonly path: Path
  /** From 1. */
  readonly line: number
  readonly value: string
}

/** A value that stays where it is, and why, as the end of a sentence. */
export interface Left {
  readonly path: Path
  readonly line: number
  readonly reason: string
}

/** What a config would be with variables in place of its secrets, or the other way round. */
export interface Plan {
  readonly text: string
  readonly moves: readonly Move[]
  readonly left: readonly Left[]
}

/** Works out what the literal secrets of a config make way for. The document must be one that PMM can read. */
export function takeOut(document: ConfigDocument, names: Names): Plan {
  const { source } = document
  const scalars = new Map(scalarsOf(document).map((scalar) => [scalar.start, scalar]))
  const lineOf = (offset: number) => source.position(offset).line
  const candidates: Candidate[] = []
  const left: Left[] = []
  const done = new Set<number>()
  for (const secret of literalSecrets(document, true)) {
    const { path } = secret.at
    const { start } = document.range(secret.at)
    const scalar = scalars.get(start) ?? anchored(document, start, scalars)
    if (scalar && done.has(scalar.start)) continue
    if (scalar) done.add(scalar.start)
    const part = scalar && partOf(secret, scalar)
    const reason = part ? obstacleTo(document, [path, scalar.path], scalar, part) : ALIAS
    if (!part || reason !== undefined) {
      left.push({ path, line: lineOf(start), reason: reason ?? ALIAS })
      continue
    }
    const value = scalar.text.slice(part.start, part.end)
    const stand = names.standFor(path, value, value === scalar.text)
    const range = rangeOf(document, scalar, part)
    candidates.push({
      scalar,
      edit: { range, text: stand.text },
      text: scalar.text.slice(0, part.start) + stand.text + scalar.text.slice(part.end),
      move: { ...stand, path, line: lineOf(range.start), value },
    })
  }
  const fit = thoseThatRespell(document, candidates)
  const taken = candidates.filter((one) => fit.has(one))
  const others = candidates.filter((one) => !fit.has(one))
  return {
    text: applyEdits(
      source.text,
      taken.map(({ edit }) => edit),
    ),
    moves: taken.map(({ move }) => move),
    left: inOrder([
      ...left,
      ...others.map(({ move: { path, line } }) => ({ path, line, reason: OTHERWISE })),
    ]),
  }
}

/** As they stand in the file. */
export const inOrder = (left: readonly Left[]) => left.toSorted((a, b) => a.line - b.line)

interface Candidate extends Respelling {
  readonly move: Move
}

interface Part {
  readonly start: number
  readonly end: number
}

/** The part of a text that is secret, the whole of it for more than one: PMM fills one placeholder in a value. */
function partOf({ grants }: LiteralSecret, { text, style }: WrittenScalar): Part {
  const [first, ...others] = grants
  if (first && others.length === 0) return first
  // The line ends of a block are none of the secret.
  const bare = isBlock(style) ? text.trim() : text
  const start = text.indexOf(bare)
  return { start, end: start + bare.length }
}

const isBlock = (style: ScalarStyle) => style === 'literal' || style === 'folded'

/** Where a part of a scalar is written. */
function rangeOf({ source }: ConfigDocument, scalar: WrittenScalar, { start, end }: Part): Range {
  const { style, text } = scalar
  const value = spelledIn(style, text.slice(start, end))
  const from = isBlock(style)
    ? source.text.indexOf(value, scalar.start)
    : contentOf(scalar).start + spelledIn(style, text.slice(0, start)).length
  return { start: from, end: from + value.length }
}

const ALIAS = 'it stands elsewhere, and this place only names it'
const OTHERWISE = 'PMM would read something else of the file differently'

/** Why a value cannot be put into a variable so that PMM, and `secrets inline`, get it back as it is. */
function obstacleTo(
  { source }: ConfigDocument,
  paths: readonly Path[],
  scalar: WrittenScalar,
  part: Part,
): string | undefined {
  const { style, text, kind } = scalar
  if (paths.some((path) => path.includes('template_variables')))
    return 'PMM fills no placeholder below `template_variables`'
  if (kind !== 'string')
    return 'PMM does not read it as a text: put quotes around it first, if that is how it is meant'
  if (paths.some(neededAt)) return 'PMM needs something else than a text there'
  if (placeholdersIn(text).length > 0)
    return 'there is a placeholder in it, and PMM fills only one in a value'
  const value = text.slice(part.start, part.end)
  const { start, end } = contentOf(scalar)
  const written = source.text.slice(start, end)
  if (
    /[\r\n]/.test(value) ||
    !(isBlock(style) ? written.includes(value) : written === spelledIn(style, text))
  )
    return 'it is written with escapes, or over several lines: write it plainly, on one line, first'
  // Behind a backslash at the end PMM's reader of env files looks for the closing quote further on.
  const isReadable = !value.endsWith('\\') && setVariables('', { VALUE: value }).ok
  return isReadable ? undefined : 'no quotes in an env file make PMM and a shell read it as it is'
}

/** What an alias stands for, where the anchor is. */
function anchored(
  { source: { text } }: ConfigDocument,
  start: number,
  scalars: ReadonlyMap<number, WrittenScalar>,
): WrittenScalar | undefined {
  const name = /^\*[^\s,[\]{}]+/.exec(text.slice(start, start + 200))?.[0].slice(1)
  if (name === undefined) return undefined
  const found = [...scalars.values()].filter((scalar) => {
    const before = text.slice(Math.max(0, scalar.start - 300), scalar.start)
    const anchor = /&([^\s,[\]{}]+)(?:\s+!\S*)?\s+$/.exec(before)
    return scalar.start < start && !scalar.isKey && anchor?.[1] === name
  })
  return found.at(-1)
}
