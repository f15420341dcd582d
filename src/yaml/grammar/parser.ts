import type { MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from '../node.js'
import { blame } from './blame.js'
import { type Failure, fail, failureOf } from './failure.js'
import { createScanner, MAX_DEPTH, type Scanner, scan } from './scanner.js'
import type { Token, TokenType } from './token.js'

export interface Parsed {
  /** Nothing for a text without content, or one that failed. */
  readonly root: YamlNode | undefined
  readonly failure?: Failure
  /** Where a second document begins. */
  readonly second?: number
  /** Offsets of the tabs that stop PMM; the rest was read as if they were spaces. */
  readonly tabs: readonly number[]
  readonly version: '1.1' | '1.2'
}

interface Properties {
  readonly anchor?: string
  readonly tag?: string
}

const DOCUMENT_START: readonly TokenType[] = ['directive', 'document-start']
const DOCUMENT_OVER: readonly TokenType[] = ['directive', 'document-start', 'document-end', 'stream-end']
const ITEM_OVER: readonly TokenType[] = ['block-entry', 'block-end']
const UNINDENTED_ITEM_OVER: readonly TokenType[] = ['block-entry', 'key', 'value', 'block-end']
const VALUE_OVER: readonly TokenType[] = ['key', 'value', 'block-end']

/** Reads the first document of a text as PMM's reader does. */
export function parse(text: string): Parsed {
  const scanner = createScanner(text)
  const parser = createParser(scanner)
  try {
    const { root, second } = parser.document()
    const version = parser.version()
    scanner.finish()
    return { root, tabs: scanner.tabs, version, ...(second === undefined ? {} : { second }) }
  } catch (error) {
    const failure = failureOf(error)
    // Most texts have no mistake. To tell where a person sees one takes all tokens, before and behind it.
    const { tokens, tabs, version } = scan(text)
    return { root: undefined, tabs, version, failure: blame(text, tokens, parser.next(), failure) }
  }
}

function createParser(scanner: Scanner) {
  const { peek } = scanner
  let next = 0
  /** The end of the token that was taken last. */
  let behind = 0
  let depth = 0
  let version: '1.1' | '1.2' = '1.2'
  let handles: ReadonlySet<string> = new Set()

  /** In YAML 1.1 a colon alone begins no pair. */
  let keyStart: readonly TokenType[] = ['key', 'value']
  const is = (type: TokenType) => peek().type === type
  const isOneOf = (types: readonly TokenType[]) => types.includes(peek().type)

  function take(): Token {
    const token = scanner.take()
    next++
    behind = token.end
    return token
  }

  function unexpected(): never {
    const { start, end } = peek()
    return fail('UNEXPECTED', start, end)
  }

  function document(): { root: YamlNode | undefined; second?: number } {
    if (is('stream-end')) return { root: undefined }
    const root = isOneOf(DOCUMENT_START) ? explicitDocument() : node(true, false)
    if (is('document-end')) {
      let { line } = take()
      while (version === '1.1' && is('document-end')) line = take().line
      if (is('stream-end')) return { root }
      if (peek().line === line) unexpected()
      return { root, second: peek().start }
    }
    if (is('stream-end')) return { root }
    if (!isOneOf(DOCUMENT_START)) unexpected()
    return { root, second: peek().start }
  }

  function explicitDocument(): YamlNode {
    let versioned = false
    const declared = new Set<string>()
    while (is('directive')) {
      const { text, start, end } = take()
      const handle = /^%TAG +(\S+)/.exec(text)?.[1]
      if ((text.startsWith('%YAML ') && versioned) || (handle && declared.has(handle)))
        fail('BAD_DIRECTIVE', start, end)
      versioned ||= text.startsWith('%YAML ')
      if (handle) declared.add(handle)
    }
    handles = declared
    if (!is('document-start')) unexpected()
    const { end } = take()
    version = scanner.version
    if (version === '1.1') keyStart = ['key']
    return isOneOf(DOCUMENT_OVER) ? blank(end) : node(true, false)
  }

  function blank(at: number, properties?: Properties): ScalarNode {
    return withProperties({ type: 'scalar', style: 'plain', text: '', start: at, end: at }, properties)
  }

  /** `block`: a block collection may stand here; `unindented`: also a list in the column of its key. */
  function node(block: boolean, unindented: boolean): YamlNode {
    if (is('alias')) {
      const { text, start, end } = take()
      return { type: 'alias', name: text, start, end }
    }
    if (++depth > MAX_DEPTH) fail('TOO_DEEP', peek().start, peek().start + 1)
    // Nearly all nodes are such.
    if (is('scalar')) {
      const { text, style, start, end } = take()
      depth--
      return { type: 'scalar', style: style!, text, start, end }
    }
    const properties = readProperties()
    const { type, text, style, start, end } = peek()
    let found: YamlNode
    if (unindented && type === 'block-entry') found = unindentedSequence(properties)
    else if (type === 'scalar') {
      take()
      found = withProperties({ type: 'scalar', style: style!, text, start, end }, properties)
    } else if (type === 'flow-sequence') found = flowSequence(properties)
    else if (type === 'flow-mapping') found = flowMapping(properties)
    else if (block && type === 'block-sequence') found = blockSequence(properties)
    else if (block && type === 'block-mapping') found = blockMapping(properties)
    else if (properties) found = blank(behind, properties)
    else unexpected()
    depth--
    return found
  }

  function readProperties(): Properties | undefined {
    if (!is('anchor') && !is('tag')) return undefined
    const properties: { anchor?: string; tag?: string } = {}
    const anchor = () => {
      if (is('anchor')) properties.anchor = take().text
    }
    anchor()
    if (!is('tag')) return properties
    const { text, start, end } = take()
    const handle = /^(?:!(?=![^<]))?(![-_0-9A-Za-z]*!)/.exec(text)?.[1]
    if (handle !== undefined && handle !== '!!' && !handles.has(handle)) fail('BAD_TAG', start, end)
    properties.tag = text
    if (properties.anchor === undefined) anchor()
    return properties
  }

  function blockSequence(properties?: Properties): SequenceNode {
    const { start } = take()
    const items = blockItems(ITEM_OVER)
    if (!is('block-end')) unexpected()
    take()
    return sequence(false, items, start, items.at(-1)!.end, properties)
  }

  /** A list whose dashes stand in the column of the key it belongs to. */
  function unindentedSequence(properties?: Properties): SequenceNode {
    const { start } = peek()
    const items = blockItems(UNINDENTED_ITEM_OVER)
    return sequence(false, items, start, items.at(-1)!.end, properties)
  }

  function blockItems(blankBefore: readonly TokenType[]): YamlNode[] {
    const items: YamlNode[] = []
    while (is('block-entry')) {
      const { end } = take()
      items.push(isOneOf(blankBefore) ? blank(end) : node(true, false))
    }
    return items
  }

  function blockMapping(properties?: Properties): MappingNode {
    const { start } = take()
    const pairs: Pair[] = []
    while (isOneOf(keyStart)) {
      const key = is('key') ? blockPart() : blank(peek().start)
      pairs.push({ key, value: is('value') ? blockPart() : blank(key.end) })
    }
    if (!is('block-end')) unexpected()
    take()
    return mapping(false, pairs, start, pairs.at(-1)?.value.end ?? start, properties)
  }

  function blockPart(): YamlNode {
    const { end } = take()
    return isOneOf(VALUE_OVER) ? blank(end) : node(true, true)
  }

  function flowSequence(properties?: Properties): SequenceNode {
    const { start } = take()
    const items: YamlNode[] = []
    while (!is('flow-sequence-end')) {
      if (items.length > 0) separator()
      if (is('flow-sequence-end')) break
      items.push(is('key') ? singlePair() : node(false, false))
    }
    return sequence(true, items, start, take().end, properties)
  }

  /** `[a: b]` is a list of one mapping. */
  function singlePair(): MappingNode {
    const key = flowPart('flow-sequence-end')
    const value = is('value') ? flowPart('flow-sequence-end') : blank(key.end)
    return mapping(true, [{ key, value }], key.start, value.end)
  }

  function flowMapping(properties?: Properties): MappingNode {
    const { start } = take()
    const pairs: Pair[] = []
    while (!is('flow-mapping-end')) {
      if (pairs.length > 0) separator()
      if (is('flow-mapping-end')) break
      const bare = !isOneOf(keyStart)
      const key = is('key')
        ? flowPart('flow-mapping-end')
        : isOneOf(keyStart)
          ? blank(peek().start)
          : node(false, false)
      pairs.push({ key, value: !bare && is('value') ? flowPart('flow-mapping-end') : blank(key.end) })
    }
    return mapping(true, pairs, start, take().end, properties)
  }

  function separator(): void {
    if (!is('flow-entry')) {
      const { start, end } = peek()
      fail('MISSING_COMMA', start, end)
    }
    take()
  }

  function flowPart(closing: TokenType): YamlNode {
    const { type, end } = take()
    const blankHere = is('flow-entry') || is(closing) || (type === 'key' && is('value'))
    return blankHere ? blank(end) : node(false, false)
  }

  return { document, next: () => next, version: () => version }
}

/** Hardly a node has an anchor or a tag, and an object that is spread takes its time. */
function withProperties<Node extends YamlNode>(node: Node, properties: Properties | undefined): Node {
  return properties ? { ...node, ...properties } : node
}

function sequence(
  flow: boolean,
  items: readonly YamlNode[],
  start: number,
  end: number,
  properties?: Properties,
): SequenceNode {
  return withProperties({ type: 'sequence', flow, items, start, end }, properties)
}

function mapping(
  flow: boolean,
  pairs: readonly Pair[],
  start: number,
  end: number,
  properties?: Properties,
): MappingNode {
  return withProperties({ type: 'mapping', flow, pairs, start, end }, properties)
}
