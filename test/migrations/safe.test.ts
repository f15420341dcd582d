import { describe, expect, test } from 'vitest'
import { fix } from '../../src/api/fix.js'
import { wokenBy } from '../../src/fix/woken.js'
import { MIGRATIONS } from '../../src/generated/migrations.js'
import { written } from '../../src/migrations/make/example.js'
import { DOCUMENTED_RULES as RULES } from '../../src/registry/documented-rules.js'
import type { Example } from '../../src/rules/rule.js'
import { NOW } from '../support/judged.js'
import { asRead } from './as-read.js'

/** What a key may hold, right or wrong: what is put in force may be a switch, a number, a word, a list. */
const VALUES = ['true', 'false', 'null', '3', 'sync', '[a, b]']

interface Case {
  readonly id: string
  readonly text: string
  readonly given?: Example['given']
}

const OLD_FORMS: readonly Case[] = MIGRATIONS.filter(({ automation }) => automation !== 'opt-in').flatMap(
  ({ rule: { meta, docs }, places }) => [
    ...docs.examples.map(({ bad, given }) => ({ id: meta.id, text: bad, ...(given ? { given } : {}) })),
    ...places
      .filter((place) => !place.startsWith('~') && !place.includes('='))
      .flatMap((place) => VALUES.map((value) => ({ id: meta.id, text: written(place, value) }))),
    ...places
      .filter((place) => place.includes('='))
      .map((place) => ({ id: meta.id, text: written(...(place.split('=') as [string, string])) })),
    // A list of operations, where old forms are taken another way.
    ...places.flatMap((place) => {
      const [, key, value] = /^libraries\.\*\.operations\.([^.=]+)(?:=(.*))?$/.exec(place) ?? []
      const inList = (held: string) =>
        `libraries:\n  Films:\n    operations:\n      - ${key}: ${held}\n        update_blank_track_titles: true\n`
      if (key === undefined) return []
      return (value === undefined ? VALUES : [value]).map((held) => ({ id: meta.id, text: inList(held) }))
    }),
  ],
)
const EXAMPLES: readonly Case[] = RULES.flatMap(({ meta: { id }, docs }) =>
  docs.examples.map(({ bad, given }) => ({ id, text: bad, ...(given ? { given } : {}) })),
)

/** Only what is done unasked, of one rule. */
async function repaired({ id, text, given: { now, ...given } = {} }: Case): Promise<string> {
  const moment = now === undefined ? NOW : new Date(now)
  return (await fix(text, { ...given, now: moment, repairs: (rule) => rule.id === id })).text
}

/** A file that Kometa refuses as a whole is found again as a whole. */
const isRefused = ({ id }: Case) => RULES.some(({ meta }) => meta.id === id && meta.kind === 'syntax')

const CASES = [...OLD_FORMS, ...EXAMPLES].filter((one) => !isRefused(one))
const IDS = [...new Set(CASES.map(({ id }) => id))]

describe('what is repaired unasked makes PMM do nothing that it does not do today', () => {
  test.each(IDS)('%s', async (name) => {
    for (const one of CASES.filter(({ id }) => id === name)) {
      const after = await repaired(one)
      if (after !== one.text) expect(wokenBy(asRead(one.text), asRead(after)), one.text).toBeUndefined()
    }
  })

  test('and the comparison sees what is woken', async () => {
    const asleep = written('libraries.*.split_duplicates', 'true')
    const awake = written('libraries.*.operations.split_duplicates', 'true')
    expect(wokenBy(asRead(asleep), asRead(awake))).toBe('splits the items that Plex merged as duplicates')
    const moved = written('libraries.*.settings.sync_mode', 'sync')
    expect(wokenBy(asRead(written('libraries.*.plex.sync_mode', 'sync')), asRead(moved))).toBeUndefined()
  })
})
