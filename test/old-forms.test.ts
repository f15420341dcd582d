import { describe, expect, test } from 'vitest'
import { autoTarget } from '../src/engine/target.js'
import { MIGRATIONS } from '../src/generated/migrations.js'
import { mayHoldOldForms } from '../src/old-forms.js'
import { createSource } from '../src/text/source.js'
import { readDocument } from '../src/yaml/read.js'
import { CLEAN_CONFIGS } from './rules/clean-configs.js'

async function mayHold(text: string, target?: string): Promise<boolean> {
  const document = await readDocument(createSource('config.yml', text))
  return mayHoldOldForms(document, target ?? autoTarget(document).range)
}

describe('migrations are loaded', () => {
  test.each(
    MIGRATIONS.filter(({ rule }) => !rule.meta.optIn).flatMap(({ id, rule }) =>
      rule.meta.examples.map((example) => ({ id, ...example })),
    ),
  )('for the old form of $id', async ({ bad, given }) => {
    expect(await mayHold(bad, given?.target)).toBe(true)
  })

  test.each(
    MIGRATIONS.filter(({ rule }) => !rule.meta.optIn && !rule.meta.wholly).map(
      (one) => [one.id, one] as const,
    ),
  )('for each place of %s', async (_, { places }) => {
    for (const place of places.filter((one) => !one.startsWith('~'))) {
      const [path = '', value = 'x'] = place.split('=')
      const keys = path.replace('*', 'Films').split('.')
      const text = keys.map(
        (key, depth) => `${'  '.repeat(depth)}${key}:${depth + 1 === keys.length ? ` ${value}` : ''}\n`,
      )
      expect(await mayHold(text.join('')), place).toBe(true)
    }
  })

  test('for a target that may be newer than all that was verified', async () => {
    expect(await mayHold('libraries:\n', '>=2.4.7')).toBe(true)
  })

  test('for no config that is up to date', async () => {
    for (const { text, name } of CLEAN_CONFIGS) expect(await mayHold(text), name).toBe(false)
  })
})
