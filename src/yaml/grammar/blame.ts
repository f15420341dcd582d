import type { Failure, SyntaxDetail } from './failure.js'
import type { Token } from './token.js'

/**
 * Where a person sees the mistake. PMM's reader gives up where its grammar ends, which may be lines below:
 * an open quote is closed by the next one that comes along, a key without its colon flows into the next line.
 */
export function blame(text: string, tokens: readonly Token[], next: number, failure: Failure): Failure {
  if (failure.detail === 'TOO_DEEP' || failure.detail === 'BAD_ESCAPE') return failure
  const before = tokens.slice(0, Math.min(next, tokens.length - 1))
  return (
    openQuote(text, tokens, failure) ??
    openBracket(text, before, failure) ??
    runOn(text, tokens, failure) ??
    unexpected(text, tokens, before, failure)
  )
}

const found = (detail: SyntaxDetail, start: number, end: number): Failure => ({ detail, at: { start, end } })

/** Quoted text over several lines whose end has a mistake behind it was most likely never meant to go on. */
function openQuote(text: string, tokens: readonly Token[], { at }: Failure): Failure | undefined {
  const quoted = tokens.findLast((token) => token.type === 'scalar' && token.start < at.start)
  if (!quoted || (quoted.style !== 'double' && quoted.style !== 'single')) return undefined
  if (quoted.line === quoted.endLine || text.slice(quoted.end, at.start).includes('\n')) return undefined
  return found('UNCLOSED_QUOTE', quoted.start, quoted.start + 1)
}

const OPENING = new Set(['flow-sequence', 'flow-mapping'])
const CLOSING = new Set(['flow-sequence-end', 'flow-mapping-end'])

function openBracket(text: string, before: readonly Token[], { at, detail }: Failure): Failure | undefined {
  const open: Token[] = []
  for (const token of before) {
    if (OPENING.has(token.type)) open.push(token)
    else if (CLOSING.has(token.type)) open.pop()
  }
  const innermost = open.at(-1)
  if (!innermost || detail === 'UNCLOSED_QUOTE') return undefined
  // Inside brackets indentation is free, but hardly anybody writes `key: value` lines there.
  const between = text.slice(innermost.end, at.end)
  if (at.start >= text.length || /\n[ \t]*(?:- )?[\w"'-]+:(?=\s|$)/.test(between) || /\n *- /.test(between))
    return found('UNCLOSED_BRACKET', innermost.start, innermost.end)
  return detail === 'UNEXPECTED' ? found('MISSING_COMMA', at.start, at.end) : undefined
}

/** Text without quotes went on into the next line, where a colon shows that it should not have. */
function runOn(text: string, tokens: readonly Token[], { at, detail }: Failure): Failure | undefined {
  if (detail !== 'COLON_IN_VALUE') return undefined
  const last = tokens.findLast((token) => token.type === 'scalar' && token.end <= at.start)
  if (last?.style !== 'plain' || last.line === last.endLine) return undefined
  const lines = text.slice(last.start, last.end)
  const lastLine = last.start + Math.max(lines.lastIndexOf('\n'), lines.lastIndexOf('\r')) + 1
  const indent = /^ */.exec(text.slice(lastLine))![0].length
  if (!startsLine(text, last.start)) return found('BAD_INDENT', lastLine + indent, last.end)
  const firstLine = lines.split(/\r?\n|\r/)[0]!.trimEnd()
  return withoutColon(last.start, firstLine)
}

/** `key:value` without the space, or no colon at all. */
function withoutColon(start: number, line: string): Failure {
  return found(
    /^[^\s:]+:\S/.test(line) ? 'MISSING_SPACE' : 'MISSING_COLON',
    start,
    start + Math.max(line.length, 1),
  )
}

function unexpected(
  text: string,
  tokens: readonly Token[],
  before: readonly Token[],
  failure: Failure,
): Failure {
  const { detail, at } = failure
  const cause = tokens.at(-1)?.failure
  if (detail === 'MISSING_COLON' || (cause?.detail === 'MISSING_COLON' && cause.at.start === at.start)) {
    const line = text.slice(at.start, lineEnd(text, at.start)).replace(/ +#.*$/, '')
    return startsLine(text, at.start)
      ? withoutColon(at.start, line)
      : found('UNEXPECTED', at.start, at.start + line.length)
  }
  if (detail !== 'UNEXPECTED') return failure
  const token = before.length < tokens.length ? tokens[before.length]! : undefined
  const place = placed(text, tokens, before.length, at)
  if (token && (CLOSING.has(token.type) || token.type === 'flow-entry'))
    return found('EXTRA_BRACKET', at.start, at.end)
  if (startsLine(text, place.start)) return found('BAD_INDENT', place.start, lineEnd(text, place.start))
  const previous = before.findLast(({ start, end }) => end > start)
  if (previous?.type === 'scalar' && (previous.style === 'single' || previous.style === 'double'))
    return found('TEXT_BEHIND_QUOTE', place.start, Math.max(place.end, lineEnd(text, place.start)))
  if (previous && CLOSING.has(previous.type))
    return found('TEXT_BEHIND_BRACKET', place.start, Math.max(place.end, lineEnd(text, place.start)))
  return found('UNEXPECTED', place.start, Math.max(place.end, place.start + 1))
}

/** Tokens without text of their own are seen at the next one that has some. */
function placed(text: string, tokens: readonly Token[], from: number, at: Failure['at']): Failure['at'] {
  if (at.end > at.start) return at
  const seen = tokens.slice(from).find(({ start, end }) => end > start)
  return seen && seen.start < text.length ? seen : at
}

function startsLine(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
  return /^\ufeff?[ \t]*$/.test(at === 0 ? '' : text.slice(start, at))
}

function lineEnd(text: string, at: number): number {
  const rest = /[\r\n]/.exec(text.slice(at))
  const end = rest ? at + rest.index : text.length
  return at + text.slice(at, end).trimEnd().length
}
