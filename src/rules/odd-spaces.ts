import type { Range } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'

/** Spaces that look like one, or like nothing, and are letters to YAML. */
const ODD = '\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\u3000\ufeff'

/** Where they pass for indentation, or for the space behind a colon: there they change what a line means. */
const PLACES = new RegExp(`^[ \\t]*(?:- +)?([${ODD}]+)(?=[^\\s#])|^[^\\n#"']*?\\w:([${ODD}]+)(?=\\S)`, 'gm')

/** The odd spaces of a file that stand in for indentation or for a space; a byte order mark is none. */
export function oddSpaces({ source }: ConfigDocument): readonly Range[] {
  const { text } = source
  if (!new RegExp(`[${ODD}]`).test(text)) return []
  return [...text.matchAll(PLACES)].flatMap((match) => {
    const spaces = match[1] ?? match[2]!
    const start = match.index + match[0].length - spaces.length
    return start === 0 && spaces === '\ufeff' ? [] : [{ start, end: start + spaces.length }]
  })
}
