import type { Edit } from '../text/edit.js'
import { applyEdits } from '../text/edit.js'
import { createSource, type Range } from '../text/source.js'
import type { ConfigDocument } from './document.js'
import type { ScalarStyle } from './node.js'
import { readDocument } from './read.js'
import { scalarsOf, type WrittenScalar } from './scalars.js'

/** A text as it stands between the quotes of a style, or without any; only of what needs no other escape. */
export function spelledIn(style: ScalarStyle, text: string): string {
  if (style === 'single') return text.replaceAll("'", "''")
  return style === 'double' ? text.replace(/["\\]/g, '\\$&') : text
}

/** What stands between the quotes of a scalar, or the whole of one without. */
export function contentOf({ start, end, style }: WrittenScalar): Range {
  const quote = style === 'single' || style === 'double' ? 1 : 0
  return { start: start + quote, end: end - quote }
}

/** A scalar that is to read as another text, and what is written for that. */
export interface Respelling {
  readonly scalar: WrittenScalar
  readonly edit: Edit
  readonly text: string
}

/**
 * Whether edits make scalars read as other texts and change nothing else of what PMM reads, nor the way anything else
 * is written.
 */
export function respells(document: ConfigDocument, respellings: readonly Respelling[]): boolean {
  const { source } = document
  const edits = respellings.map(({ edit }) => edit)
  const after = readDocument(createSource(source.path, applyEdits(source.text, edits)))
  if (after.problems.length !== document.problems.length) return false
  const texts = new Map(respellings.map(({ scalar, text }) => [scalar.start, text]))
  const old = scalarsOf(document)
  const fresh = scalarsOf(after)
  return (
    old.length === fresh.length &&
    old.every((one, index) => {
      const other = fresh[index]!
      const text = texts.get(one.start)
      const isSame = one.kind === other.kind && one.text === other.text && one.style === other.style
      return (
        samePath(one, other) && (text === undefined ? isSame : other.kind === 'string' && other.text === text)
      )
    })
  )
}

/** Those that work, all at once where they do: each by itself takes a reading of the whole text. */
export function thoseThatRespell(
  document: ConfigDocument,
  respellings: readonly Respelling[],
): ReadonlySet<Respelling> {
  if (respells(document, respellings)) return new Set(respellings)
  return new Set(respellings.filter((one) => respells(document, [one])))
}

const samePath = (one: WrittenScalar, other: WrittenScalar) =>
  one.isKey === other.isKey &&
  one.path.length === other.path.length &&
  one.path.every((step, index) => step === other.path[index])
