import { describe, expect, test } from 'vitest'
import { signedIn, signedOut, world } from '../../support/world.js'

/** Trakt's time; what the clock here says instead. */
const THEIRS = '2026-11-23T12:00:00Z'
const AHEAD = '2027-12-21T12:00:00Z'
const BEHIND = '2024-11-23T12:00:00Z'

const there = { now: () => new Date(THEIRS) }

describe('a clock that is wrong', () => {
  test.each([
    [
      AHEAD,
      /clock of this machine says 2027-12-2\d \d\d:\d\d and is 393 days ahead of Trakt’s\. Set it right/,
    ],
    [
      BEHIND,
      /clock of this machine says 2024-11-2\d \d\d:\d\d and is 730 days behind Trakt’s\. Set it right/,
    ],
  ])(
    'is named after a renewal and a sign-in, and no good token is called a bad one: %s',
    async (now, words) => {
      for (const verb of ['refresh', 'auth'] as const) {
        const w = await world(verb === 'auth' ? signedOut : signedIn(), there)
        w.fake.approveAfter(0)
        const { code, said } = await w.run(verb, {}, { now })
        expect(code).toBe(0)
        expect(said).toMatch(words)
        expect(said).toMatch(
          /Signed in to Trakt as sean \(VIP\)\. The access token is good until .*\(7 days\)/,
        )
        expect(said).not.toContain('not good since')
      }
    },
  )

  test('is named by status that asks, and in JSON', async () => {
    const w = await world(signedIn(), there)
    const { out } = await w.run('status', { online: true, json: true }, { now: AHEAD })
    expect(JSON.parse(out).notes).toContainEqual(expect.stringContaining('393 days ahead of Trakt’s'))
  })

  test.each(['2026-11-23T12:04:00Z', '2026-11-23T11:56:00Z'])('may be a little wrong: %s', async (now) => {
    const w = await world(signedIn(), there)
    expect((await w.run('refresh', {}, { now })).said).not.toContain('clock')
  })
})
