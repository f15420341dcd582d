import { order } from '../kometa/versions.js'
import { annotation } from '../schema/knowledge.js'
import type { Path } from '../yaml/document.js'
import type { Finding } from './rule.js'

/** From here on Kometa signs in by itself: `pin` and `force_refresh` are gone, `client_id` may be missing. */
export const DEVICE_CODE = '>=2.4.7'
/** Every version there has been. */
export const ALL = '>=0.0.0'

/** The versions that a range of one or two bounds (`>=a`, `>a`, `<b`, `<=b`) leaves out. */
export function outside(range: string): string {
  return range
    .split(' ')
    .map((bound) => bound.replace(/^[<>]=?/, (sign) => OPPOSITE[sign]!))
    .join(' || ')
}

const OPPOSITE: Readonly<Record<string, string>> = { '>=': '<', '>': '<=', '<': '>=', '<=': '>' }

/** Where a finding about the value of a key holds: nowhere else than where the key is read. */
export function whereRead(path: Path): Pick<Finding, 'holds' | 'not'> {
  const versions = annotation(path, 'x-versions')
  return versions ? { holds: versions, not: outside(versions) } : {}
}

/**
 * Whether a single version, or a range of the form `>=a <b` or `>=a <=b` as the target is where nobody says,
 * has nothing from a version on.
 */
export function endsBefore(range: string, version: string): boolean {
  const [, sign, end] = /^>=\d+\.\d+\.\d+ (<=?)(\d+\.\d+\.\d+)$/.exec(range) ?? []
  if (end !== undefined) return sign === '<' ? order(end) <= order(version) : order(end) < order(version)
  return isSingle(range) && order(range) < order(version)
}

/** Whether a single version, or a range of the form `>=a ...`, has nothing before a version. */
export function startsWith(range: string, version: string): boolean {
  const start = /^>=(\d+\.\d+\.\d+)(?: <=?\d+\.\d+\.\d+)?$/.exec(range)?.[1]
  return start !== undefined
    ? order(start) >= order(version)
    : isSingle(range) && order(range) >= order(version)
}

const isSingle = (range: string) => /^\d+\.\d+\.\d+$/.test(range)
