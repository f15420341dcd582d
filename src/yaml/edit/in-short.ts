/** A value as text, for telling whether two are the same; what JSON cannot hold included. */
export function inShort(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part))
}
