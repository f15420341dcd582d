import { escapeCharacter, visible } from './visible.js'

/** One character as a reader sees it: never hidden, at least one column wide. */
export interface Cell {
  /** Where it stands in the line, in UTF-16 units; `end` is exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** In terminal columns. */
  readonly width: number
}

const TAB = 4

// East Asian Width `W` and `F` (Unicode UAX #11), unassigned gaps filled.
const WIDE =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}[\ufe0f\p{Emoji_Modifier}]/u
const PLAIN = /^[\x20-\x7e]*$/

/** How many terminal columns a text takes that has no hidden characters. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  return graphemes(text).reduce((sum, { text }) => sum + graphemeWidth(text), 0)
}

/** Splits a line for display: tabs become spaces up to the next stop, hidden characters escapes. */
export function toCells(line: string): readonly Cell[] {
  // A line with a thousand findings is split as often.
  if (PLAIN.test(line)) return Array.from(line, (text, start) => ({ start, end: start + 1, text, width: 1 }))
  const cells: Cell[] = []
  let column = 0
  for (const { start, text } of graphemes(line)) {
    const shown = text === '\t' ? ' '.repeat(TAB - (column % TAB)) : showGrapheme(text)
    const width = displayWidth(shown)
    cells.push({ start, end: start + text.length, text: shown, width })
    column += width
  }
  return cells
}

function showGrapheme(grapheme: string): string {
  // An accent without its letter would be drawn on whatever stands before it, the frame's border at worst.
  return visible(grapheme).replace(/^\p{M}/u, escapeCharacter)
}

function graphemeWidth(grapheme: string): number {
  return WIDE.test(grapheme) || EMOJI.test(grapheme) ? 2 : 1
}

let segmenter: Intl.Segmenter | undefined

function graphemes(text: string): readonly { readonly start: number; readonly text: string }[] {
  if (PLAIN.test(text)) return Array.from(text, (text, start) => ({ start, text }))
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ index, segment }) => ({ start: index, text: segment }))
}
