import {
  type Document,
  isAlias,
  isCollection,
  isNode,
  isScalar,
  type Node,
  visit,
  type YAMLError,
} from 'yaml'
import type { Source } from '../text/source.js'
import { type SyntaxWords, syntaxWords, WORDS } from './settings-syntax.js'

export interface SettingsProblem extends SyntaxWords {
  readonly offset: number
}

/** No text has them that a person wrote: what YAML calls not printable, but for the mark at the start. */
const CONTROL = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * What keeps settings from being read, in the order of the text. The first mistake in the syntax is told alone: the
 * others mostly follow from it.
 *
 * @param below the keys that lead to the settings; the rest of the file is not judged, as long as it can be read
 */
export function settingsProblems(
  document: Document,
  source: Source,
  below: readonly string[],
): readonly SettingsProblem[] {
  const { encodingProblem, text } = source
  if (encodingProblem) return [{ offset: encodingProblem.at.start, ...WORDS.encoding }]
  const control = CONTROL.exec(text)
  if (control) return [{ offset: control.index, ...WORDS.control }]
  const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  if (error) return [ofError(error, document)]
  const root = document.contents as Node | null
  const settings = below.length > 0 ? (document.getIn(below, true) as Node | undefined) : root
  const start = settings?.range?.[0] ?? 0
  const end = settings?.range?.[2] ?? text.length
  const tags = document.warnings.map(({ pos }): Candidate => ({ offset: pos[0], ...WORDS.tag }))
  return [...tags, ...repeatedKeys(document, source, below), ...loneAliases(document)]
    .filter(({ offset, whole }) => whole || (offset >= start && offset < end))
    .map(({ whole, ...problem }) => problem)
    .toSorted((a, b) => a.offset - b.offset)
}

type Candidate = SettingsProblem & { readonly whole?: boolean }

function ofError(error: YAMLError, document: Document): SettingsProblem {
  const { isOpen, ...words } = syntaxWords(error.code, error.message)
  return { offset: (isOpen ? openingBefore(document, error.pos[0]) : undefined) ?? error.pos[0], ...words }
}

/** Where the innermost bracket or quote stands that is open at an offset. */
function openingBefore(document: Document, offset: number): number | undefined {
  let found: number | undefined
  visit(document, {
    Node(_, node) {
      const opens = isCollection(node) ? node.flow : isScalar(node) && node.type?.startsWith('QUOTE')
      const [start, end] = (isNode(node) && node.range) || [0, 0]
      if (opens && start < offset && end >= offset) found = start
    },
  })
  return found
}

function repeatedKeys(document: Document, source: Source, below: readonly string[]): readonly Candidate[] {
  const found: Candidate[] = []
  visit(document, {
    Map(_, map, path) {
      const first = new Map<string, number>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value ?? '')
        const offset = key.range?.[0] ?? 0
        const other = first.get(name)
        if (other === undefined) first.set(name, offset)
        else
          found.push({
            offset,
            message: `this key is there twice, first in line ${source.position(other).line}`,
            hint: 'Keep one of the two.',
            // Of two keys that hold settings nobody knows which ones count.
            whole: path.length === 1 && name === below[0],
          })
      }
    },
  })
  return found
}

/** What repeats something that no line above marks. */
function loneAliases(document: Document): readonly Candidate[] {
  const anchors = new Set<string>()
  const found: Candidate[] = []
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) found.push({ offset: node.range?.[0] ?? 0, ...WORDS.alias })
      } else if ((isScalar(node) || isCollection(node)) && node.anchor) anchors.add(node.anchor)
    },
  })
  return found
}
