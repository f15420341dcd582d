import type { ResolvedScalar } from './scalar.js'

const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/

/**
 * A date, with or without a time, as ruamel.yaml tells one by its looks; one-digit months and days only
 * where a time follows, or where a tag says that it is one. Times without a zone are taken for UTC.
 */
export function resolveTimestamp(text: string, tagged = false): ResolvedScalar | undefined {
  const match = TIMESTAMP.exec(text)
  if (!match) return undefined
  if (match[4] === undefined && !tagged && !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)
  const wrong = impossibleDate(year!, month!, day!) ?? impossibleTime(hour!, minute!, second!, offset)
  if (wrong) return { kind: 'timestamp', value: null, error: wrong }
  const millis = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const date = new Date(Date.UTC(2000, month! - 1, day!, hour, minute, second, millis))
  date.setUTCFullYear(year!, month! - 1, day!)
  return {
    kind: 'timestamp',
    value: new Date(date.getTime() - (match[8] === '-' ? -offset : offset) * 60_000),
  }
}

function impossibleDate(year: number, month: number, day: number): string | undefined {
  if (year < 1) return 'year 0 is out of range'
  if (month < 1 || month > 12) return 'month must be in 1..12'
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
  return day < 1 || day > days ? 'day is out of range for month' : undefined
}

function impossibleTime(hour: number, minute: number, second: number, offset: number): string | undefined {
  if (hour > 23) return 'hour must be in 0..23'
  if (minute > 59) return 'minute must be in 0..59'
  if (second > 59) return 'second must be in 0..59'
  return offset >= 24 * 60 ? 'the time zone must be less than 24 hours away' : undefined
}
