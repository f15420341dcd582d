import type { ResolvedScalar } from './scalar.js'

/** What `str()` makes of a scalar in PMM's reader; nothing for text. */
export function pythonText({
  kind,
  value,
  text,
}: Pick<ResolvedScalar, 'kind' | 'value'> & { readonly text: string }): string | undefined {
  if (kind === 'integer') return String(value)
  if (kind === 'boolean') return value === true ? 'True' : 'False'
  if (kind === 'null') return 'None'
  if (kind === 'float') return pythonFloat(Number(value), text)
  if (kind === 'timestamp') return pythonDate(value as Date | null, text)
  return undefined
}

/** Without a zone: PMM's reader reckons times to UTC. */
function pythonDate(value: Date | null, text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  return value
    ?.toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$/, '')
    .replace(/Z$/, '000')
}

function pythonFloat(value: number, text: string): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf'
  // Python has exponents from 1e16 on.
  if (Math.abs(value) >= 1e16 || (value !== 0 && Math.abs(value) < 1e-4))
    return value.toExponential().replace(/e([-+])(\d)$/, 'e$10$2')
  const plain = String(value)
  return Number.isInteger(value) ? `${text.startsWith('-') && value === 0 ? '-0' : plain}.0` : plain
}
