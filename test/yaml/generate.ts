import fc from 'fast-check'
import { makeDocument, mutate } from '../support/reader/documents.mjs'
import { createRandom } from '../support/reader/random.mjs'
import { makeValue } from '../support/reader/values.mjs'

// The texts are those that are put to PMM's own reader; fast-check only picks which.
const random = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((seed) => createRandom(seed))

/** Documents of everything a config may hold, most of them right. */
export const documents = random.map((source) => makeDocument(source))

/** The same with small accidents: a character or line too many, too few or out of place. */
export const brokenDocuments = random.map((source) => mutate(source, makeDocument(source)))

export const values = random.map((source) => `key: ${makeValue(source)}\n`)
