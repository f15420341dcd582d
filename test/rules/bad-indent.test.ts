import { describe, expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const LIST = 'libraries:\n  Films:\n    collection_files:\n      - file: a.yml\n        asset_directory: b\n'

describe('the words for a wrong indentation fit the case', () => {
  test.each([
    ['a dash too far right', `${LIST}       - default: basic\n`, 6, /dash/],
    ['a dash too far left', `${LIST}     - default: basic\n`, 6, /dash/],
    [
      'keys below a value',
      'libraries:\nwebhooks: (redacted)\n  error: notifiarr\n',
      3,
      /has a value already/,
    ],
    [
      'keys below a value in quotes',
      'libraries:\nplex: "x"\n  url: y\n',
      3,
      /has a value already|ends at its closing quote/,
    ],
    [
      'a key too far right',
      'libraries:\nplex:\n  url: http://a\n   token: b\n',
      4,
      /has a value already|fits neither/,
    ],
  ])('%s', async (_, text, line, words) => {
    const found = await findings(text)
    expect(found.map(({ rule, range }) => [rule, range.start.line])).toEqual([['yaml/syntax', line]])
    expect(found[0]!.message).toMatch(words)
    if (String(words).includes('dash')) expect(found[0]!.hint).not.toContain('Keys of the same mapping')
  })
})
