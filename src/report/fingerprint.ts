import { createHash } from 'node:crypto'

/** A name of 27 characters (162 bits) for what these words name together. */
export function fingerprintOf(...words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 27)
}
