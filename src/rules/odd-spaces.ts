import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { scalarsOf } from './scalars.js'

/** Spaces that look like one, or like nothing, and are letters to YAML. */
const ODD = '\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\u3000\ufeff'
const NO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff'

/** Where they pass for indentation, or for the space behind a colon: there they change what a line means. */
const PLACES = new RegExp(`^[ \\t]*(?:- +)?([${ODD}]+)(?=[^\\s#])|^[^\\n#"']*?\\w:([${ODD}]+)(?=\\S)`, 'gm')

/** In a key whatever has no width, and odd spaces at the edges: nobody sees that it is another key. */
const IN_KEY = new RegExp(`^[${ODD}]+|[${NO_WIDTH}]+|[${ODD}]+$`, 'g')
/** At the edges of a value: inside of it they may be meant. */
const AT_EDGE = new RegExp(`^[${ODD}]+|[${ODD}]+$`, 'g')

/** The odd spaces of a file that stand in for indentation or for a space; a byte order mark is none. */
export function oddSpaces(document: ConfigDocument): readonly Range[] {
  const { text } = document.source
  if (!new RegExp(`[${ODD}]`).test(text)) return []
  const found = new Map<number, Range>()
  const note = (range: Range) => {
    if (range.start > 0 || text[0] !== '\ufeff') found.set(range.start, range)
  }
  const search = (ref: NodeRef, expression: RegExp) => {
    const scalar = document.scalar(ref)
    if (scalar?.style !== 'plain') return
    const { start } = document.range(ref)
    for (const match of scalar.raw.matchAll(expression))
      note({ start: start + match.index, end: start + match.index + match[0].length })
  }
  for (const match of text.matchAll(PLACES)) {
    const spaces = match[1] ?? match[2]!
    const start = match.index + match[0].length - spaces.length
    note({ start, end: start + spaces.length })
  }
  for (const { key } of document.walk()) search(key, IN_KEY)
  for (const { ref } of scalarsOf(document)) search(ref, AT_EDGE)
  return apart([...found.values()].toSorted((a, b) => a.start - b.start))
}

/** What two ways of looking have found at one place is there once. */
function apart(ranges: readonly Range[]): readonly Range[] {
  let end = 0
  return ranges.filter((range) => {
    if (range.start < end) return false
    end = range.end
    return true
  })
}
