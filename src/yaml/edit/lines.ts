/** Lines of a text by offset. They end with `\r\n`, `\n` or `\r`, and a file may mix them. */

const isBreak = (character: string | undefined) => character === '\n' || character === '\r'

/** Where the line of an offset begins; a byte order mark is no part of the first. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isBreak(text[start - 1])) start--
  return start === 0 && text.charCodeAt(0) === 0xfeff ? Math.min(1, text.length) : start
}

/** Where the line of an offset ends, in front of its line break. */
export function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isBreak(text[end])) end++
  return end
}

/** Where the next line begins; the end of the text behind the last. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at)
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : end < text.length ? 1 : 0)
}

/** Where the line before ends; nothing for the first line. */
export function previousLineEnd(text: string, at: number): number | undefined {
  const start = lineStart(text, at)
  if (start === 0 || !isBreak(text[start - 1])) return undefined
  return start - (text[start - 1] === '\n' && text[start - 2] === '\r' ? 2 : 1)
}

/** The line break to write at an offset: that of its line, else of the one before, else `\n`. */
export function lineBreakAt(text: string, at: number): string {
  const end = lineEnd(text, at)
  if (end < text.length) return text.slice(end, nextLine(text, at))
  const before = previousLineEnd(text, at)
  return before === undefined ? '\n' : text.slice(before, nextLine(text, before))
}

/** Columns from 0. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** Whether nothing but spaces and tabs stands in front of it on its line. */
export function startsLine(text: string, at: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, at), at))
}

/** The next place that is neither blank nor part of a comment. Only for gaps between nodes. */
export function skipGap(text: string, from: number): number {
  let at = from
  for (;;) {
    while (at < text.length && ' \t\r\n\x85\u2028\u2029\ufeff'.includes(text[at]!)) at++
    if (text[at] !== '#') return at
    while (at < text.length && !'\r\n\x85\u2028\u2029'.includes(text[at]!)) at++
  }
}
