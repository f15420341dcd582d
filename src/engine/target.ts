import compare from 'semver/functions/compare.js'
import intersects from 'semver/ranges/intersects.js'
import minVersion from 'semver/ranges/min-version.js'
import subset from 'semver/ranges/subset.js'
import type { Severity, Target } from '../rules/rule.js'
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
  for (const version of firstVersions(document, [])) if (compare(version, from) > 0) from = version
  return { range: compare(from, VERIFIED.before) < 0 ? `>=${from} <${VERIFIED.before}` : `>=${from}` }
}

/** The first version of every filled-in key of the root and of the sections, as far as schemas name it. */
function* firstVersions(document: ConfigDocument, path: Path): Iterable<string> {
  const at = document.at(path)
  if (!at) return
  const known = knownKeys(path)
  for (const { name, value } of document.entries(at)) {
    const node = known.get(name)
    if (!node || document.scalar(value)?.value === null) continue
    const first = node['x-versions'] && !node.deprecated ? minVersion(node['x-versions'])?.version : undefined
    if (first) yield first
    if (path.length === 0) yield* firstVersions(document, [name])
  }
}

export interface Judgement {
  readonly severity: Severity
  /** The versions it holds for, when it is known not to hold for part of the target. */
  readonly versions: string | null
}

const MILDER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' }

/** How severe a fact is for a target, given where it is known not to hold; nothing where it never holds. */
export function judge(
  severity: Severity,
  holds: string,
  not: string | undefined,
  target: Target,
): Judgement | undefined {
  if (!not || !intersects(target.range, not)) return { severity, versions: null }
  return subset(target.range, not) ? undefined : { severity: MILDER[severity], versions: holds }
}
