import type { Range } from '../text/source.js'
import { isOrdinary, isTokenLike } from './ordinary.js'

// Bounded, so that a file of one endless word is taken in pieces.
const CHUNK = /[A-Za-z0-9_+/=.~%-]{1,4096}/g
const WORD = /[A-Za-z0-9_-]+/g

interface Piece extends Range {
  readonly word: string
  issued: boolean
}

/** Words that look as if a machine had made them, wherever they stand: keys, tokens, hashes, JWTs. */
export function findTokens(text: string): readonly Range[] {
  const found: { start: number; end: number }[] = []
  for (const chunk of text.matchAll(CHUNK)) {
    const goesOn = found.at(-1)?.end === chunk.index
    if (chunk[0].length < 10 && !goesOn) continue
    const pieces = judge(chunk[0], chunk.index)
    if (goesOn && pieces[0]?.start === chunk.index) pieces[0].issued = true
    spread(pieces)
    pieces.forEach(({ start, end, issued }, index) => {
      if (!issued) return
      if (pieces[index - 1]?.issued) found.at(-1)!.end = end
      else found.push({ start, end })
    })
  }
  return found
}

function judge(chunk: string, offset: number): Piece[] {
  const pieces = [...chunk.matchAll(WORD)].map((match) => ({
    word: match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    issued: isTokenLike(match[0]),
  }))
  if (!pieces.some((piece) => piece.issued)) for (const piece of base64In(chunk, pieces)) piece.issued = true
  return pieces
}

/** Base64 has `+` and `/` between its letters, each piece too short to tell by itself. */
function base64In(chunk: string, pieces: readonly Piece[]): readonly Piece[] {
  if (chunk.length < 24 || !/[+/]/.test(chunk)) return []
  const isOdd = pieces.map((piece) => !isOrdinary(piece.word))
  // What leads to it and follows it may be a path.
  const inside = pieces.slice(isOdd.indexOf(true), isOdd.lastIndexOf(true) + 1)
  const text = inside.map((piece) => piece.word).join('')
  if (text.length < 20 || !/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return []
  const odd = inside
    .filter((piece) => !isOrdinary(piece.word))
    .reduce((sum, { word }) => sum + word.length, 0)
  return odd > text.length * 0.6 ? inside : []
}

/** A token's neighbours behind a dot, slash or plus belong to it unless they are plain words. */
function spread(pieces: readonly Piece[]): void {
  const visit = (piece: Piece, before: Piece | undefined) => {
    if (before?.issued && !isOrdinary(piece.word)) piece.issued = true
  }
  pieces.forEach((piece, index) => {
    visit(piece, pieces[index - 1])
  })
  for (let index = pieces.length - 2; index >= 0; index--) visit(pieces[index]!, pieces[index + 1])
}
