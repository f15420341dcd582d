import type { Range } from '../text/source.js'
import { firstBehind } from './ranges.js'

// Chinese, Japanese and Korean letters take two columns of a terminal, and so does the wide asterisk.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

/**
 * A text with its secrets replaced by asterisks, unit for unit: offsets, line breaks, tabs and the blanks at
 * the edges of a secret's lines stay.
 *
 * @param ranges as `findSecrets` gives them, in offsets of the whole source
 * @param offset where the text begins in the source, for a part of it
 */
export function maskText(text: string, ranges: readonly Range[], offset = 0): string {
  let masked = ''
  let from = 0
  for (let index = firstBehind(ranges, offset); index < ranges.length; index++) {
    const start = Math.max(0, ranges[index]!.start - offset)
    const end = Math.min(text.length, ranges[index]!.end - offset)
    if (start >= text.length) break
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]+/g, maskLine)
    from = end
  }
  return masked + text.slice(from)
}

function maskLine(line: string): string {
  const body = line.trim()
  if (body === '') return line
  const start = line.indexOf(body)
  const stars = body.replace(/[^\t]/g, (char) => (WIDE.test(char) ? '＊' : '*'))
  return line.slice(0, start) + stars + line.slice(start + body.length)
}
