import { applyEdits, type Edit } from './edit.js'
import type { Range } from './source.js'

/** A stretch of the original that is still there, or text that came in; in the order of the present text. */
type Piece = Range | { readonly text: string }

/** A text that is changed step by step, and what of the original it still holds. */
export interface Revision {
  readonly original: string
  readonly text: string
  readonly pieces: readonly Piece[]
}

export function startRevision(original: string): Revision {
  return { original, text: original, pieces: original === '' ? [] : [{ start: 0, end: original.length }] }
}

/** Applies edits to the present text. Throws a RangeError when they overlap or leave the text. */
export function revise(revision: Revision, edits: readonly Edit[]): Revision {
  const text = applyEdits(revision.text, edits)
  const pieces: Piece[] = []
  let at = 0
  for (const { range, text: replacement } of sorted(edits)) {
    pieces.push(...cut(revision.pieces, at, range.start))
    if (replacement !== '') pieces.push({ text: replacement })
    at = range.end
  }
  pieces.push(...cut(revision.pieces, at, revision.text.length))
  return { original: revision.original, text, pieces }
}

/** All that was changed so far, as edits of the original text. */
export function editsOf({ original, pieces }: Revision): readonly Edit[] {
  const edits: Edit[] = []
  let at = 0
  let added = ''
  const flush = (until: number) => {
    const gone = original.slice(at, until)
    if (gone !== added) edits.push({ range: { start: at, end: until }, text: added })
    added = ''
  }
  for (const piece of pieces)
    if ('text' in piece) added += piece.text
    else {
      flush(piece.start)
      at = piece.end
    }
  flush(original.length)
  return edits
}

/** Where in the original a stretch of the present text comes from; of what came in, where it was put. */
export function originOf({ original, pieces }: Revision, range: Range): Range {
  let at = 0
  let behind = 0
  let start: number | undefined
  let end = 0
  for (const piece of pieces) {
    const isOld = !('text' in piece)
    const length = isOld ? piece.end - piece.start : piece.text.length
    if (at + length > range.start && (at < range.end || start === undefined)) {
      const from = isOld ? piece.start + Math.max(0, range.start - at) : behind
      start ??= from
      end = isOld ? Math.max(from, piece.start + Math.min(length, range.end - at)) : from
    }
    at += length
    if (isOld) behind = piece.end
  }
  return start === undefined ? { start: original.length, end: original.length } : { start, end }
}

/** The pieces that a stretch of the present text is made of. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.end - piece.start
    const start = Math.max(from, at) - at
    const end = Math.min(to, at + length) - at
    if (start < end)
      found.push(
        'text' in piece
          ? { text: piece.text.slice(start, end) }
          : { start: piece.start + start, end: piece.start + end },
      )
    at += length
  }
  return found
}

const sorted = (edits: readonly Edit[]) =>
  edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
