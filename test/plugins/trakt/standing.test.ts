import { describe, expect, test } from 'vitest'
import { readAsWritten } from '../../../src/auth/patch.js'
import { sectionOf } from '../../../src/auth/section.js'
import { standing } from '../../../src/plugins/trakt/standing.js'
import { tokenTimes } from '../../../src/rules/trakt-tokens.js'
import { createSource } from '../../../src/text/source.js'
import { read } from '../../support/read-config.js'

const NOW = new Date('2026-11-23T12:00:00Z')
const SECONDS = NOW.getTime() / 1000
const WEEK = 604_800

function standingOf(keys: Readonly<Record<string, string | number>>, pin = '', modifiedAt?: Date) {
  const lines = Object.entries(keys).map(([key, value]) => `    ${key}: ${value}\n`)
  const text = `trakt:\n  pin: ${pin}\n  authorization:\n${lines.join('')}`
  const section = sectionOf(readAsWritten(createSource('', text)), 'trakt', { env: {}, envFile: {} })
  return standing(section, { now: NOW, ...(modifiedAt ? { modifiedAt } : {}) })
}

const BOTH = { access_token: 'a', refresh_token: 'b' }

describe('when an access token runs out', () => {
  test.each<[string, Readonly<Record<string, string | number>>, Date | undefined]>([
    [
      'is its lifetime after its issue',
      { created_at: SECONDS, expires_in: WEEK },
      new Date((SECONDS + WEEK) * 1000),
    ],
    [
      'may be in quotes',
      { created_at: `"${SECONDS}"`, expires_in: `'${WEEK}'` },
      new Date((SECONDS + WEEK) * 1000),
    ],
    ['is not told without the issue', { expires_in: WEEK }, undefined],
    ['is not told without the lifetime', { created_at: SECONDS }, undefined],
    ['is not told by milliseconds', { created_at: SECONDS * 1000, expires_in: WEEK }, undefined],
    [
      'is not told by an issue in the future',
      { created_at: SECONDS + 2 * 86_400, expires_in: WEEK },
      undefined,
    ],
    [
      'is told by a clock that is a little wrong',
      { created_at: SECONDS + 60, expires_in: 60 },
      new Date((SECONDS + 120) * 1000),
    ],
    [
      'is not told by a lifetime in milliseconds',
      { created_at: SECONDS, expires_in: WEEK * 1000 },
      undefined,
    ],
    ['is not told by an issue before there was Trakt', { created_at: 2, expires_in: WEEK }, undefined],
    ['is not told by words', { created_at: 'yesterday', expires_in: 'a week' }, undefined],
  ])('%s', (_, keys, end) => {
    expect(standingOf({ ...BOTH, ...keys }).expiresAt).toEqual(end)
    // What `validate` goes by is the same.
    const lines = Object.entries({ ...BOTH, ...keys }).map(([key, value]) => `    ${key}: ${value}\n`)
    const document = read(`trakt:\n  authorization:\n${lines.join('')}`)
    expect(tokenTimes(document, NOW)?.expiresAt).toEqual(end)
  })

  test('is of no interest without one', () => {
    expect(standingOf({ created_at: SECONDS, expires_in: WEEK })).toEqual({
      accessToken: false,
      refreshToken: false,
      pin: 'none',
    })
  })
})

describe('a refresh token', () => {
  test('is dead when it was issued before the move of July 2026', () => {
    const keys = { ...BOTH, created_at: Date.UTC(2026, 5, 1) / 1000, expires_in: WEEK }
    expect(standingOf(keys).dead).toContain('July 2026')
    expect(standingOf({ ...keys, created_at: SECONDS }).dead).toBeUndefined()
  })
})

describe('a PIN', () => {
  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
  test.each([
    ['is none where the key is blank', '', minutesAgo(1), {}, 'none'],
    ['is fresh for ten minutes after the file was written', 'CFE7D464', minutesAgo(9), {}, 'fresh'],
    ['is stale later', 'CFE7D464', minutesAgo(11), {}, 'stale'],
    ['is stale beside tokens', 'CFE7D464', minutesAgo(1), BOTH, 'stale'],
    ['is stale where nobody knows', 'CFE7D464', undefined, {}, 'stale'],
    ['is one also when YAML takes it for a number', '00123456', minutesAgo(1), {}, 'fresh'],
  ] as const)('%s', (_, pin, modifiedAt, keys, state) => {
    expect(standingOf(keys, pin, modifiedAt).pin).toBe(state)
  })
})
