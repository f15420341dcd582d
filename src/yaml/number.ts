import type { ResolvedScalar, YamlVersion } from './scalar.js'

const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const FLOAT_1_1 =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const INTEGER = /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+)$/
const INTEGER_1_1 =
  /^(?:[-+]?0b[01_]+|[-+]?0?[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/

/** Digits, signs and the dot: no other character begins a number or a date. */
export function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e
}

/** A number as ruamel.yaml tells one by its looks. */
export function resolveNumber(text: string, version: YamlVersion): ResolvedScalar | undefined {
  if ((version === '1.1' ? FLOAT_1_1 : FLOAT).test(text)) return toFloat(text, version)
  // The expression for whole numbers is not tried on a text that begins with a dot.
  if (text[0] !== '.' && (version === '1.1' ? INTEGER_1_1 : INTEGER).test(text))
    return toInteger(text, version)
  return undefined
}

export function toFloat(text: string, version: YamlVersion): ResolvedScalar {
  const negative = text.startsWith('-')
  const digits = text.replaceAll('_', '').toLowerCase().replace(/^[-+]/, '')
  const size = digits === '.inf' ? Infinity : digits === '.nan' ? Number.NaN : parts(digits, version)
  if (size === undefined) return { kind: 'float', value: null, error: `"${text}" is no number` }
  return { kind: 'float', value: negative && !Number.isNaN(size) ? -size : size }
}

function parts(digits: string, version: YamlVersion): number | undefined {
  if (version === '1.1' && digits.includes(':'))
    return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return /^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(digits) ? Number(digits) : undefined
}

/** Python refuses to make a number of more decimal digits (its `sys.int_info.default_max_str_digits`). */
const MOST_DIGITS = 4300

export function toInteger(text: string, version: YamlVersion): ResolvedScalar {
  const negative = text.startsWith('-')
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '')
  if (digits.length > MOST_DIGITS && /^\d+$/.test(digits))
    return { kind: 'integer', value: null, error: `a number of ${digits.length} digits` }
  const size = wholeNumber(digits, version)
  // PMM makes a text of every value, which fails as well, in whatever way the number is written.
  if (size !== undefined && digits.length > MOST_DIGITS / 2 && size >= 10n ** BigInt(MOST_DIGITS))
    return { kind: 'integer', value: null, error: `a number of more than ${MOST_DIGITS} digits` }
  if (size === undefined) return { kind: 'integer', value: null, error: `"${text}" is no number` }
  const signed = negative ? -size : size
  const number = Number(signed)
  return { kind: 'integer', value: Number.isSafeInteger(number) ? number : signed }
}

function wholeNumber(digits: string, version: YamlVersion): bigint | undefined {
  if (version === '1.1') {
    if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`)
    if (/^\d+(?::\d+)+$/.test(digits))
      return digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)
  }
  return /^(?:\d+|0b[01]+|0o[0-7]+|0x[0-9a-f]+)$/i.test(digits) ? BigInt(digits) : undefined
}
