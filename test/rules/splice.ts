/** A number from 0 up to, not including, a bound. */
export type Random = (below: number) => number

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

export const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random(items.length)]!

/** A changed text, and the line (from 1) where the change is. */
export interface Changed {
  readonly text: string
  readonly line: number
}

interface Span {
  readonly start: number
  readonly end: number
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length

/** The text of the `trakt` section, blank lines and comments behind it included. */
function sectionSpan(text: string): Span {
  const start = /^\ufeff?["']?trakt["']?:/m.exec(text)!.index
  const from = text[start] === '\ufeff' ? start + 1 : start
  const next = /\n(?=[^\s#}])/.exec(text.slice(from))
  return { start: from, end: next ? from + next.index + 1 : text.length }
}

/** Where a key of the section stands, and its value without the anchor in front of it. */
function locate(text: string, key: string): { readonly key: Span; readonly value: Span } | undefined {
  const { start, end } = sectionSpan(text)
  const value = `"[^"\\n]*"|'[^'\\n]*'|[^\\s#,{}][^#,}\\n\\r]*?(?=\\s*(?:[#,}\\r\\n]|$))|`
  const expression = new RegExp(`(?<=[\\s{,])(["']?${key}["']?): *(?:&\\w+ )?(${value})`, 'd')
  const indices = expression.exec(text.slice(start, end))?.indices
  if (!indices) return undefined
  const span = ([from, to]: [number, number]) => ({ start: start + from, end: start + to })
  return { key: span(indices[1]!), value: span(indices[2]!) }
}

/** The value of a key without its quotes; nothing where the section does not have the key. */
export function textOf(text: string, key: string): string | undefined {
  const found = locate(text, key)
  return found && text.slice(found.value.start, found.value.end).replace(/^(["'])(.*)\1$/, '$2')
}

export function setValue(text: string, key: string, value: string): Changed | undefined {
  const found = locate(text, key)
  if (!found) return undefined
  const { start, end } = found.value
  const before = text[start - 1] === ' ' ? '' : ' '
  const behind = text[end] === '#' ? ' ' : ''
  return spliced(text, found.value, before + value + behind)
}

/** Replaces everything from the value to the end of its line, a comment included. */
export function setRestOfLine(text: string, key: string, rest: string): Changed | undefined {
  const found = locate(text, key)
  if (!found || isFlow(text)) return undefined
  const colon = text.indexOf(':', found.key.end) + 1
  // What an anchor marks is repeated elsewhere.
  if (text.slice(colon, found.value.start).includes('&')) return undefined
  const length = /[^\r\n]*/.exec(text.slice(colon))![0].length
  return spliced(text, { start: colon, end: colon + length }, ` ${rest}`)
}

export function renameKey(text: string, key: string, name: string): Changed | undefined {
  const found = locate(text, key)
  return found && spliced(text, found.key, name)
}

function spliced(text: string, { start, end }: Span, replacement: string): Changed {
  return { text: text.slice(0, start) + replacement + text.slice(end), line: lineAt(text, start) }
}

const isFlow = (text: string) => /^trakt: \{/m.test(text)

/** A section in block style, cut into lines without their endings. */
export interface Block {
  readonly before: string
  readonly lines: readonly string[]
  readonly after: string
  readonly eol: string
  /** The indentation of the keys of the section, and of those of `authorization`. */
  readonly indent: string
  readonly tokenIndent: string
}

export function blockOf(text: string): Block | undefined {
  if (isFlow(text)) return undefined
  const { start, end } = sectionSpan(text)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const body = text.slice(start, end)
  const lines = body.replace(/(?:[ \t]*(?:#[^\n]*)?\r?\n)*$/, '').split(/\r?\n/)
  const own = lines.join(eol).length
  const keys = lines.filter((line) => /^\s+[^\s#]/.test(line)).map((line) => /^\s+/.exec(line)![0])
  const indent = keys[0]!
  const rest = body.slice(own).replace(/^\r?\n/, '')
  const tokenIndent = keys.find((one) => one.length > indent.length) ?? `${indent}  `
  return { before: text.slice(0, start), lines, after: rest + text.slice(end), eol, indent, tokenIndent }
}

/** Puts a block together with other lines in place of its own; the mistake is in the given one of them. */
export function rebuilt(block: Block, lines: readonly string[], mistake: number): Changed {
  const { before, after, eol } = block
  const body = lines.map((line) => line + eol).join('')
  return { text: before + body + after, line: lineAt(before, before.length) + mistake }
}

/** The line of a key within a block. */
export function lineOf({ lines }: Block, key: string): number {
  return lines.findIndex((line) => new RegExp(`^\\s+["']?${key}["']?:`).test(line))
}

/** The lines of `authorization`: its own and those below it. */
export function tokenLines(block: Block): { readonly from: number; readonly to: number } | undefined {
  const from = lineOf(block, 'authorization')
  if (from < 0) return undefined
  const rest = block.lines.slice(from + 1)
  const length = rest.findIndex(
    (line) => line.startsWith(block.indent) && /^[^\s#]/.test(line.slice(block.indent.length)),
  )
  return { from, to: length < 0 ? block.lines.length : from + 1 + length }
}

/** Whether the section can stand anywhere: an anchor must come before what repeats it. */
export const isMovable = ({ lines }: Block) => !lines.some((line) => /[&*]\w/.test(line))

/** Offsets at which another root section can be put in. */
export function rootPlaces(text: string): readonly number[] {
  const starts = [...text.matchAll(/^\ufeff?["'A-Za-z]/gm)].map(({ index }) =>
    index === 0 && text[0] === '\ufeff' ? 1 : index,
  )
  return text.endsWith('\n') ? [...starts, text.length] : starts
}

export function insertAt(text: string, offset: number, lines: readonly string[], eol: string): Changed {
  return spliced(text, { start: offset, end: offset }, lines.map((line) => line + eol).join(''))
}
