import { expect, test } from 'vitest'
import { keyInWords } from '../../src/rules/key-in-words.js'

test.each(['client-id', 'show missing', 'mass_collection_content_rating_update', 'asset foldr1'])(
  '%s is repeated',
  (key) => {
    expect(keyInWords(key)).toBe(`\`${key}\``)
  },
)

test.each(['abcdef0123456789abcdef0123456789', 'https://plex:32400', 'x'.repeat(60), '0abc'])(
  '%s may be a secret',
  (key) => {
    expect(keyInWords(key)).toBe('this key')
  },
)
