import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import { blankAfter, type Pair, type ScalarStyle, trimmedEnd, type YamlNode } from './node.js'

const STYLES: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
}

/**
 * What PMM's reader takes differently from js-yaml, or what js-yaml gives no offsets for: tabs, directives,
 * control characters, line breaks of Unicode, document markers that end or are indented. A text with any of
 * it is left to the exact reader.
 */
const NOT_FOR_US =
  /[\t\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|^\ufeff? *%|^\ufeff?\.\.\.|^\ufeff? +---(?:[ \r\n]|$)|\r(?!\n)/m

/** The quick way: a tree from js-yaml's events, or nothing where the exact reader has to look. */
export function readFast(text: string): { readonly root: YamlNode | undefined } | undefined {
  if (NOT_FOR_US.test(text) || text.includes('\ufeff', 1)) return undefined
  try {
    const events = parseEvents(text, { maxDepth: 50 })
    const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT)
    if (documents.length > 1) return undefined
    return { root: buildTree(text, events) }
  } catch {
    return undefined
  }
}

const COLON_AND_BRACKET = /^ *:[,[\]{}]/

/** What may stand in front of a key outside brackets; anchors and tags are left to the exact reader. */
const BEFORE_KEY = /^[\ufeff ?:-]*(?:--- +)?$/

/** Readers differ on where a tag ends; with a blank behind it there is no doubt. */
const SIMPLE_TAG = /^!!?[-\w.:/]*[ \r\n]?$/

const LONGEST_KEY = 1000

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at++
  return at
}

const DECLINED = new Error('left to the exact reader')

function buildTree(text: string, events: readonly Event[]): YamlNode | undefined {
  let next = 0
  /** The end of what was read last, from where a blank value is looked for. */
  let cursor = 0

  function node(): YamlNode | undefined {
    const event = events[next++]
    if (event === undefined || event.type === EVENT_ID.POP) return undefined
    if (event.type === EVENT_ID.SCALAR) return scalar(event)
    if (event.type === EVENT_ID.ALIAS) {
      cursor = event.anchorEnd
      const name = text.slice(event.anchorStart, event.anchorEnd)
      return { type: 'alias', name, start: event.anchorStart - 1, end: event.anchorEnd }
    }
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: YamlNode[] = []
      const flow = event.style === 2
      for (let item = node(); item; item = node()) {
        // A blank item has no place that both readers could agree on.
        if (item.start === item.end) throw DECLINED
        items.push(item)
      }
      if (flow) closeFlow(']')
      return { type: 'sequence', flow, items, start: event.start, end: cursor, ...properties(event) }
    }
    if (event.type === EVENT_ID.MAPPING) {
      const pairs: Pair[] = []
      const flow = event.style === 2
      for (let key = node(); key; key = node()) {
        if (!isSimpleKey(key, flow)) throw DECLINED
        pairs.push({ key, value: node()! })
      }
      if (flow) closeFlow('}')
      return { type: 'mapping', flow, pairs, start: event.start, end: cursor, ...properties(event) }
    }
    throw DECLINED
  }

  /** PMM's reader wants a key and its colon on one line, not too far apart; blank keys have no certain place. */
  function isSimpleKey(key: YamlNode, flow: boolean): boolean {
    if (key.type === 'scalar' && (key.style === 'literal' || key.style === 'folded')) return false
    if (key.start === key.end || key.end - key.start > LONGEST_KEY) return false
    if (!flow) {
      const lineStart = text.lastIndexOf('\n', key.start) + 1
      return text[skipSpaces(text, key.end)] === ':' && BEFORE_KEY.test(text.slice(lineStart, key.start))
    }
    if (key.anchor !== undefined || key.tag !== undefined) return false
    if (text.slice(key.start, key.end).includes('\n')) return false
    return !'#\r\n'.includes(text[skipSpaces(text, key.end)] ?? '\n')
  }

  function scalar(event: ScalarEvent): YamlNode {
    const style = STYLES[event.style]!
    if (event.valueStart < 0) {
      if (event.tagStart >= 0 || event.anchorStart >= 0) throw DECLINED
      cursor = blankAfter(text, cursor)
      return { type: 'scalar', style, text: '', start: cursor, end: cursor }
    }
    if (style === 'literal' || style === 'folded') return block(event, style)
    // Inside brackets `?a` is a key without its question mark to PMM's reader, and `:a` a value.
    if (style === 'plain' && '?:'.includes(text[event.valueStart]!)) throw DECLINED
    // So is `a:[`, which is one word to it.
    if (style === 'plain' && COLON_AND_BRACKET.test(text.slice(event.valueEnd, event.valueEnd + 100)))
      throw DECLINED
    const quote = style === 'plain' ? 0 : 1
    cursor = event.valueEnd + quote
    return {
      type: 'scalar',
      style,
      text: event.fast ? text.slice(event.valueStart, event.valueEnd) : getScalarValue(text, event),
      start: event.valueStart - quote,
      end: cursor,
      ...properties(event),
    }
  }

  function block(event: ScalarEvent, style: ScalarStyle): YamlNode {
    const header = /[|>][-+1-9]{0,2}(?: +#[^\n]*| *)\r?\n$/.exec(text.slice(cursor, event.valueStart))
    if (!header) throw DECLINED
    // PMM's reader minds blanks in the first line, and a line break that is missing at the very end.
    if (/^ +\r?\n/.test(text.slice(event.valueStart, event.valueStart + 200))) throw DECLINED
    if (event.valueEnd >= text.length && !text.endsWith('\n')) throw DECLINED
    const start = cursor + header.index
    cursor = trimmedEnd(text, start, event.valueEnd)
    return {
      type: 'scalar',
      style,
      text: getScalarValue(text, event),
      start,
      end: cursor,
      ...properties(event),
    }
  }

  function properties(event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number }) {
    if (event.tagStart >= 0 && !SIMPLE_TAG.test(text.slice(event.tagStart, event.tagEnd + 1))) throw DECLINED
    return {
      ...(event.anchorStart >= 0 ? { anchor: text.slice(event.anchorStart, event.anchorEnd) } : {}),
      ...(event.tagStart >= 0 ? { tag: text.slice(event.tagStart, event.tagEnd) } : {}),
    }
  }

  function closeFlow(bracket: string): void {
    const rest = /^(?:[\s,]|#[^\n]*)*/.exec(text.slice(cursor, cursor + 2000))![0].length
    if (text[cursor + rest] !== bracket) throw DECLINED
    cursor += rest + 1
  }

  if (events[next]?.type === EVENT_ID.DOCUMENT) next++
  const root = node()
  // A document of nothing but its marker has no place for both readers to agree on; of nothing but a block
  // text they take the indentation differently.
  if (root && (root.start === root.end || text[root.start] === '|' || text[root.start] === '>'))
    throw DECLINED
  return root
}
