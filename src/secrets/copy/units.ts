import type { Range } from '../../text/source.js'
import type { ScalarStyle } from '../../yaml/node.js'

/** A character of a scalar as PMM reads it, and where it is written: an escape is one character. */
export interface Unit extends Range {
  readonly character: string
}

const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/y

/** The characters of a stretch of text, one for each UTF-16 unit but for the escapes of quotes. */
export function unitsOf(text: string, { start, end }: Range, style: ScalarStyle): readonly Unit[] {
  const units: Unit[] = []
  for (let at = start; at < end; ) {
    const next = endOfUnit(text, at, end, style)
    units.push({ start: at, end: next, character: read(text.slice(at, next)) })
    at = next
  }
  return units
}

function endOfUnit(text: string, at: number, end: number, style: ScalarStyle): number {
  if (style === 'single' && text.startsWith("''", at) && at + 2 < end) return at + 2
  if (style !== 'double' || text[at] !== '\\') return at + 1
  ESCAPE.lastIndex = at
  return Math.min(end, at + (ESCAPE.exec(text)?.[0].length ?? 1))
}

function read(written: string): string {
  const code = /^\\[xuU]([0-9a-fA-F]+)$/.exec(written)?.[1]
  if (code === undefined) return written[0] === '\\' || written === "''" ? written.slice(-1) : written
  const number = Number.parseInt(code, 16)
  return number <= 0x10ffff ? String.fromCodePoint(number) : '\ufffd'
}

/** Another character in the place of one, written at the same width; nothing where that cannot be. */
export function rewritten(text: string, { start, end }: Unit, character: string): string | undefined {
  const width = end - start
  if (width === 1) return character
  const kind = text.slice(start, start + 2)
  if (width < 4 || !/^\\[xuU]$/.test(kind)) return undefined
  return `${kind}${character
    .charCodeAt(0)
    .toString(16)
    .padStart(width - 2, '0')}`
}
