import { expect, test } from 'vitest'
import { fault } from '../support/fake-trakt/named-faults.mjs'
import { start } from '../support/start-fake-trakt.js'
import { refresh, settings } from './ask.js'

const HTML = { 'content-type': 'text/html; charset=UTF-8' }

test.each([
  ['bad-request', 400, {}],
  ['unauthorized', 401, {}],
  ['private-list', 401, { 'x-private-user': 'true' }],
  ['forbidden', 403, {}],
  ['forbidden-json', 403, { 'content-type': 'application/json; charset=utf-8' }],
  ['cloudflare', 403, { ...HTML, server: 'cloudflare', 'cf-ray': expect.any(String) }],
  ['not-found', 404, {}],
  ['method-not-allowed', 405, {}],
  ['conflict', 409, {}],
  ['gone', 410, {}],
  ['precondition-failed', 412, {}],
  ['denied', 418, {}],
  ['account-limit', 420, { 'x-account-limit': '1', 'x-vip-user': 'false' }],
  ['unprocessable', 422, {}],
  ['locked', 423, { 'x-account-locked': 'true' }],
  ['deactivated', 423, { 'x-account-deactivated': 'true' }],
  ['vip-only', 426, { 'x-upgrade-url': expect.any(String) }],
  ['rate-limit', 429, { 'retry-after': '1', 'x-ratelimit': expect.stringMatching(/"period":1,/) }],
  ['rate-limit-bare', 429, {}],
  ['server-error', 500, HTML],
  ['bad-gateway', 502, HTML],
  ['unavailable', 503, HTML],
  ['gateway-timeout', 504, HTML],
  ['cloudflare-520', 520, HTML],
  ['cloudflare-521', 521, HTML],
  ['cloudflare-522', 522, HTML],
] as const)('%s is status %i', async (name, status, headers) => {
  const fake = await start()
  fake.faults.push(fault(name, { on: 'settings' }))
  const { access_token } = fake.issue()
  const answer = await settings(fake, access_token)
  expect(answer.status).toBe(status)
  expect(Object.fromEntries(answer.headers)).toMatchObject(headers)
  expect((await settings(fake, access_token)).status).toBe(200)
})

test.each([
  ['invalid-grant', 'invalid_grant', 'invalid refresh token'],
  ['session-not-found', 'invalid_grant', 'session not found'],
  ['invalid-client', 'invalid_client', 'client_id is required'],
  ['unauthorized-client', 'unauthorized_client', expect.any(String)],
  ['missing-grant-type', 'invalid_request', 'missing required parameter: grant_type'],
] as const)('%s is the error %s', async (name, error, error_description) => {
  const fake = await start()
  fake.faults.push(fault(name, { on: 'refresh' }))
  const pair = fake.issue()
  expect(await refresh(fake, pair)).toMatchObject({ status: 400, json: { error, error_description } })
  expect(fake.stateOf(pair.refresh_token)).toBe('live')
})

test('a fault that has a name can be aimed, and changed in parts', () => {
  expect(fault('slow', { on: 'refresh', delay: 5 })).toEqual({ name: 'slow', on: 'refresh', delay: 5 })
  expect(fault('rate-limit', { headers: { 'retry-after': '30' } }).headers).toEqual({
    'retry-after': '30',
    'x-ratelimit': expect.any(String),
  })
})
