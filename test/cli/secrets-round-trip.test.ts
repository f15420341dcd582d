import fc from 'fast-check'
import { expect, it } from 'vitest'
import { setVariables } from '../../src/auth/env-text.js'
import { createNames } from '../../src/cli/secrets/names.js'
import { putBack } from '../../src/cli/secrets/put-back.js'
import { takeOut } from '../../src/cli/secrets/take-out.js'
import { variablesOf } from '../../src/files/dotenv.js'
import { createSource } from '../../src/text/source.js'
import type { ConfigValue } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'
import { spelledIn } from '../../src/yaml/respell.js'

const document = (text: string) => readDocument(createSource('config.yml', text))

/** What PMM makes of a value: of placeholders what their variables hold. */
function filled(value: ConfigValue, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string')
    return value.replace(
      /<<([^<>]+)>>/,
      (all, name: string) => variables[`KOMETA_${name.toUpperCase().replaceAll('-', '_')}`] ?? all,
    )
  if (Array.isArray(value)) return value.map((item) => filled(item, variables))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'plex' && typeof one === 'object' && (one as { token?: unknown }).token === 'env'
        ? { token: variables.KOMETA_PLEX_TOKEN ?? 'env' }
        : filled(one, variables),
    ]),
  )
}

const secret = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 64 }),
  fc.string({ unit: fc.constantFrom(...`ab1 '"\\#:{}[],&*!|>%@\`$<x-é密`), minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'env',
    'true',
    '12',
    '1e5',
    '~',
    '<<mine>>',
    `\${X}`,
    'YOUR_KEY',
    'https://discord.com/api/webhooks/12/ab',
  ),
)
const style = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `'${spelledIn('single', text)}'`,
  (text) => `"${spelledIn('double', text)}"`,
  (text) => `&a${text.length} ${text}`,
  (text) => `|-\n      ${text}`,
  (text) => `>\n      ${text}\n`,
)
const key = fc.constantFrom(
  ...[
    'tmdb.apikey',
    'plex.token',
    'omdb.apikey',
    'radarr.token',
    'anidb.password',
    'trakt.client_id',
    'webhooks.error',
  ],
)
const entry = fc.tuple(key, secret, style, fc.constantFrom('', '  # mine', '\r'))

it('what is taken out is what PMM reads, comes back byte for byte, and is not taken again', () => {
  let moved = 0
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { selector: ([name]) => name, maxLength: 5 }),
      fc.boolean(),
      (entries, nested) => {
        const lines = entries.map(([name, value, write, behind]) => {
          const [section, attribute] = name.split('.')
          return `${section}:\n    ${attribute}: ${write(value)}${behind}\n`.replace(
            /^(?=.)/gm,
            nested ? '    ' : '',
          )
        })
        const text = `libraries:\n  Films é:\n    name: a\n${lines.join('')}`
        const before = document(text)
        if (before.problems.length > 0) return
        const names = () => createNames(text, {}, {}, false, () => true)
        const plan = takeOut(before, names())
        moved += plan.moves.length
        const changed = setVariables(
          '',
          Object.fromEntries(plan.moves.map((one) => [one.variable, one.value])),
        )
        expect(changed.ok).toBe(true)
        const variables = variablesOf(changed.ok ? changed.text : '', {})
        expect(Object.keys(variables).length).toBe(plan.moves.length)
        expect(filled(document(plan.text).value, variables)).toEqual(filled(before.value, variables))
        expect(putBack(document(plan.text), variables).text).toBe(text)
        expect(
          takeOut(
            document(plan.text),
            createNames(plan.text, variables, {}, false, () => true),
          ).moves,
        ).toEqual([])
        expect(takeOut(before, names())).toEqual(plan)
      },
    ),
    { numRuns: 500 },
  )
  expect(moved).toBeGreaterThan(300)
})
