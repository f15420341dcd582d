import coerce from 'semver/functions/coerce.js'
import intersects from 'semver/ranges/intersects.js'
import subset from 'semver/ranges/subset.js'
import validRangeOf from 'semver/ranges/valid.js'
import type { Severity, Target } from '../rules/rule.js'

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

/** A range in semver's own spelling; nothing where it is none. */
export function validRange(text: string): string | undefined {
  return validRangeOf(text) ?? undefined
}

/** A version in full, from one that may be short or begin with `v`; nothing where it is none. */
export function exactVersion(text: string): string | undefined {
  return /^v?\d+(?:\.\d+){0,2}$/.test(text.trim()) ? coerce(text)?.version : undefined
}
