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
  if (!pieces.some((piece) => piece.issued) && isBase64(chunk, pieces))
    for (const piece of pieces) piece.issued = true
  return pieces
}

/** Base64 has `+` and `/` between its letters, each piece too short to tell by itself. */
function isBase64(chunk: string, pieces: readonly Piece[]): boolean {
  if (chunk.length < 24 || !/[+/]/.test(chunk)) return false
  if (!/[a-z]/.test(chunk) || !/[A-Z]/.test(chunk) || !/\d/.test(chunk)) return false
  const odd = pieces
    .filter((piece) => !isOrdinary(piece.word))
    .reduce((sum, { word }) => sum + word.length, 0)
  return odd > chunk.length * 0.6
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
