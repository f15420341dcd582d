/**
 * Plain scalars as PMM reads them: ruamel.yaml's resolver, not YAML's own core schema. The expressions
 * follow ruamel.yaml's implicit resolvers (0.19.1; the same since 0.15), quirks included: `.5e1` is text,
 * `00123456` is the number 123456, `1234E567` is infinity.
 */
export type ScalarKind = 'string' | 'integer' | 'float' | 'boolean' | 'null' | 'timestamp' | 'tagged'
export type ScalarValue = string | number | bigint | boolean | null | Date

export interface ResolvedScalar {
  readonly kind: ScalarKind
  readonly value: ScalarValue
  /** Set when PMM cannot read the scalar at all, in its reader's words. */
  readonly error?: string
}

export type YamlVersion = '1.1' | '1.2'

const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const INTEGER =
  /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9][0-9_]*|[-+][0-9_]+|[-+]?0x[0-9a-fA-F_]+)$/
const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::?(\d\d))?))?)?$/
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/
const BOOLEAN_1_1 = /^(?:y|yes|true|on|n|no|false|off)$/i
const SEXAGESIMAL_1_1 = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/

/** Resolves a plain (unquoted, untagged) scalar. */
export function resolvePlain(text: string, version: YamlVersion = '1.2'): ResolvedScalar {
  if (text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL')
    return { kind: 'null', value: null }
  if (text === '<<' || text === '=') return { kind: 'tagged', value: text }
  const first = text.charCodeAt(0)
  if (isNumberStart(first)) return resolveNumeric(text, version)
  if (BOOLEAN.test(text)) return { kind: 'boolean', value: text[0] === 't' || text[0] === 'T' }
  if (version === '1.1' && isYaml11Boolean(text))
    return { kind: 'boolean', value: /^(?:y|t|on)/i.test(text) }
  return { kind: 'string', value: text }
}

/** Resolves a scalar that carries one of YAML's own tags; every other tag stays opaque to PMM. */
export function resolveTagged(text: string, tag: string, version: YamlVersion = '1.2'): ResolvedScalar {
  const name = /^(?:!!|!<tag:yaml\.org,2002:)(\w+)>?$/.exec(tag)?.[1]
  if (name === 'str' || tag === '!') return { kind: 'string', value: text }
  if (name === 'int' || name === 'float' || name === 'bool' || name === 'null' || name === 'timestamp')
    return resolvePlain(text, version)
  return { kind: 'tagged', value: text }
}

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e
}

function isYaml11Boolean(text: string): boolean {
  if (!BOOLEAN_1_1.test(text)) return false
  return text === text.toLowerCase() || text === text.toUpperCase() || /^[A-Z][a-z]+$/.test(text)
}

function resolveNumeric(text: string, version: YamlVersion): ResolvedScalar {
  if (version === '1.1' && SEXAGESIMAL_1_1.test(text)) return sexagesimal(text)
  if (FLOAT.test(text)) return { kind: 'float', value: toFloat(text) }
  if (INTEGER.test(text)) return toInteger(text, version)
  const timestamp = TIMESTAMP.exec(text)
  if (timestamp) return toTimestamp(text, timestamp)
  return { kind: 'string', value: text }
}

function toFloat(text: string): number {
  const plain = text.replaceAll('_', '').toLowerCase()
  if (plain.endsWith('.inf')) return plain.startsWith('-') ? -Infinity : Infinity
  if (plain === '.nan') return Number.NaN
  return Number(plain === '.' ? Number.NaN : plain)
}

function toInteger(text: string, version: YamlVersion): ResolvedScalar {
  const negative = text.startsWith('-')
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '')
  if (digits === '') return { kind: 'integer', value: null, error: `"${text}" is no number` }
  const octal11 = version === '1.1' && /^0[0-7]+$/.test(digits)
  if (version === '1.1' && /^0[0-9]+$/.test(digits) && !octal11) return { kind: 'string', value: text }
  const big = BigInt(octal11 ? `0o${digits}` : /^0[box]/.test(digits) ? digits : digits.replace(/^0+(?=\d)/, ''))
  const signed = negative ? -big : big
  const number = Number(signed)
  return { kind: 'integer', value: Number.isSafeInteger(number) ? (number === 0 ? 0 : number) : signed }
}

function sexagesimal(text: string): ResolvedScalar {
  const negative = text.startsWith('-')
  const parts = text.replaceAll('_', '').replace(/^[-+]/, '').split(':')
  const value = parts.reduce((sum, part) => sum * 60 + Number(part), 0)
  return { kind: text.includes('.') ? 'float' : 'integer', value: negative ? -value : value }
}

function toTimestamp(text: string, match: RegExpExecArray): ResolvedScalar {
  const dateOnly = match[4] === undefined
  // ruamel.yaml takes one-digit months and days only where a time follows.
  if (dateOnly && !/^\d{4}-\d\d-\d\d$/.test(text)) return { kind: 'string', value: text }
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const wrong = impossibleTime(year!, month!, day!, hour, minute, second)
  if (wrong) return { kind: 'timestamp', value: null, error: wrong }
  const millis = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const date = new Date(Date.UTC(2000, month! - 1, day!, hour, minute, second, millis))
  date.setUTCFullYear(year!, month! - 1, day!)
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === '-' ? -1 : 1)
  return { kind: 'timestamp', value: new Date(date.getTime() - offset * 60_000) }
}

function impossibleTime(
  year: number, month: number, day: number, hour: number, minute: number, second: number,
): string | undefined {
  if (year < 1) return 'year 0 is out of range'
  if (month < 1 || month > 12) return 'month must be in 1..12'
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
  if (day < 1 || day > days) return 'day is out of range for month'
  if (hour > 23) return 'hour must be in 0..23'
  if (minute > 59) return 'minute must be in 0..59'
  return second > 59 ? 'second must be in 0..59' : undefined
}
