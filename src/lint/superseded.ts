import { SEVERITIES } from '../rules/rule.js'
import { createCoverage } from '../text/coverage.js'
import type { Range } from '../text/source.js'
import type { NodeRef } from '../yaml/document.js'
import type { Found, Holding } from './check.js'

/** Whether a finding is about a stretch of the text, and not about a key or value. */
export function isRange(at: NodeRef | Range): at is Range {
  return 'start' in at
}

/** Where a rule that knows more speaks about a place, the ones it stands in for are silent there. */
export function superseded(found: readonly Holding[]): ReadonlySet<Found> {
  const dropped = new Set<Found>()
  for (const rule of new Set(found.map((one) => one.rule))) {
    const { insteadOf } = rule.meta
    const others = insteadOf ? found.filter((one) => insteadOf.includes(one.rule.meta.id)) : []
    if (others.length === 0) continue
    const spoken = createCoverage(found.filter((one) => one.rule === rule).map(({ range }) => range))
    for (const other of others) if (spoken.meets(other.range)) dropped.add(other)
  }
  for (const one of generalities(found)) dropped.add(one)
  return dropped
}

/**
 * Of a section rule and a rule with a thought of its own that speak of the same place the milder is silent; where
 * they are equal, the section rule. A key that such a rule names is no unknown key, and what stands there in its place
 * is not missing besides.
 */
function generalities(found: readonly Holding[]): readonly Found[] {
  const general = found.filter(({ rule }) => rule.meta.general)
  if (general.length === 0) return []
  const others = found.filter(({ rule }) => !rule.meta.general)
  const old = new Set<string>()
  const byPath = new Map<string, Holding[]>()
  /** Mappings with a key of which something is said, and all such keys. */
  const [homes, keys] = [new Set<string>(), new Set<string>()]
  /** What is said of a section as a whole stands under its name. */
  const groups = new Set(others.map(({ rule }) => rule.meta.id.split('/')[0]!))
  const covered = new Set<string>()
  for (const one of others) {
    for (const place of one.finding.covers ?? []) covered.add(place.join('\0'))
    if (isRange(one.finding.at)) continue
    const path = one.diagnostic.path.join('\0')
    byPath.set(path, [...(byPath.get(path) ?? []), one])
    if (one.rule.meta.kind === 'migration') old.add(path)
    if (one.finding.at.part !== 'key') continue
    keys.add(path)
    if (one.diagnostic.severity === 'error') homes.add(one.diagnostic.path.slice(0, -1).join('\0'))
  }
  const spots = SEVERITIES.map((_, most) =>
    createCoverage(
      others.filter((one) => isRange(one.finding.at) && weightOf(one) <= most).map(({ range }) => range),
    ),
  )
  return general.flatMap((one) => {
    const { path } = one.diagnostic
    const beside = byPath.get(path.join('\0')) ?? []
    if (beside.some((other) => weightOf(other) <= weightOf(one))) return [one]
    const places = path.map((_, index) => path.slice(0, index + 1).join('\0'))
    const isSaid =
      places.some((place) => covered.has(place)) ||
      (path.length === 1 && groups.has(`${path[0]}`)) ||
      (weightOf(one) > 0 && places.some((place) => old.has(place))) ||
      (one.rule.meta.id.endsWith('/unknown-key') && keys.has(path.join('\0'))) ||
      (path.length > 0 && homes.has(path.join('\0'))) ||
      spots[weightOf(one)]!.meets(one.range)
    return isSaid ? [one] : beside.filter(({ rule }) => rule.meta.kind !== 'migration')
  })
}

const weightOf = ({ diagnostic }: Holding) => SEVERITIES.indexOf(diagnostic.severity)
