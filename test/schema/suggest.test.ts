import { expect, test } from 'vitest'
import { suggest } from '../../src/schema/suggest.js'

const KEYS = ['client_id', 'client_secret', 'pin', 'force_refresh', 'authorization']
const TOKENS = ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'created_at']

test.each([
  ['client-id', KEYS, 'client_id'],
  ['clientid', KEYS, 'client_id'],
  ['Client_ID', KEYS, 'client_id'],
  ['id', KEYS, 'client_id'],
  ['secret', KEYS, 'client_secret'],
  ['auth', KEYS, 'authorization'],
  ['authorisation', KEYS, 'authorization'],
  ['acces_token', TOKENS, 'access_token'],
  ['token', TOKENS, 'access_token'],
  ['refresh', TOKENS, 'refresh_token'],
  ['created', TOKENS, 'created_at'],
  ['pni', KEYS, 'pin'],
  ['tkoen', ['url', 'token', 'timeout'], 'token'],
  ['lru', ['url', 'token'], undefined],
])('%s was meant to be one of %j: %s', (name, known, meant) => {
  expect(suggest(name, known)).toBe(meant)
})

test.each(['username', 'base_url', 'x', '', 'enabled'])('nothing was meant by %j', (name) => {
  expect(suggest(name, KEYS)).toBeUndefined()
})

test('a name is no misspelling of itself', () => {
  expect(suggest('pin', ['pin'])).toBeUndefined()
})
