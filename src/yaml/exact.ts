import { Composer, type Document, isAlias, isMap, isScalar, isSeq, type Node, Parser, Scalar } from 'yaml'
import { blankAfter, type ScalarStyle, trimmedEnd, type YamlNode } from './node.js'
import type { Problem } from './problem.js'
import { splitSections } from './sections.js'
import { findTabs } from './tabs.js'
import { findUnreadable, withPlainBreaks } from './unreadable.js'

export interface ExactReading {
  readonly root: YamlNode | undefined
  readonly problems: readonly Problem[]
  /** Root keys whose text could not be parsed: nothing is known of what they hold. */
  readonly broken: readonly string[]
  readonly version: '1.1' | '1.2'
}

/** So many broken places are looked for in one file before it is given up as a whole. */
const MAX_BROKEN = 20

/**
 * Reads what the fast reader declined: says what stops PMM, and reads around it. A root section that does
 * not parse is left out, the others are read as if it were not there, so that they can still be judged.
 */
export function readExact(original: string): ExactReading {
  const problems: Problem[] = findUnreadable(original)
  const tabs = findTabs(original, (text) => parse(text).root)
  problems.push(...tabs.problems)
  let text = withPlainBreaks(tabs.text)
  const broken: string[] = []
  for (let round = 0; round <= MAX_BROKEN; round++) {
    const reading = parse(text)
    if (!reading.error) {
      problems.push(...reading.problems)
      return { root: reading.root, problems, broken, version: reading.version }
    }
    const section = splitSections(text).find((part) => part.end > reading.error!.at.start) ?? { start: 0, end: text.length }
    problems.push(reading.error)
    if (section.name !== undefined) broken.push(section.name)
    text = blanked(text, section.start, section.end)
  }
  return { root: undefined, problems, broken, version: '1.2' }
}

/** The same text with a stretch turned into spaces: every offset outside stays as it was. */
function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end)
}

interface Parsed {
  readonly root: YamlNode | undefined
  readonly error?: Problem
  readonly problems: readonly Problem[]
  readonly version: '1.1' | '1.2'
}

function parse(text: string): Parsed {
  const version = /^%YAML\s+1\.1\s*$/m.test(text.split(/^---/m)[0] ?? '') ? '1.1' : '1.2'
  try {
    const composer = new Composer({
      schema: 'failsafe',
      version: '1.2',
      uniqueKeys: false,
      merge: false,
      strict: true,
      prettyErrors: false,
      logLevel: 'silent',
      keepSourceTokens: false,
    })
    const documents = [...composer.compose(new Parser().parse(text), true, text.length)]
    const first = documents[0]!
    const problems: Problem[] = []
    const second = documents[1]
    if (second) {
      const start = text.lastIndexOf('---', second.contents?.range?.[0] ?? text.length)
      problems.push({ code: 'multiple-documents', at: { start: Math.max(start, 0), end: Math.max(start, 0) + 3 } })
    }
    const error = first.errors.find((found) => found.code !== 'TAG_RESOLVE_FAILED')
    const root = error ? undefined : toTree(text, first)
    const at = error ? { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) } : undefined
    return { root, problems, version, ...(at ? { error: { code: 'syntax', at, detail: error!.code } } : {}) }
  } catch (cause) {
    // The recursive parser has no other bound on nesting than the stack.
    if (!(cause instanceof RangeError)) throw cause
    const at = { start: 0, end: Math.min(1, text.length) }
    return { root: undefined, problems: [{ code: 'too-deep', at }], version }
  }
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
}

function toTree(text: string, document: Document.Parsed): YamlNode | undefined {
  let cursor = 0

  function convert(node: Node | null): YamlNode {
    if (node === null || (isScalar(node) && isBlank(node))) return blank(node)
    const [start, valueEnd] = node.range!
    if (isAlias(node)) {
      cursor = valueEnd
      return { type: 'alias', name: node.source, start, end: valueEnd }
    }
    const properties = { ...(node.anchor ? { anchor: node.anchor } : {}), ...tagOf(node) }
    if (isSeq(node)) {
      const items = node.items.map((item) => convert(item as Node | null))
      if (node.flow) cursor = valueEnd
      return { type: 'sequence', flow: node.flow === true, items, start, end: cursor, ...properties }
    }
    if (isMap(node)) {
      const pairs = node.items.map((pair) => {
        const key = convert(pair.key as Node | null)
        return { key, value: convert(pair.value as Node | null) }
      })
      if (node.flow) cursor = valueEnd
      return { type: 'mapping', flow: node.flow === true, pairs, start, end: cursor, ...properties }
    }
    if (!isScalar(node)) throw new TypeError('a node of no known kind')
    const style = STYLES[node.type ?? Scalar.PLAIN] ?? 'plain'
    cursor = style === 'literal' || style === 'folded' ? trimmedEnd(text, start, valueEnd) : valueEnd
    return { type: 'scalar', style, text: String(node.source ?? node.value ?? ''), start, end: cursor, ...properties }
  }

  function blank(node: Node | null): YamlNode {
    cursor = blankAfter(text, cursor)
    const properties = { ...(node?.anchor ? { anchor: node.anchor } : {}), ...tagOf(node) }
    return { type: 'scalar', style: 'plain', text: '', start: cursor, end: cursor, ...properties }
  }

  function tagOf(node: Node | null): { tag?: string } {
    const tag = (node as { tag?: string } | null)?.tag
    if (!tag) return {}
    return { tag: tag.startsWith('tag:yaml.org,2002:') ? `!!${tag.slice(18)}` : tag }
  }

  return document.contents ? convert(document.contents) : undefined
}

function isBlank(node: Scalar): boolean {
  return node.type === 'PLAIN' && (node.source ?? '') === ''
}
