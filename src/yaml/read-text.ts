import type { Reading } from './create-document.js'
import { readExact } from './exact.js'
import { readFast } from './fast.js'

/**
 * Reads a text that is not worth waiting for: by the fast reader where it can, which has read the config
 * before and is warm, else by the exact one.
 */
export function readText(text: string): Reading {
  const fast = readFast(text)
  return fast ? { ...fast, problems: [], broken: [], version: '1.2' } : readExact(text)
}
