import { describe, expect, test } from 'vitest'
import type { NetAnswer, Session } from '../../src/plugin/index.js'
import { refresh } from '../../src/plugins/mal/exchange.js'

const answer = (status: number, body: unknown, isHtml = false): NetAnswer => ({
  kind: 'answer',
  status,
  header: () => null,
  json: body,
  isHtml,
})

const session = (given: NetAnswer): Session => ({
  client: { client_id: 'a', client_secret: 'b' },
  tokens: { access_token: 'old-access', refresh_token: 'old-refresh' },
  urls: { auth: 'https://myanimelist.net', api: 'https://api.myanimelist.net' },
  now: () => new Date(),
  send: async () => given,
})

describe('an answer to a renewal at MyAnimeList', () => {
  test.each([511, 521, 523, 525, 526])('%i: it was never reached', async (status) => {
    expect(await refresh(session(answer(status, undefined, true)))).toMatchObject({ kind: 'unsent' })
  })

  test.each([500, 502, 503, 504, 520, 522, 524, 530])('%i: it may have been', async (status) => {
    expect(await refresh(session(answer(status, undefined, true)))).toMatchObject({ kind: 'lost' })
  })

  test('a page of the network is not called a yes', async () => {
    expect(await refresh(session(answer(200, undefined, true)))).toMatchObject({
      kind: 'lost',
      message: expect.stringContaining('MyAnimeList may not have been reached at all'),
    })
  })

  test('without a refresh token the old one goes on', async () => {
    expect(await refresh(session(answer(200, { access_token: 'new', expires_in: 1 })))).toEqual({
      ok: true,
      tokens: { access_token: 'new', token_type: 'Bearer', expires_in: 1, refresh_token: 'old-refresh' },
    })
  })

  test.each(['a b', 'a\n', '\u200ba', 'ä', '', 1])('%j is no token', async (token) => {
    expect(await refresh(session(answer(200, { access_token: token, refresh_token: 'a' })))).toMatchObject({
      kind: 'lost',
    })
  })
})
