import { describe, expect, test } from 'vitest'
import { findSecrets } from '../../src/secrets/find.js'
import { maskText } from '../../src/secrets/mask.js'
import { createRedactor } from '../../src/secrets/redact.js'
import { createSource } from '../../src/text/source.js'
import { KNOWLEDGE } from './knowledge.js'

function redactorOf(text: string): (words: string) => string {
  const source = createSource('config.yml', text)
  return createRedactor(source, () => findSecrets(source, KNOWLEDGE), KNOWLEDGE)
}

describe('redacting words about a file', () => {
  test('hides a secret of the file as a whole', () => {
    expect(redactorOf('plex:\n  token: open-sesame\n')('no such key: open-sesame')).toBe(
      'no such key: ***********',
    )
  })

  test('hides six characters of one, in either case', () => {
    expect(redactorOf('plex:\n  token: open-sesame\n')('starts with OPEN-S')).toBe('starts with ******')
  })

  test('leaves what only looks like a secret when it is none of this file', () => {
    const words = 'client_id must have 64 characters, authorization is a mapping, token_type is Bearer'
    expect(redactorOf('plex:\n  token: open-sesame\n')(words)).toBe(words)
  })

  test('leaves names of keys that a secret happens to hold', () => {
    expect(redactorOf('plex:\n  token: client_id\n')('client_id is missing')).toBe('client_id is missing')
  })

  test('leaves single words of the subject, but not the secret that is made of them', () => {
    const redact = redactorOf('ntfy:\n  topic: kometa-notifications\n')
    expect(redact('Kometa 2.4.7 sends notifications')).toBe('Kometa 2.4.7 sends notifications')
    expect(redact('to kometa-notifications')).toBe('to ********************')
  })

  test('knows a secret over two lines as the one that PMM reads', () => {
    expect(redactorOf('plex:\n  token: abcd\n    efgh\n')('got abcd efgh')).toBe('got *********')
  })

  test('knows a secret by what its escapes stand for', () => {
    expect(redactorOf('plex:\n  token: "op\\x65n-ses\\u0061me"\n')('got open-sesame')).toBe('got ***********')
  })

  test('leaves everything where the file has no secret', () => {
    expect(redactorOf('settings:\n  cache: true\n')('cache: 0123456789abcdef')).toBe(
      'cache: 0123456789abcdef',
    )
  })
})

describe('masking', () => {
  test('works on a part of a text', () => {
    expect(maskText('token: abc # x', [{ start: 107, end: 110 }], 100)).toBe('token: *** # x')
  })

  test('hides what a secret has in a part of the text', () => {
    expect(maskText('cdef', [{ start: 2, end: 12 }], 10)).toBe('**ef')
  })

  test('keeps tabs, line breaks and the blanks at their sides', () => {
    expect(maskText(' a b\t\r\n\tc d ', [{ start: 0, end: 12 }])).toBe(' ***\t\r\n\t*** ')
  })

  test('keeps the columns of wide letters and the units of emoji', () => {
    expect(maskText('漢字😀', [{ start: 0, end: 4 }])).toBe('＊＊**')
  })
})
