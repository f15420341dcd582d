import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAsWritten } from '../../../src/auth/patch.js'
import { startJournal } from '../../../src/files/write/journal.js'
import { provider } from '../../../src/plugins/trakt/provider.js'
import { createSource } from '../../../src/text/source.js'
import { signedIn, signedOut, world } from '../../support/world.js'

describe('--dry-run', () => {
  test.each([
    [
      'auth',
      signedIn({ expired: true }),
      'The refresh token would be sent to Trakt, and what comes back be written.',
    ],
    ['refresh', signedIn(), 'The refresh token would be sent to Trakt, and what comes back be written.'],
    ['auth', signedOut, 'You would be asked to sign in to Trakt, and what comes back be written.'],
  ] as const)(
    'of %s shows the masked difference; nothing is sent, nothing written',
    async (verb, config, words) => {
      const w = await world(config)
      const before = w.read()
      const { code, out, err } = await w.run(verb, { dryRun: true })
      expect(code).toBe(0)
      expect(err.replace(/\s+/g, ' ')).toContain(`${words} Nothing was sent, nothing was written.`)
      expect(out).toMatch(/^# Secrets are masked/)
      expect(out).toMatch(/^\+ {4}access_token: \*+$/m)
      expect(w.asked()).toEqual([])
      expect(w.read()).toBe(before)
    },
  )

  test('of a sign-in that is good says so, and asks nobody', async () => {
    const w = await world()
    const { code, said } = await w.run('auth', { dryRun: true })
    expect(code).toBe(0)
    expect(said).toContain('nothing to do')
    expect(w.asked()).toEqual([])
  })
})

test('--dry-run leaves what an earlier run could not finish where it is, and says so', async () => {
  const w = await world()
  const before = w.read()
  const { path } = startJournal(join(w.folder, 'config.yml'), 'trakt', {
    version: 1,
    received: { tokens: w.fake.issue(), client: {}, replaces: '0'.repeat(64) },
  })
  // As another process left it that is gone by now.
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"pid":\d+/, '"pid":4194305'))
  const { said } = await w.run('auth', { dryRun: true })
  expect(said).toContain('without --dry-run they would be put in')
  expect(w.read()).toBe(before)
  expect(existsSync(path)).toBe(true)
})

describe('--print', () => {
  test('writes the finished block to standard output, all of the rest elsewhere, and nothing into the file', async () => {
    const w = await world(signedOut)
    const before = w.read()
    w.fake.approveAfter(0)
    const { code, out, err } = await w.run('auth', { print: true })
    expect(code).toBe(0)
    expect(w.read()).toBe(before)
    const { trakt } = readAsWritten(createSource('', out)).value as Record<string, Record<string, object>>
    expect(Object.keys(trakt ?? {})).toEqual(['client_id', 'client_secret', 'pin', 'authorization'])
    expect(Object.keys(trakt?.authorization ?? {})).toEqual(provider.tokenKeys)
    const token = /access_token: (\w+)/.exec(out)![1]!
    expect(w.fake.stateOf(token)).toBe('live')
    expect(err).toContain('Signed in to Trakt as sean')
    expect(err).not.toContain(token.slice(0, 6))
  })

  test('writes the block of a sign-in that is good, too', async () => {
    const w = await world()
    const { code, out } = await w.run('auth', { print: true })
    expect(code).toBe(0)
    const block = readAsWritten(createSource('', out)).get(['trakt', 'authorization'])
    expect(block).toEqual(readAsWritten(createSource('', w.read())).get(['trakt', 'authorization']))
    expect(w.asked()).toEqual(['GET /users/settings'])
  })

  test('says that the refresh token that the file still holds is spent', async () => {
    const w = await world()
    const { code, said } = await w.run('refresh', { print: true })
    expect(code).toBe(0)
    expect(said).toContain('config.yml still holds the old tokens, which are spent')
    expect((await w.run('refresh')).said).toContain('was sent to Trakt in an earlier run')
  })
})
