import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/generated/migrations.js'
import { autoTarget } from '../../src/lint/target.js'
import { mayHoldOldForms } from '../../src/registry/old-forms.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'
import { CLEAN_CONFIGS } from '../support/clean-configs.js'

async function mayHold(text: string, target?: string): Promise<boolean> {
  const document = await readDocument(createSource('config.yml', text))
  const from = { kind: 'option', path: null, line: null } as const
  return mayHoldOldForms(document, target === undefined ? autoTarget(document) : { range: target, from })
}

describe('migrations are loaded', () => {
  test.each(
    MIGRATIONS.filter(({ rule }) => !rule.meta.optIn).flatMap(({ id, rule }) =>
      rule.docs.examples.map((example) => ({ id, ...example })),
    ),
  )('for the old form of $id', async ({ bad, given }) => {
    expect(await mayHold(bad, given?.target)).toBe(true)
  })

  test.each(MIGRATIONS.filter(({ rule }) => !rule.meta.optIn).map((one) => [one.id, one] as const))(
    'for each place of %s',
    async (_, { places }) => {
      for (const place of places.filter((one) => !one.startsWith('~'))) {
        const [path = '', value = 'x'] = place.split('=')
        const keys = path.replace('*', 'Films').split('.')
        const text = keys.map(
          (key, depth) => `${'  '.repeat(depth)}${key}:${depth + 1 === keys.length ? ` ${value}` : ''}\n`,
        )
        expect(await mayHold(text.join(''), '>=1.0.0'), place).toBe(true)
      }
    },
  )

  test('for Trakt where the target has none, or where only the config speaks for one that has', async () => {
    const text = 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n'
    expect(await mayHold(text, '>=2.5.0')).toBe(true)
    expect(await mayHold(text)).toBe(true)
    expect(await mayHold(text, '2.4.4')).toBe(false)
    expect(await mayHold('libraries:\n', '>=2.5.0')).toBe(false)
  })

  test('for no config that is up to date', async () => {
    for (const { text, name } of CLEAN_CONFIGS) expect(await mayHold(text, '2.4.4'), name).toBe(false)
    expect(await mayHold('libraries:\n  Films:\n    collection_files:\n    - default: basic\n')).toBe(false)
  })
})

// From each of its names on to the end of the line would take minutes.
test('a comment with many addresses of schemas is gone over once', async () => {
  expect(await mayHold(`# ${'yaml-language-server: $schema='.repeat(20_000)}\nlibraries:\n`)).toBe(false)
}, 10_000)
