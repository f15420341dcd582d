import type { Source } from '../text/source.js'
import { createDocument } from './create-document.js'
import type { ConfigDocument } from './document.js'
import type { Problem } from './problem.js'
import { readText } from './read-text.js'

/** Reads a source as PMM would. */
export function readDocument(source: Source): ConfigDocument {
  const encoding: readonly Problem[] = source.encodingProblem
    ? [{ code: 'encoding', at: source.encodingProblem.at, detail: source.encodingProblem.encoding }]
    : []
  const reading = readText(source.text)
  return createDocument(source, { ...reading, problems: [...encoding, ...reading.problems] })
}
