import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import type { PathProblem } from '../files/failure.js'
import type { SettingsFile } from '../files/settings-file.js'
import { createSource, type Source } from '../text/source.js'
import type { Path } from '../yaml/document.js'
import { type SettingsProblem, settingsProblems } from './settings-problems.js'

export interface SettingsReading {
  readonly value: unknown
  /** What keeps the file from being read as YAML or JSON. */
  readonly problems: readonly PathProblem[]
  /** Where a setting stands: `file:line:column` where there are lines, and a number to sort by. */
  locate(at: Path, part: 'key' | 'value'): { readonly path: string; readonly offset: number }
}

/** As in `yaml` itself: more are meant to do harm. */
const MOST_ALIASES = 100
const ENDLESS = {
  message: 'aliases repeat so much here that it cannot be read',
  hint: 'Write the settings out, without `&` and `*`.',
}

/** Reads a settings file, with a place for everything in it. A blank text is settings that say nothing. */
export async function readSettings(file: SettingsFile): Promise<SettingsReading> {
  if (file.kind === 'value') {
    return { value: file.value, problems: [], locate: () => ({ path: file.path, offset: 0 }) }
  }
  const source = withoutTabs(file.source)
  const show = (offset: number) => {
    const { line, column } = source.position(offset)
    return { path: `${file.path}:${line}:${column}`, offset }
  }
  // Repeated keys are looked for apart: here each would be compared with all others.
  const document = parseDocument(source.text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
  const root = document.contents as Node | null
  const problems: SettingsProblem[] = [...settingsProblems(document, source, file.below)]
  let value: unknown
  try {
    if (problems.length === 0)
      value = nearest(root, file.below).node?.toJS(document, { maxAliasCount: MOST_ALIASES })
  } catch {
    problems.push({ offset: 0, ...ENDLESS })
  }
  return {
    value: value ?? {},
    problems: problems.map(({ offset, ...words }) => ({ path: show(offset).path, ...words })),
    locate(at, part) {
      const { node, pair } = nearest(root, [...file.below, ...at])
      const key = pair?.key as Node | undefined
      return show(((part === 'key' ? key : node) ?? key)?.range?.[0] ?? 0)
    },
  }
}

/** What a path leads to, or the last place on the way: what an alias repeats stands nowhere. */
function nearest(root: Node | null, path: Path): { readonly node?: Node | null; readonly pair?: Pair } {
  let at: ReturnType<typeof nearest> = { node: root }
  for (const step of path) {
    const { node } = at
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value ?? '') === String(step))
      at = pair ? { node: pair.value as Node | null, pair } : {}
    } else if (isSeq(node)) at = { node: node.items[Number(step)] as Node | null }
    else return at
  }
  return at
}

/** Between the values of JSON a tab is as good as a space. */
function withoutTabs(source: Source): Source {
  const isJson = source.path.endsWith('.json') || /^\ufeff?\s*\{/.test(source.text)
  if (!isJson || !source.text.includes('\t')) return source
  return createSource(source.path, source.text.replaceAll('\t', ' '), source.encodingProblem)
}
