import type { Target } from '../rules/rule.js'
import { knownKeys } from '../schema/knowledge.js'
import type { ConfigDocument, Path } from '../yaml/document.js'

/** The versions whose behaviour was verified in their source: 1.16.3 brought `pin`, 2.4.7 dropped it. */
const VERIFIED = { from: '1.16.3', before: '2.4.7' } as const

/**
 * The versions a config is written for when nobody says: the verified ones, or, when it holds a key that
 * only later versions read, from the version that brought the key.
 */
export function autoTarget(document: ConfigDocument): Target {
  let from: string = VERIFIED.from
  for (const version of firstVersions(document, [])) if (order(version) > order(from)) from = version
  return { range: order(from) < order(VERIFIED.before) ? `>=${from} <${VERIFIED.before}` : `>=${from}` }
}

/** The first version of every filled-in key of the root and of the sections, as far as schemas name it. */
function* firstVersions(document: ConfigDocument, path: Path): Iterable<string> {
  const at = document.at(path)
  if (!at) return
  const known = knownKeys(path)
  for (const { name, value } of document.entries(at)) {
    const node = known.get(name)
    if (!node || document.scalar(value)?.value === null) continue
    const first = node.deprecated ? undefined : /^>=(\S+)/.exec(node['x-versions'] ?? '')?.[1]
    if (first) yield first
    if (path.length === 0) yield* firstVersions(document, [name])
  }
}

/** The schemas name plain versions only: no need for all that semver knows, in every run. */
function order(version: string): number {
  return version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)
}
