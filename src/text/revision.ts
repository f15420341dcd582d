import { applyEdits, type Edit } from './edit.js'
import { lastAtOrBefore } from './last-at-or-before.js'
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
  const take = createCutter(revision.pieces)
  const pieces: Piece[] = []
  for (const { range, text: replacement } of sorted(edits)) {
    take(range.start, pieces)
    if (replacement !== '') pieces.push({ text: replacement })
    take(range.end)
  }
  take(revision.text.length, pieces)
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
export function originOf(revision: Revision, range: Range): Range {
  const { pieces, original } = revision
  const { starts, behind } = indexOf(revision)
  let index = lastAtOrBefore(starts, range.start)
  const first = pieces[index]
  if (!first || range.start >= revision.text.length) return { start: original.length, end: original.length }
  const start = 'text' in first ? behind[index]! : first.start + (range.start - starts[index]!)
  let end = start
  do {
    const piece = pieces[index]!
    if ('text' in piece) end = behind[index]!
    else end = Math.min(piece.end, piece.start + Math.max(0, range.end - starts[index]!))
    index++
  } while (index < pieces.length && starts[index]! < range.end)
  return { start, end: Math.max(start, end) }
}

/** By piece: where it begins in the present text, and where the last of the original before it ends. */
interface PieceIndex {
  readonly starts: readonly number[]
  readonly behind: readonly number[]
}

const indexes = new WeakMap<Revision, PieceIndex>()

function indexOf(revision: Revision): PieceIndex {
  const known = indexes.get(revision)
  if (known) return known
  const starts: number[] = []
  const behind: number[] = []
  let at = 0
  let last = 0
  for (const piece of revision.pieces) {
    starts.push(at)
    behind.push(last)
    at += 'text' in piece ? piece.text.length : piece.end - piece.start
    if (!('text' in piece)) last = piece.end
  }
  const index = { starts, behind }
  indexes.set(revision, index)
  return index
}

/** Goes through pieces from the first to the last: each call takes what is left up to an offset, or drops it. */
function createCutter(pieces: readonly Piece[]): (upTo: number, into?: Piece[]) => void {
  let index = 0
  /** Where the present piece begins, and how far we are. */
  let start = 0
  let at = 0
  return (upTo, into) => {
    while (at < upTo) {
      const piece = pieces[index]!
      const length = 'text' in piece ? piece.text.length : piece.end - piece.start
      const [from, to] = [at - start, Math.min(upTo - start, length)]
      if (to > from) into?.push(part(piece, from, to))
      at = start + to
      if (to < length) return
      start += length
      index++
    }
  }
}

function part(piece: Piece, from: number, to: number): Piece {
  if ('text' in piece) return { text: piece.text.slice(from, to) }
  return { start: piece.start + from, end: piece.start + to }
}

const sorted = (edits: readonly Edit[]) =>
  edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
