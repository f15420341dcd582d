import { expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const REFUSES = 'PMM refuses the whole config because of it.'

// Run with Kometa 2.4.4: what ends the load of a library's collections and metadata is caught, nothing else is.
test.each([
  [
    'libraries:\n  Films:\n    collection_files:\n      - default: basic\n        schedule: overall\n',
    'PMM loads none of the `collection_files` of this library.',
  ],
  [
    'libraries:\n  Films:\n    metadata_files:\n      - file: a.yml\n        schedule: overall\n',
    'PMM loads none of the `metadata_files` of this library.',
  ],
  ['libraries:\n  Films:\n    schedule: overall\n    collection_files:\n      - default: basic\n', REFUSES],
  [
    'libraries:\n  Films:\n    schedule_overlays: overall\n    overlay_files:\n      - default: ribbon\n',
    REFUSES,
  ],
  [
    'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    operations:\n      schedule: overall\n      split_duplicates: true\n',
    REFUSES,
  ],
  [
    'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplaylist_files:\n  - default: playlist\n    schedule: overall\n',
    REFUSES,
  ],
])('%s', async (config, consequence) => {
  const found = (await findings(config)).find(({ message }) => message.includes('`all'))
  expect(found?.message).toContain(consequence)
})
