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

/**
 * Whether an edit makes one scalar read as another text and changes nothing else of what PMM reads, not the way
 * anything is written either, unless the quotes of that scalar.
 */
export function respells(document: ConfigDocument, scalar: WrittenScalar, edit: Edit, text: string): boolean {
  const { source } = document
  const after = readDocument(createSource(source.path, applyEdits(source.text, [edit])))
  if (after.problems.length !== document.problems.length) return false
  const old = scalarsOf(document)
  const fresh = scalarsOf(after)
  return (
    old.length === fresh.length &&
    old.every((one, index) => {
      const other = fresh[index]!
      if (one.start === scalar.start)
        return other.kind === 'string' && other.text === text && !other.isKey && samePath(one, other)
      return (
        one.kind === other.kind &&
        one.text === other.text &&
        one.style === other.style &&
        samePath(one, other)
      )
    })
  )
}

const samePath = (one: WrittenScalar, other: WrittenScalar) =>
  one.isKey === other.isKey &&
  one.path.length === other.path.length &&
  one.path.every((step, index) => step === other.path[index])
