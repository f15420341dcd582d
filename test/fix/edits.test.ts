import { describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import type { Diagnostic } from '../../src/lint/diagnostic.js'
import { ALL_DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { applyEdits, type Edit } from '../../src/text/edit.js'
import { CREDENTIALS, filledIn, NOW, usualTarget } from '../support/judged.js'

const EXAMPLES = ALL_DOCUMENTED_RULES.flatMap(({ meta, docs }) =>
  docs.examples.map((example, index) => ({ id: meta.id, number: index + 1, optIn: [meta.id], ...example })),
)

type Outcome = { readonly edits: readonly Edit[] } | { readonly refused: string }

function outcomeOf({ fix }: Diagnostic): Outcome | undefined {
  const made = fix?.edits()
  if (made === undefined) return undefined
  return 'refused' in made ? made : { edits: made }
}

async function outcomes(
  text: string,
  editsWithSecrets = false,
  given: (typeof EXAMPLES)[number] | object = {},
) {
  const { now, ...others } = { now: undefined, ...('given' in given ? given.given : {}) }
  const options = {
    target: await usualTarget(text),
    ...others,
    ...('optIn' in given ? { optIn: given.optIn } : {}),
    now: now === undefined ? NOW : new Date(now),
    editsWithSecrets,
  }
  const { diagnostics } = await validate(text, options)
  return diagnostics.flatMap((one) => {
    const outcome = outcomeOf(one)
    return outcome ? [{ ...outcome, rule: one.rule, fingerprint: one.fingerprint, options }] : []
  })
}

describe('the edits of a repair', () => {
  test.each(EXAMPLES)(
    '$id, $number: take the finding away, in order and apart from each other',
    async (example) => {
      for (const outcome of await outcomes(example.bad, true, example)) {
        if (outcome.rule !== example.id || 'refused' in outcome) continue
        const { edits, fingerprint, options } = outcome
        for (const [index, { range }] of edits.entries())
          expect(range.start).toBeGreaterThanOrEqual(edits[index - 1]?.range.end ?? 0)
        const { diagnostics } = await validate(applyEdits(example.bad, edits), options)
        expect(diagnostics.map((one) => one.fingerprint)).not.toContain(fingerprint)
      }
    },
  )

  test('are there for most repairs', async () => {
    const all = (await Promise.all(EXAMPLES.map((one) => outcomes(one.bad, true, one)))).flat()
    expect(all.filter((one) => 'edits' in one).length).toBeGreaterThan(100)
  })

  test('that put a part of the config into another file are not handed out', async () => {
    const all = (await Promise.all(EXAMPLES.map((one) => outcomes(one.bad, true, one)))).flat()
    const refused = all.flatMap((one) => ('refused' in one ? [one.refused] : []))
    expect(refused.length).toBeGreaterThan(0)
    for (const why of refused)
      expect(why).toMatch(/^it puts a part of the config into another file, \S+\.yml$/)
  })
})

describe('edits that hold a secret', () => {
  const [secret, id] = [CREDENTIALS.SECRET, CREDENTIALS.ID]
  const TEXTS: Readonly<Record<string, string>> = {
    'move a key that holds one': filledIn(
      'libraries:\ntrakt:\n  pin:\nclient_id: ID\nclient_secret: SECRET\n',
    ),
    'merge two sections': filledIn(
      'libraries:\ntrakt:\n  client_id: ID\ntrakt:\n  client_id: ID\n  client_secret: SECRET\n',
    ),
    'write it another way': `libraries:\ntrakt:\n  client_id: ${id}\n  client_secret: "${secret} "\n`,
  }

  test.each(Object.entries(TEXTS))('are withheld where they %s', async (_, text) => {
    const shown = await outcomes(text)
    for (const one of shown)
      for (const { text: added } of 'edits' in one ? one.edits : [])
        for (const value of [secret, id]) expect(added).not.toContain(value.slice(0, 6))
    const own = await outcomes(text, true)
    const writes = own.filter(
      (one) => 'edits' in one && one.edits.some(({ text: added }) => /[0-9a-f]{6}/.test(added)),
    )
    for (const { fingerprint } of writes)
      expect(shown.find((one) => one.fingerprint === fingerprint)).toMatchObject({
        refused: 'it writes a secret anew, which is not shown: `pmm-config fix` makes it',
      })
  })

  test('are really there to be withheld', async () => {
    const refused = (await Promise.all(Object.values(TEXTS).map((text) => outcomes(text)))).flat()
    expect(refused.filter((one) => 'refused' in one).length).toBeGreaterThan(0)
  })

  test('are handed out where they only take it away', async () => {
    const text = filledIn(
      'libraries:\ntrakt:\n  client_id: ID\n  client_secret: SECRET\n  client_secret: SECRET\n',
    )
    const [twice] = (await outcomes(text)).filter(({ rule }) => rule === 'yaml/duplicate-key')
    expect(twice).toMatchObject({ edits: [{ text: '' }] })
  })
})
