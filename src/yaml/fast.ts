import { type Event, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
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
 * control characters, line breaks of Unicode. A text with any of it is left to the exact reader.
 */
const NOT_FOR_US = /[\t\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|^%|\r(?!\n)/m

/** The quick way: a tree from js-yaml's events, or nothing where the exact reader has to look. */
export function readFast(text: string): { readonly root: YamlNode | undefined } | undefined {
  if (NOT_FOR_US.test(text)) return undefined
  try {
    const events = parseEvents(text, { maxDepth: 50 })
    const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT)
    if (documents.length > 1) return undefined
    return { root: buildTree(text, events) }
  } catch {
    return undefined
  }
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
      for (let key = node(); key; key = node()) pairs.push({ key, value: node()! })
      if (flow) closeFlow('}')
      return { type: 'mapping', flow, pairs, start: event.start, end: cursor, ...properties(event) }
    }
    throw DECLINED
  }

  function scalar(event: ScalarEvent): YamlNode {
    const style = STYLES[event.style]!
    if (event.valueStart < 0) {
      if (event.tagStart >= 0 || event.anchorStart >= 0) throw DECLINED
      cursor = blankAfter(text, cursor)
      return { type: 'scalar', style, text: '', start: cursor, end: cursor }
    }
    if (style === 'literal' || style === 'folded') return block(event, style)
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
  return node()
}
