import { describe, expect, test } from 'vitest'
import { createSource, fix, validate } from '../../src/api/index.js'

const TEXT =
  'libraries:\n  Films: {}\nyamtrack:\n  url: http://yamtrack\n  username: me\n  password: <<yam>>\n'
// What JavaScript may hand over, types or not.
const call = (run: unknown, ...given: unknown[]) =>
  (run as (...given: unknown[]) => Promise<{ readonly target: { readonly range: string } }>)(...given)

describe.each([
  ['validate', validate],
  ['fix', fix],
] as const)('the options of %s', (name, run) => {
  test('`auto` is the target that the config shows, as without one', async () => {
    const { target } = await call(run, TEXT)
    expect(target.range).toBe('>=2.4.5 <=2.5.2')
    expect((await call(run, TEXT, { target: 'auto' })).target).toEqual(target)
  })

  test('what is right is taken, and undefined is as if it were not there', async () => {
    const options = {
      path: 'a.yml',
      target: '2.4.4',
      named: true,
      now: new Date(0),
      margin: 0,
      rules: new Map([['trakt/*', 'off']]),
      optIn: [],
      moreRules: undefined,
    }
    expect((await call(run, createSource('b.yml', TEXT), options)).target.range).toBe('2.4.4')
  })

  test.each<readonly [string, unknown]>([
    ['path', 5],
    ['target', 'newest'],
    ['target', 2.4],
    ['target', {}],
    ['named', 'yes'],
    ['now', '2026-01-01'],
    ['now', new Date(Number.NaN)],
    ['margin', '60'],
    ['margin', -1],
    ['rules', { 'trakt/*': 'off' }],
    ['rules', new Map([['trakt/*', 'none']])],
    ['moreRules', {}],
    ['optIn', 'a'],
    ['targt', '2.4.4'],
    ...(name === 'fix'
      ? ([
          ['unsafe', 1],
          ['repairs', []],
        ] as const)
      : ([['unsafe', true]] as const)),
  ])('%s: what is wrong is named (%j)', async (option, value) => {
    const failed = call(run, TEXT, { [option]: value })
    await expect(failed).rejects.toThrow(TypeError)
    await expect(failed).rejects.toThrow(`\`${option}\``)
  })

  test('a config that is none, and options that are none', async () => {
    for (const config of [undefined, null, 5, {}, ['a']])
      await expect(call(run, config)).rejects.toThrow(/: the config must be a text/)
    for (const options of [null, 'a', []])
      await expect(call(run, TEXT, options)).rejects.toThrow(/: the options must be an object/)
  })
})
