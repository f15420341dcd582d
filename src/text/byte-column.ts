import type { Source } from './source.js'

const encoder = new TextEncoder()

/**
 * Makes a function from an offset (in UTF-16 units) to the column it has in the bytes of its line as UTF-8, from 1. A
 * byte order mark counts: it is three bytes of the first line.
 */
export function createByteColumns(source: Source): (offset: number) => number {
  // What is asked for mostly comes in the order of the text, and a line may be very long.
  let known = { line: 0, offset: 0, bytes: 0 }
  return (offset) => {
    const { line } = source.position(offset)
    if (line !== known.line || offset < known.offset)
      known = { line, offset: line === 1 ? 0 : source.offset(line), bytes: 0 }
    const more = encoder.encode(source.text.slice(known.offset, offset)).length
    known = { line, offset, bytes: known.bytes + more }
    return known.bytes + 1
  }
}
