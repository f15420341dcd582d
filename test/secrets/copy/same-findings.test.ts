import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '../../../src/api/copy.js'
import { secretKnowledge } from '../../../src/api/redact.js'
import { knownKeys, ROOT_KEYS } from '../../../src/schema/knowledge.js'
import { findSecrets } from '../../../src/secrets/secrets.js'
import { createSource } from '../../../src/text/source.js'
import { readDocument } from '../../../src/yaml/read.js'
import { findingsOf } from '../../support/findings.js'
import { leaksOf } from '../masked.js'

/** Of millions of configs some few are judged by what no mask keeps. */
const SEED = 1

/** Rules that look at more of a secret than its mask keeps. */
const ABOUT_THE_SECRET = /^(?:config\/changed-text|config\/odd-webhook|yaml\/impossible-value) /

const ROOT = resolve(import.meta.dirname, '../../..')
const files = ['examples', 'test/symptoms', 'test/cases'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name)),
)

const without = (findings: readonly string[]) => findings.filter((one) => !ABOUT_THE_SECRET.test(one))

async function expectSameFindings(text: string, strict: boolean): Promise<void> {
  const copy = redact(text, { strict }).text
  expect(copy.length).toBe(text.length)
  expect(without(await findingsOf(copy)), copy).toEqual(without(await findingsOf(text)))
}

/** Six characters in a row of what was masked, which stand nowhere else in the text. */
function leaksIn(text: string, copy: string): readonly string[] {
  const source = createSource('config.yml', text)
  const secrets = findSecrets(source, secretKnowledge(), readDocument(source))
  const open = secrets.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}\n${rest.slice(end)}`,
    text,
  )
  // The start of a public key of Tracearr is the same for all, as is what MyAnimeList puts before its code.
  const sixes = secrets.flatMap(({ start, end }) =>
    Array.from({ length: Math.max(0, end - start - 5) }, (_, at) => text.slice(start + at, start + at + 6)),
  )
  const isIn = (whole: string, six: string) => whole.toLowerCase().includes(six.toLowerCase())
  // Of escapes six characters are one and a half.
  return sixes.filter(
    (six) =>
      !/^\s+$|\\x|^t?rr?_pub?_?$|^r_pub_$|^\/?\?code=?$/.test(six) && isIn(copy, six) && !isIn(open, six),
  )
}

describe('a copy with its secrets masked', () => {
  it.each(files)('of %s gets the same findings at the same places', async (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    for (const strict of [false, true]) await expectSameFindings(text, strict)
    expect(leaksIn(text, redact(text).text)).toEqual([])
  })

  const secretKeys = [...ROOT_KEYS.keys()].flatMap((section) =>
    [...knownKeys([section])].filter(([, node]) => node['x-secret']).map(([key]) => [section, key] as const),
  )

  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 64 })
  const word = fc.string({ unit: fc.constantFrom(...'abcXYZ0189_-'), minLength: 1, maxLength: 70 })
  const any = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
    .filter((one) => /^\S/.test(one))
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 })
  const secret = fc.oneof(
    hex,
    word,
    any,
    digits,
    fc.constantFrom(
      '9f3c51e7a2b84d06'.repeat(4),
      'A7C3E915',
      '1234E567',
      '00123456',
      'Tr0ub4dor&3',
      'my-password',
      'YOUR_TOKEN_HERE',
      'пароль-1234567',
      '密码1234567890',
      'trr_pub_9f3c51e7a2b84d06',
      'http://localhost/?code=9f3c51e7a2b8&state=4711ab99',
      'https://discord.com/api/webhooks/123456789012345678/Zq7xKv29WmTb4nRp81Lc',
      'http://anna:hunter22@nas.local:8080/x?apikey=9f3c51e7a2b84d06',
      '<<9f3c51e7a2b84d069f3c51e7a2b84d06>>',
      '2024-01-02',
      '$MY_OWN_TOKEN',
      '$my_token',
      'ab{%cd%}ef12',
      'ENC[AES256_GCM,data:Zq7xKv29WmTb,iv:9f3c51e7a2b84d06,type:str]',
    ),
  )

  const STYLES: readonly ((secret: string) => string)[] = [
    (one) => one,
    (one) => `'${one.replaceAll("'", "''")}'`,
    (one) => `"${one.replace(/[\\"]/g, '\\$&')}"`,
    (one) =>
      `"${[...one].map((letter) => (letter < '~' ? `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}` : letter)).join('')}"`,
    (one) => `|-\n      ${one}`,
    (one) => `>\n      ${one.slice(0, 9)}\n      ${one.slice(9)}`,
    (one) => `&name ${one}`,
    (one) => `'${one.replaceAll("'", "''")}' # was ${one}`,
    (one) => ` # ${one}`,
    (one) => `#${one}`,
    (one) => `[${one}]`,
    (one) => `"${one}`,
    (one) => `!!str ${one}`,
    (one) => ` "${one} "`,
  ]

  it('of any config gets the same findings, and no six characters of a secret are in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...secretKeys), secret, fc.constantFrom(...STYLES)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.boolean(),
        fc.boolean(),
        async (values, strict, inLibrary) => {
          const sections = values.map(([[section, key], value, style]) =>
            `${section}:\n    ${key}: ${style(value)}\n`.replace(/^/gm, inLibrary ? '    ' : '').trimEnd(),
          )
          const text = `libraries:\n  Films:\n    collection_files:\n      - default: imdb\n${sections.join('\n')}\nsettings:\n  cache: yes\n`
          await expectSameFindings(text, strict)
          expect(leaksIn(text, redact(text, { strict }).text)).toEqual([])
        },
      ),
      { numRuns: 150, seed: SEED },
    )
  })

  const KEY = '9f3c51e7a2b84d06'.repeat(4)
  const WHOLE = `libraries:\n  Films:\n    plex:\n      token: ${KEY.slice(0, 20)}\n    radarr: {token: "${KEY.slice(3, 35)}", url: http://nas.lan:7878, root_folder_path: /mnt/anna/x}\ntrakt:\n  client_id: ${KEY}\n  client_secret: "${KEY.slice(1)}a"\n  pin: A7C3E915\n  authorization:\n    access_token: ${KEY}b\n    refresh_token: '${KEY}'\n    # old token ${KEY.slice(9)}\ntmdb: {apikey: ${KEY.slice(5, 37)}}\nanidb:\n  username: anna\n  password: Tr0ub4dor&3\nwebhooks:\n  error: https://discord.com/api/webhooks/1234567890/Zq7xKv29WmTb4nRp81Lc\n`
  const SECRETS = [KEY, 'A7C3E915', 'Tr0ub4dor&3', 'Zq7xKv29WmTb4nRp81Lc']
  const INSERTED = [
    '',
    '"',
    "'",
    '\t',
    ': ',
    '\n',
    ' #',
    '{',
    '}',
    '- ',
    '*',
    '&a ',
    '|',
    '%',
    '\\',
    '<<',
    '@',
    '!x ',
    ' ',
    '[',
  ]

  it('of a damaged config gets the same findings, too', async () => {
    const damage = fc.tuple(fc.nat(WHOLE.length), fc.constantFrom(...INSERTED), fc.nat(3))
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ([at, inserted, removed], strict) => {
        const text = WHOLE.slice(0, at) + inserted + WHOLE.slice(at + removed)
        await expectSameFindings(text, strict)
        const copy = redact(text, { strict }).text
        for (const one of SECRETS) expect(leaksOf(one, copy), text).toEqual([])
      }),
      { numRuns: 150, seed: SEED },
    )
  })
})
