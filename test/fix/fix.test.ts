import { describe, expect, test } from 'vitest'
import { fix, type Inspected } from '../../src/fix/fix.js'
import { check } from '../../src/lint/check.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import type { Finding, Fix, Rule, RuleMeta } from '../../src/rules/rule.js'
import { createSource, type Source } from '../../src/text/source.js'
import type { ConfigDocument, Entry } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'

/** A rule that speaks up on every key that `finds`, with a repair. */
function ruleOf(
  id: string,
  finds: (entry: Entry, document: ConfigDocument) => boolean,
  make: (entry: Entry) => Fix['make'],
  more: Partial<RuleMeta> & { readonly reveals?: Fix['reveals'] } = {},
): Rule {
  const { reveals, ...meta } = more
  const about: RuleMeta = {
    id,
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    ...meta,
  }
  return {
    meta: about,
    *check({ document }): Iterable<Finding> {
      for (const entry of document.walk())
        if (finds(entry, document))
          yield {
            at: entry.key,
            message: 'M.',
            fix: { title: 'T', safety: 'safe', make: make(entry), ...(reveals ? { reveals } : {}) },
          }
    },
  }
}

const remove = (entry: Entry): Fix['make'] => {
  const { path } = entry.value
  return (draft) => draft.remove(draft.document.at(path)!)
}
const named = (name: string) => (entry: Entry) => entry.name === name
const renaming =
  (name: string) =>
  (entry: Entry): Fix['make'] =>
  (draft) =>
    draft.rename(draft.document.at(entry.value.path)!, name)
/** Moves a key to the end of another section. */
const movingTo =
  (section: string) =>
  (entry: Entry): Fix['make'] =>
  (draft) =>
    draft.move(draft.document.at(entry.value.path)!, draft.document.at([section])!)

async function run(text: string, rules: readonly Rule[]) {
  let rounds = -1
  const inspect = async (source: Source): Promise<Inspected> => {
    rounds++
    const document = await readDocument(source)
    const checked = await check(
      document,
      rules,
      {
        target: { range: '>=2.0.0', from: { kind: 'option', path: null, line: null } },
        now: new Date('2026-09-22T12:00:00Z'),
        facts: NO_FACTS,
        margin: 0,
        severityOf: () => undefined,
        isAskedFor: () => false,
        ruleIds: [],
      },
      [],
    )
    return { document, checked }
  }
  const start = await inspect(createSource('config.yml', text))
  const { document, checked, repairs, defects } = await fix(start, inspect, ({ finding }) => !!finding.fix, {
    mayAddFiles: false,
    mayWake: true,
  })
  return {
    text: document.source.text,
    left: checked.map(({ diagnostic }) => diagnostic.rule),
    repairs,
    defects,
    rounds,
  }
}

describe('the engine repairs', () => {
  test('what has nothing to do with one another in one round', async () => {
    const many = Array.from({ length: 50 }, (_, index) => `s${index}:\n  a: 1\n  old: 2\n  b: 3\n`)
    const { text, repairs, rounds } = await run(many.join(''), [ruleOf('a/old', named('old'), remove)])
    expect(text).toBe(many.join('').replaceAll('  old: 2\n', ''))
    expect(repairs).toHaveLength(50)
    expect(rounds).toBe(1)
  })

  test('what goes to one place one after the other', async () => {
    const { text, repairs, defects } = await run('a:\n  x: 1\n  y: 2\n  z: 3\nb:\n  w: 0\n', [
      ruleOf(
        'a/move',
        ({ name, value }) => value.path[0] === 'a' && name.length === 1 && value.path.length === 2,
        movingTo('b'),
      ),
    ])
    expect(text).toBe('a:\nb:\n  w: 0\n  x: 1\n  y: 2\n  z: 3\n')
    expect(repairs).toHaveLength(3)
    expect(defects).toEqual([])
  })

  test('more things than a chain may be long', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `  k${index}: ${index}\n`)
    const { text } = await run(`a:\n  keep: 1\n${keys.join('')}b:\n  w: 0\n`, [
      ruleOf('a/move', ({ name, value }) => value.path[0] === 'a' && /^k\d/.test(name), movingTo('b')),
    ])
    expect(text).toBe(`a:\n  keep: 1\nb:\n  w: 0\n${keys.join('')}`)
  })

  test('what a repair brings up', async () => {
    const steps = [1, 2, 3].map((step) =>
      ruleOf(`a/s${step}`, named(`k${step}`), renaming(`k${step + 1}`), { reveals: ['a'] }),
    )
    expect((await run('a:\n  k1: x\n', steps)).text).toBe('a:\n  k4: x\n')
  })

  test('first what others wait for', async () => {
    const rules = [
      ruleOf('a/remove', named('old'), remove, { after: ['b/rename'] }),
      ruleOf('b/rename', named('precious'), renaming('old'), { reveals: ['b', 'old'] }),
    ]
    const { repairs } = await run('a:\n  old: 1\nb:\n  precious: 2\n', rules)
    expect(repairs.map(({ rule }) => rule)).toEqual(['b/rename', 'a/remove', 'a/remove'])
  })

  test('first what keeps PMM from reading the file', async () => {
    const broken = ruleOf('yaml/none', named('bad'), remove, { kind: 'syntax' })
    const { repairs } = await run('a:\n  old: 1\n  bad: 2\n  c: 3\n', [
      ruleOf('a/old', named('old'), remove),
      broken,
    ])
    expect(repairs.map(({ rule }) => rule)).toEqual(['yaml/none', 'a/old'])
  })

  test('nothing where the editor refuses, and says what is left', async () => {
    const { text, left, defects } = await run('a: &x\n  k: 1\nb: *x\n', [ruleOf('a/a', named('a'), remove)])
    expect({ text, left, defects }).toEqual({ text: 'a: &x\n  k: 1\nb: *x\n', left: ['a/a'], defects: [] })
  })

  test('and names the lines of the file as it was', async () => {
    const { repairs } = await run('a:\n  x: 1\n  keep: 1\nb:\n  old: 2\n  w: 0\n', [
      ruleOf('a/x', ({ value }) => value.path.join('.') === 'a.x', movingTo('b')),
      ruleOf('a/old', named('old'), remove, { after: ['a/x'] }),
    ])
    expect(repairs.map(({ lines }) => lines)).toEqual([
      [
        { first: 2, last: 2 },
        { first: 6, last: 6 },
      ],
      [{ first: 5, last: 5 }],
    ])
  })
})

describe('a repair that does harm', () => {
  const worse = ruleOf('b/new', named('worse'), remove, { fix: 'none' })
  const harmless = (rule: Rule): Rule => ({
    ...rule,
    *check(context) {
      for (const { fix, ...finding } of rule.check(context)) yield finding
    },
  })

  test('is none where what it reveals was there before in a later item of the list', async () => {
    const text = 'a:\n- bad: 1\n- worse: 2\n'
    const renames = ruleOf('a/bad', named('bad'), renaming('worse'), { reveals: ['a', 0] })
    const { text: repaired, defects } = await run(text, [renames, harmless(worse)])
    expect(repaired).toBe('a:\n- worse: 1\n- worse: 2\n')
    expect(defects).toEqual([])
  })

  test('is dropped and reported as a defect of ours, and the others are made', async () => {
    const { text, defects, repairs } = await run('a:\n  bad: 1\nb:\n  old: 2\n  w: 0\n', [
      ruleOf('a/bad', named('bad'), renaming('worse')),
      ruleOf('a/old', named('old'), remove),
      harmless(worse),
    ])
    expect(text).toBe('a:\n  bad: 1\nb:\n  w: 0\n')
    expect(defects).toEqual([{ rule: 'a/bad', title: 'T', reason: 'worse' }])
    expect(repairs.map(({ rule }) => rule)).toEqual(['a/old'])
  })

  test('is none where the new finding is milder, or was there before', async () => {
    const mild = harmless(ruleOf('b/new', named('worse'), remove, { severity: 'warning' }))
    expect((await run('a:\n  bad: 1\n', [ruleOf('a/bad', named('bad'), renaming('worse')), mild])).text).toBe(
      'a:\n  worse: 1\n',
    )
    const list = 'a:\n- old: 1\n  k: 2\n- worse: 3\n'
    const items = ruleOf(
      'a/old',
      named('old'),
      (entry) => (draft) => draft.remove(draft.document.at(entry.value.path.slice(0, -1))!),
    )
    expect((await run(list, [items, harmless(worse)])).text).toBe('a:\n- worse: 3\n')
  })

  test('is none where it only brings to light what was there', async () => {
    const rules = [
      ruleOf('a/bad', named('bad'), renaming('good'), { reveals: ['a', 'good'] }),
      harmless(ruleOf('b/inner', ({ value }) => value.path.join('.') === 'a.good.inner', remove)),
    ]
    expect((await run('a:\n  bad:\n    inner: 1\n', rules)).text).toBe('a:\n  good:\n    inner: 1\n')
  })

  test('is dropped where two go round in circles', async () => {
    const { text, defects } = await run('a:\n  one: 1\n', [
      ruleOf('a/one', named('one'), renaming('two'), { reveals: [] }),
      ruleOf('a/two', named('two'), renaming('one'), { reveals: [] }),
    ])
    expect(text).toBe('a:\n  two: 1\n')
    expect(defects).toEqual([{ rule: 'a/two', title: 'T', reason: 'cycle' }])
  })

  test('ends even where every repair brings up the next', async () => {
    const growing = ruleOf(
      'a/grow',
      ({ name }) => /^k1*$/.test(name),
      (entry) => renaming(`${entry.name}1`)(entry),
      {
        reveals: [],
      },
    )
    const { text, left } = await run('a:\n  k: 1\n', [growing])
    expect(text).toBe(`a:\n  k${'1'.repeat(11)}: 1\n`)
    expect(left).toEqual(['a/grow'])
  })

  test('of two that do not go together one is made, then the other if it still makes sense', async () => {
    const onlyIfBoth = (name: string, other: string) =>
      ruleOf(
        `a/${name}`,
        (entry, document) => entry.name === name && document.at(['a', other]) !== undefined,
        remove,
      )
    const { text } = await run('a:\n  x: 1\n  # between\n  # them\n  y: 2\n', [
      onlyIfBoth('x', 'y'),
      onlyIfBoth('y', 'x'),
    ])
    expect(text).toBe('a:\n  # between\n  # them\n  y: 2\n')
  })
})
