import { displayWidth } from './cells.js'

/** A piece of text that is never broken. */
export interface Word {
  readonly text: string
  /** The text with its colours; they take no width. */
  readonly painted?: string
  /** Spaces before it, 1 where none is said. */
  readonly gap?: number
}

export function toWords(text: string): readonly Word[] {
  return text.split(' ').flatMap((word) => (word ? [{ text: word }] : []))
}

/** Breaks words into lines of at most `width` columns; a word that is longer stays whole on its line. */
export function wrapWords(words: readonly Word[], width: number, first: string, rest: string): string[] {
  const lines: string[] = []
  let line = first
  let used = first.length
  let empty = true
  for (const { text, painted = text, gap = 1 } of words) {
    const space = empty ? 0 : gap
    const size = displayWidth(text)
    if (!empty && used + space + size > width) {
      lines.push(line)
      line = rest + painted
      used = rest.length + size
    } else {
      line += ' '.repeat(space) + painted
      used += space + size
    }
    empty = false
  }
  return [...lines, line]
}
