import Range from 'semver/classes/range.js'
import coerce from 'semver/functions/coerce.js'
import satisfies from 'semver/functions/satisfies.js'
import intersects from 'semver/ranges/intersects.js'
import maxSatisfying from 'semver/ranges/max-satisfying.js'
import minVersion from 'semver/ranges/min-version.js'
import subset from 'semver/ranges/subset.js'
import validRangeOf from 'semver/ranges/valid.js'
import { NEWEST } from '../kometa/versions.js'
import type { Severity, Target } from '../rules/rule.js'

export interface Judgement {
  readonly severity: Severity
  /** The versions it holds for, when it is known not to hold for part of the target. */
  readonly versions: string | null
}

const MILDER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' }

/**
 * How severe a fact is for a target, given where it is known not to hold; nothing where it never holds. The
 * newest version of the target decides: what holds only for older ones is a step milder.
 */
export function judge(
  severity: Severity,
  holds: string,
  not: string | undefined,
  target: Pick<Target, 'range'>,
): Judgement | undefined {
  if (!not || !intersects(target.range, not)) return { severity, versions: null }
  if (subset(target.range, not)) return undefined
  return { severity: satisfies(newestOf(target.range), not) ? MILDER[severity] : severity, versions: holds }
}

/**
 * The newest known version of a range. Behind a bound such as `<2.4.0` stands the last of the line before,
 * whatever its number; of a range of versions that are not known yet the first one.
 */
function newestOf(range: string): string {
  const bounds = new Range(range).set.flat().map(({ semver }) => semver)
  const near = bounds.flatMap(({ major, minor, patch }) =>
    major === undefined ? [] : [`${major}.${minor}.${patch}`, before(major, minor, patch)],
  )
  const known = [NEWEST, ...near].filter((version) => satisfies(version, `<=${NEWEST}`))
  return maxSatisfying(known, range) ?? minVersion(range)?.version ?? NEWEST
}

function before(major: number, minor: number, patch: number): string {
  if (patch > 0) return `${major}.${minor}.${patch - 1}`
  return minor > 0 ? `${major}.${minor - 1}.999` : `${Math.max(major - 1, 0)}.999.999`
}

/** A range in semver's own spelling; nothing where it is none. */
export function validRange(text: string): string | undefined {
  return validRangeOf(text) ?? undefined
}

/** A version in full, from one that may be short or begin with `v`; nothing where it is none. */
export function exactVersion(text: string): string | undefined {
  return /^v?\d+(?:\.\d+){0,2}$/.test(text.trim()) ? coerce(text)?.version : undefined
}

/** Whether two ranges have a version in common. */
export function haveCommon(range: string, other: string): boolean {
  return intersects(range, other)
}
