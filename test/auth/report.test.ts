import { describe, expect, test } from 'vitest'
import { stuck } from '../../src/auth/keep.js'
import { paragraph } from '../../src/auth/report.js'
import type { Verb, VerbRequest } from '../../src/plugin/index.js'
import { signedIn, signedOut, type World, world } from '../support/world.js'

const KEYS = [
  'state',
  'path',
  'username',
  'expiresAt',
  'secondsLeft',
  'refreshToken',
  'pin',
  'source',
  'changed',
  'diff',
  'message',
  'notes',
  'next',
]

async function json(w: World, verb: Verb, request: VerbRequest = {}, options = {}) {
  const { out, err, code } = await w.run(verb, { json: true, ...request }, options)
  return { code, err, said: JSON.parse(out) }
}

const WEEK = 604_800
const END = '2026-11-30T12:00:00.000Z'
const GOOD = { expiresAt: END, secondsLeft: WEEK, refreshToken: true, pin: 'none', source: 'file' }
const NONE = { username: null, expiresAt: null, secondsLeft: null, refreshToken: false, pin: 'none' }

describe('--json', () => {
  test.each<[string, (w: World) => void, Verb, VerbRequest, number, object]>([
    ['valid', () => {}, 'auth', {}, 0, { ...GOOD, username: 'sean', changed: false, next: null }],
    ['valid', () => {}, 'status', {}, 0, { ...GOOD, username: null, changed: false, next: null }],
    ['refreshed', () => {}, 'refresh', {}, 0, { ...GOOD, username: 'sean', changed: true, next: null }],
    [
      'authorized',
      ({ fake }) => fake.approveAfter(0),
      'auth',
      { device: true },
      0,
      { ...GOOD, username: 'sean', changed: true, next: null },
    ],
    ['revoked', () => {}, 'revoke', { yes: true }, 0, { ...NONE, source: 'file', changed: true, next: null }],
    [
      'failed',
      ({ fake }) => fake.faults.push({ on: 'refresh', status: 429 }),
      'refresh',
      {},
      1,
      { ...GOOD, username: null, changed: false, next: 'Wait a few minutes and run the command again.' },
    ],
    ['cancelled', () => {}, 'revoke', {}, 2, { ...GOOD, username: null, changed: false, next: null }],
  ])('tells of the state %s', async (state, prepare, verb, request, exit, expected) => {
    const w = await world()
    prepare(w)
    const { code, said } = await json(w, verb, request)
    expect(Object.keys(said)).toEqual(KEYS)
    expect(said).toMatchObject({ state, path: 'config.yml', diff: null, ...expected })
    expect(code).toBe(exit)
    expect(said.message).toMatch(/\.$|\n/)
  })

  test('tells of the state required, and the command to go on with', async () => {
    const w = await world(signedOut)
    const { code, said } = await json(w, 'status')
    expect(Object.keys(said)).toEqual(KEYS)
    expect(said).toMatchObject({
      ...NONE,
      state: 'required',
      next: 'Sign in: pmm-config trakt auth config.yml',
    })
    expect(code).toBe(4)
  })

  test('has a negative number of seconds for what has run out', async () => {
    const w = await world(signedIn({ expired: true }))
    expect((await json(w, 'status')).said).toMatchObject({ secondsLeft: -3600, refreshToken: true })
  })

  test('has all of it also where the command cannot be carried out', async () => {
    const w = await world()
    const { code, said } = await json(w, 'status', { path: 'nowhere.yml' })
    expect(Object.keys(said)).toEqual(KEYS)
    expect(said).toMatchObject({ state: 'failed', path: 'nowhere.yml', notes: [] })
    expect(code).toBe(2)
  })

  test('tells that tokens come from placeholders', async () => {
    const w = await world((fake) =>
      signedIn()(fake).replace(/access_token: .*/, 'access_token: <<trakt-at>>'),
    )
    const env = { KOMETA_TRAKT_AT: 'f'.repeat(64) }
    expect((await json(w, 'status', {}, { env })).said).toMatchObject({
      state: 'valid',
      source: 'placeholder',
    })
  })

  test.each<[Verb, VerbRequest]>([
    ['auth', { force: true }],
    ['refresh', {}],
    ['revoke', {}],
  ])('holds the masked difference of %s --dry-run, without colours', async (verb, request) => {
    const w = await world()
    const [, secret] = /refresh_token: (\w+)/.exec(w.read())!
    const { code, err, said } = await json(
      w,
      verb,
      { dryRun: true, ...request },
      { env: { FORCE_COLOR: '1' } },
    )
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(said.diff).toMatch(/^# Secrets are masked.*\n--- config\.yml\n\+\+\+ config\.yml\n@@ /)
    expect(said.diff).toMatch(/^- {4}access_token: \*+$/m)
    expect(JSON.stringify(said)).not.toContain(secret!.slice(0, 6))
    expect(said).toMatchObject({ state: 'valid', changed: false })
    expect(w.asked()).toEqual([])
  })

  test('has in its notes which variables would be set', async () => {
    const w = await world((fake) =>
      signedOut(fake).replace('authorization:', 'authorization:\n    access_token: <<trakt-at>>'),
    )
    const { said } = await json(w, 'auth', { dryRun: true, envFile: '.env' })
    expect(said.notes.join(' ')).toContain('Into .env would go KOMETA_TRAKT_AT')
  })

  test('keeps what people are to do on standard error', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    expect((await json(w, 'auth')).err).toContain('/activate and enter this code:\n')
  })
})

describe('a command to go on with', () => {
  test.each([
    ['my config.yml', "'my config.yml'"],
    ["it's.yml", "'it'\\''s.yml'"],
    ['-x.yml', "'./-x.yml'"],
    ['$(touch pwned).yml', "'$(touch pwned).yml'"],
  ])('names %s so that a shell takes it for one word', async (name, word) => {
    const w = await world(signedOut)
    w.write(w.read(), name)
    const { err } = await w.run('refresh', { path: name.startsWith('-') ? `./${name}` : name })
    expect(err).toContain(`pmm-config trakt auth ${name.startsWith('-') ? './-x.yml' : word}\n`)
  })
})

describe('a line that is too long', () => {
  test('keeps the column of its table', () => {
    const row = '  access token   not good since 2026-11-02 07:33 (25 days ago)'
    expect(paragraph(row, 60)).toBe(
      '  access token   not good since 2026-11-02 07:33 (25 days\n                 ago)',
    )
    expect(
      paragraph(row, 40)
        .split('\n')
        .every((line) => /^ {2}access token {3}\S|^ {17}\S/.test(line)),
    ).toBe(true)
  })

  test('is broken between words where it is a sentence', () => {
    expect(paragraph(`note: ${'word '.repeat(10)}`.trim(), 40)).toMatch(/^note: word .*\n {2}word/)
  })
})

describe('tokens that could not be written', () => {
  const run = { provider: { title: 'Trakt', service: 'trakt' } } as Parameters<typeof stuck>[0]
  const journal = { path: 'a.journal', keep() {}, remove() {} }

  test.each([undefined, 'Free some space.'])('are told what to do about it, with the hint %j', (hint) => {
    const problem = { path: '', message: 'no room', ...(hint === undefined ? {} : { hint }) }
    const first = hint === undefined ? 'Run' : `${hint} Then run`
    expect(stuck(run, 'c.yml', problem, journal).next).toMatch(
      new RegExp(`^${first} \`pmm-config trakt auth`),
    )
    expect(stuck(run, 'c.yml', problem, undefined).next).toMatch(
      hint === undefined ? /^Sign in again: / : /^Free some space\. Then sign in again: /,
    )
  })
})
