import type { Source } from '../text/source.js'
import { createDocument } from './create-document.js'
import type { ConfigDocument } from './document.js'
import { readFast } from './fast.js'
import type { Problem } from './problem.js'

/**
 * Reads a source as PMM would. The fast reader takes what both readers understand alike; the exact one is
 * loaded only for the rest: what does not parse, tabs, directives and other rare things.
 */
export async function readDocument(source: Source): Promise<ConfigDocument> {
  const encoding: readonly Problem[] = source.encodingProblem
    ? [{ code: 'encoding', at: source.encodingProblem.at, detail: source.encodingProblem.encoding }]
    : []
  const fast = readFast(source.text)
  if (fast) return createDocument(source, { ...fast, problems: encoding, broken: [], version: '1.2' })
  const { readExact } = await import('./exact.js')
  const exact = readExact(source.text)
  return createDocument(source, { ...exact, problems: [...encoding, ...exact.problems] })
}
