import { describe, expect, it } from 'vitest'
import {
  CONFIG_SCHEMAS,
  configsOfPlaces,
  configsOfRows,
  expectAgreement,
  expectAgreementOnMutations,
  hasRows,
} from './every-section.js'

// A sample of what test/schema/walk.test.ts does with all of it.
describe('the walk and ajv agree on the schemas of all sections', () => {
  it('for values of every kind at every place', () => {
    const { accepted, refused, newer } = expectAgreement(configsOfPlaces(23))
    expect(Math.min(accepted, refused)).toBeGreaterThan(200)
    expect(newer).toBeGreaterThan(2)
  })

  it.skipIf(!hasRows)('for values that were given to the real Kometa', () => {
    const { accepted, refused } = expectAgreement(configsOfRows(9))
    expect(Math.min(accepted, refused)).toBeGreaterThan(100)
  })

  const small = Object.keys(CONFIG_SCHEMAS).filter((file) => !/^(?:config|libraries|operations)/.test(file))
  it.each(small)('with a constraint of %s changed', (file) => {
    const documents = configsOfPlaces(11, file.replace('.schema.json', ''))
    expect(documents.length).toBeGreaterThan(3)
    expect(expectAgreementOnMutations(file, documents, 2)).toBeGreaterThan(0)
  })
})
