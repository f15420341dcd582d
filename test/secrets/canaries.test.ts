import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSecrets } from '../../src/secrets/find.js'
import { createRedactor } from '../../src/secrets/redact.js'
import { createSource } from '../../src/text/source.js'
import { KNOWLEDGE } from './knowledge.js'
import { leaksOf, maskedByDocument, maskedByLines } from './masked.js'
import { PLACES } from './places.js'

const word = (letters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength })
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
// `toString`, a favourite of fast-check, holds a word that messages are made of.
const canary = fc
  .oneof(
    word('0123456789abcdef', 8, 64),
    word('0123456789ABCDEF', 8, 32),
    word('0123456789', 8, 20),
    word(`${LOWER}${LOWER.toUpperCase()}0123456789`, 8, 64),
    word(`${LOWER}${LOWER.toUpperCase()}0123456789-_`, 10, 40).filter((s) =>
      /^[A-Za-z0-9].*[A-Za-z0-9]$/.test(s),
    ),
  )
  .filter((secret) => !/string/i.test(secret))
/** Lines without secrets, as they stand between those with. */
const openLines = fc.constantFrom(
  'settings:\n  cache: true\n  cache_expiration: 60\n',
  'playlist_files:\n  - file: config/playlists.yml\n',
  'radarr:\n  url: http://localhost:7878\n  root_folder_path: /data/movies\n  monitor: true\n',
  '# everything below is copied from the wiki\nlibraries:\n  Movies:\n    collection_files:\n      - default: imdb\n',
)
const place = fc.constantFrom(...Object.values(PLACES))
const parts = fc.array(fc.tuple(openLines, place, canary), { minLength: 1, maxLength: 4 })
const lineEnd = fc.constantFrom('\n', '\r\n')

test('no six characters of a secret survive, whatever stands around it', async () => {
  await fc.assert(
    fc.asyncProperty(parts, lineEnd, async (sections, end) => {
      const text = sections
        .map(([open, write, secret]) => open + write(secret))
        .join('')
        .replaceAll('\n', end)
      // A secret made of the words around it gives nothing away.
      const around = sections.map(([open, write]) => open + write('')).join('')
      fc.pre(sections.every(([, , secret]) => leaksOf(secret, around).length === 0))
      for (const masked of [maskedByLines(text), await maskedByDocument(text)]) {
        expect(sections.flatMap(([, , secret]) => leaksOf(secret, masked))).toEqual([])
        expect(masked).toHaveLength(text.length)
        expect(masked.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''))
      }
    }),
    { numRuns: 300 },
  )
})

test('lines without a secret stay as they are', () => {
  fc.assert(
    fc.property(canary, openLines, place, openLines, (secret, before, write, after) => {
      fc.pre(leaksOf(secret, before + write('') + after).length === 0)
      const masked = maskedByLines(`${before}${write(secret)}${after}`)
      expect(masked.startsWith(before)).toBe(true)
      expect(masked.endsWith(after)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('no six characters of a secret survive in words about the file', () => {
  fc.assert(
    fc.property(canary, place, fc.nat(), fc.nat(), (secret, write, from, length) => {
      const source = createSource('config.yml', write(secret))
      const redact = createRedactor(source, () => findSecrets(source, KNOWLEDGE), KNOWLEDGE)
      const part = secret.slice(from % secret.length).slice(0, 6 + (length % secret.length))
      expect(leaksOf(secret, redact(`trakt.client_id is "${part}", not ${secret}; got x${part}x`))).toEqual(
        [],
      )
    }),
    { numRuns: 300 },
  )
})

test('a text of any kind keeps its width and line breaks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'token:= "\'#-?{}[],|>&*!\\\t\r\n/@aé漢😀0'), maxLength: 300 }),
      (text) => {
        const masked = maskedByLines(text)
        expect(masked).toHaveLength(text.length)
        expect(masked.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''))
      },
    ),
    { numRuns: 500 },
  )
})
