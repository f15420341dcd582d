import { describe, expect, test } from 'vitest'
import { type Circumstances, check } from '../../src/lint/check.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import type { Finding, Rule, RuleMeta } from '../../src/rules/rule.js'
import { createSource } from '../../src/text/source.js'
import type { ConfigDocument } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'

const TEXT = 'libraries:\nplex:\n  url: abc\n  token: def\n'
const CIRCUMSTANCES: Circumstances = {
  target: { range: '>=2.0.0', from: { kind: 'option', path: null, line: null } },
  now: new Date('2026-09-22T12:00:00Z'),
  facts: NO_FACTS,
  margin: 0,
  severityOf: () => undefined,
  isAskedFor: () => false,
  ruleIds: [],
}

function ruleOf(
  id: string,
  find: (document: ConfigDocument) => readonly Finding[],
  more: Partial<RuleMeta> = {},
): Rule {
  const meta: RuleMeta = {
    id,
    kind: 'lint',
    severity: 'error',
    fix: 'none',
    holds: '>=1.0.0',
    ...more,
  }
  return { meta, check: ({ document }) => find(document) }
}

const at =
  (...path: string[]) =>
  (document: ConfigDocument) => [{ at: document.at(path)!, message: 'M.' }]
const keyAt =
  (...path: string[]) =>
  (document: ConfigDocument) => [{ at: document.keyOf(document.at(path)!), message: 'M.' }]

async function run(rules: readonly Rule[], more: Partial<Circumstances> = {}) {
  const document = await readDocument(createSource('config.yml', TEXT))
  const checked = await check(document, rules, { ...CIRCUMSTANCES, ...more }, [])
  return checked.map(({ diagnostic }) => diagnostic)
}
const ids = async (rules: readonly Rule[], more?: Partial<Circumstances>) =>
  (await run(rules, more)).map(({ rule }) => rule)

describe('the engine', () => {
  test('puts findings in the order of the file, those of one place in the order of their ids', async () => {
    const rules = [
      ruleOf('b/z', at('plex', 'url')),
      ruleOf('a/y', at('plex', 'token')),
      ruleOf('b/a', at('plex', 'url')),
      ruleOf('z/z', keyAt('libraries')),
    ]
    expect(await ids(rules)).toEqual(['z/z', 'b/a', 'b/z', 'a/y'])
  })

  test('takes two findings of a rule at one place for one', async () => {
    const twice = (document: ConfigDocument) => [
      ...at('plex', 'url')(document),
      ...at('plex', 'url')(document),
      ...at('plex', 'token')(document),
    ]
    expect(await ids([ruleOf('a/twice', twice)])).toEqual(['a/twice', 'a/twice'])
  })

  test('says lines and columns from 1, and the path', async () => {
    const [found] = await run([ruleOf('a/a', at('plex', 'token'))])
    expect(found?.path).toEqual(['plex', 'token'])
    expect(found?.range).toEqual({
      start: { line: 4, column: 10, offset: 37 },
      end: { line: 4, column: 13, offset: 40 },
    })
  })

  test('takes an offset for a place, too', async () => {
    const [found] = await run([ruleOf('a/a', () => [{ at: { start: 0, end: 9 }, message: 'M.' }])])
    expect(found).toMatchObject({
      path: [],
      range: { start: { line: 1, column: 1 }, end: { line: 1, column: 10 } },
    })
  })

  test('lets a finding be milder than its rule, never stronger', async () => {
    const asking = (severity: 'error' | 'info') => (document: ConfigDocument) => [
      { ...at('plex', 'url')(document)[0]!, severity },
    ]
    const [milder] = await run([ruleOf('a/a', asking('info'), { severity: 'warning' })])
    const [stronger] = await run([ruleOf('a/a', asking('error'), { severity: 'warning' })])
    expect([milder?.severity, stronger?.severity]).toEqual(['info', 'warning'])
  })
})

describe('a rule that stands in for another', () => {
  const weak = ruleOf('a/weak', at('plex', 'url'))
  const strong = (more: Partial<RuleMeta> = {}) =>
    ruleOf('a/strong', at('plex', 'url'), { insteadOf: ['a/weak'], ...more })

  test('silences it at the same place', async () => {
    expect(await ids([weak, strong()])).toEqual(['a/strong'])
  })

  test('does not silence it elsewhere', async () => {
    expect(await ids([ruleOf('a/weak', at('plex', 'token')), strong()])).toEqual(['a/strong', 'a/weak'])
  })

  test('does not silence it for versions in which it has nothing to say itself', async () => {
    expect(await ids([weak, strong({ not: '>=2.0.0' })])).toEqual(['a/weak'])
  })

  test('does not silence it when it is switched off', async () => {
    expect(
      await ids([weak, strong()], { severityOf: (id) => (id === 'a/strong' ? 'off' : undefined) }),
    ).toEqual(['a/weak'])
  })
})

test('the settings give a rule another severity', async () => {
  const [found] = await run([ruleOf('a/a', at('plex', 'url'))], { severityOf: () => 'info' })
  expect(found?.severity).toBe('info')
})
