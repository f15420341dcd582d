import { describe, expect, test } from 'vitest'
import { paragraph } from '../../src/auth/report.js'
import { inert, inertJson } from '../../src/report/inert.js'
import { signedIn, signedOut, type World, world } from '../support/world.js'

/** What nobody's text may bring about in a log: a line of its own, a command of Actions or of Azure. */
const EVIL =
  'no\n::error file=a::pwned\r\n##[error]pwned ##vso[task.setvariable]x\u2028::add-mask::a\u001b[31m'

function expectHarmless({ out, err }: { readonly out: string; readonly err: string }): void {
  const all = `${out}\n${err}`
  expect(all).toMatch(/pwned/)
  expect(all).not.toMatch(/^\s*::/m)
  expect(all).not.toMatch(/##\w*\[/)
  expect(all).not.toMatch(/^pwned|^\s*##/m)
  expect(all).not.toMatch(/[\u001b\r\u2028]/)
}

const ERROR = JSON.stringify({ error: 'invalid_grant', error_description: EVIL })

const CASES: Readonly<
  Record<string, readonly [config: typeof signedOut, prepare: (w: World) => void, Parameters<World['run']>]>
> = {
  'the description of an error': [
    signedIn(),
    ({ fake }) => fake.faults.push({ on: 'refresh', status: 400, body: ERROR }),
    ['refresh'],
  ],
  'the name of an error': [
    signedIn(),
    ({ fake }) => fake.faults.push({ on: 'refresh', status: 400, body: JSON.stringify({ error: EVIL }) }),
    ['refresh'],
  ],
  'the same in a sign-in that says why first': [
    signedIn({ expired: true }),
    ({ fake }) => {
      fake.approveAfter(0)
      fake.faults.push({ on: 'refresh', status: 400, body: ERROR })
    },
    ['auth'],
  ],
  'a username': [
    signedIn(),
    ({ fake }) => fake.faults.push({ on: 'settings', body: JSON.stringify({ user: { username: EVIL } }) }),
    ['status', { online: true }],
  ],
  'a username in JSON': [
    signedIn(),
    ({ fake }) => fake.faults.push({ on: 'settings', body: JSON.stringify({ user: { username: EVIL } }) }),
    ['status', { online: true, json: true }],
  ],
  'a code': [
    signedOut,
    ({ fake }) => {
      fake.approveAfter(0)
      const body = (text: string) => JSON.stringify({ ...JSON.parse(text), user_code: EVIL })
      fake.faults.push({ on: 'device-code', body })
    },
    ['auth'],
  ],
  'the name of a config': [
    signedOut,
    (w) => w.write(w.read(), 'a\n::error::pwned.yml'),
    ['status', { path: 'a\n::error::pwned.yml' }],
  ],
  'the name of a config that is none': [
    signedOut,
    () => {},
    ['status', { path: 'pwned\n::error::a##[error].yml' }],
  ],
  'a pattern that nothing matches': [
    signedOut,
    () => {},
    ['status', { path: '::error::pwned##[error].yml' }],
  ],
  'an error in an address': [
    signedOut,
    () => {},
    ['auth', { code: `https://x/?error=${encodeURIComponent(EVIL)}`, codeName: 'code' }],
  ],
}

test.each(Object.entries(CASES))('%s is text and no more', async (_, [config, prepare, args]) => {
  const w = await world(config)
  prepare(w)
  expectHarmless(await w.run(...args))
})

test('tokens that are printed stay one value each', async () => {
  const w = await world(signedIn())
  const body = (text: string) => JSON.stringify({ ...JSON.parse(text), scope: EVIL, token_type: EVIL })
  w.fake.faults.push({ on: 'refresh', body })
  const { out } = await w.run('refresh', { print: true })
  expect(out).toContain('pwned')
  expect(out).not.toMatch(/^\s*(?:::|##)/m)
})

describe('a line', () => {
  test('is no command when a long text is broken before it', () => {
    const text = `${'word '.repeat(20)}::error::pwned ${'word '.repeat(20)}`
    for (let columns = 40; columns < 120; columns++) expect(paragraph(text, columns)).not.toMatch(/^\s*::/m)
  })

  test.each([
    ['  ::error::a', '  \\x3a:error::a'],
    ['a ::error::a', 'a ::error::a'],
    ['a ##[error]b ##vso[a]', 'a \\x23#[error]b \\x23#vso[a]'],
    ['### [a](b)', '### [a](b)'],
    ['::1', '\\x3a:1'],
  ])('is made inert: %j', (line, expected) => {
    expect(inert(line)).toBe(expected)
  })

  test('of JSON says the same to who reads JSON', () => {
    const value = { a: '##[error]\u009b\u202e', b: ['##vso[x]', 'ü'] }
    expect(JSON.parse(inertJson(value))).toEqual(value)
    expect(inertJson(value)).not.toMatch(/##|\u009b|\u202e/)
  })
})
