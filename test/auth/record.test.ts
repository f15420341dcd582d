import { describe, expect, test } from 'vitest'
import { hashOf, recordIn } from '../../src/auth/record.js'

const HASH = hashOf('token')
const RECEIVED = {
  tokens: { access_token: 'a', expires_in: 604800, scope: null },
  client: { client_id: 'b' },
  replaces: HASH,
}
const withReceived = (more: object) => ({ version: 1, sent: HASH, received: { ...RECEIVED, ...more } })

describe('a record in a journal', () => {
  test.each([
    ['at its beginning', { version: 1 }],
    ['of a token that was sent', { version: 1, sent: HASH, owner: { pid: 1 } }],
    ['of tokens that came', withReceived({})],
    ['of tokens for an env file', withReceived({ envFile: '/config/my files/.env', placeholders: true })],
  ])('%s is read', (_, record) => {
    expect(recordIn(record)).toEqual(record)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', [1]],
    ['a version to come', { version: 2 }],
    ['something else in place of a hash', { version: 1, sent: 'token' }],
    ['a list of what came', { version: 1, received: [] }],
    ['no tokens', withReceived({ tokens: undefined })],
    ['tokens of several lines', withReceived({ tokens: { access_token: 'a\nPATH=/tmp' } })],
    ['nested tokens', withReceived({ tokens: { access_token: { a: 'b' } } })],
    ['keys of several lines', withReceived({ tokens: { 'a\nb': 'c' } })],
    ['a client of several lines', withReceived({ client: { client_id: 'a\r\nb' } })],
    ['a client that is no text', withReceived({ client: { client_id: 1 } })],
    ['a client that is a list', withReceived({ client: ['a'] })],
    ['no hash of what was there', withReceived({ replaces: '' })],
    ['an env file that is no text', withReceived({ envFile: 1 })],
    ['an env file somewhere', withReceived({ envFile: '.env' })],
    ['an env file of two lines', withReceived({ envFile: '/config/.env\n/etc/passwd' })],
    ['something else in place of yes or no', withReceived({ placeholders: 'yes' })],
  ])('with %s is none of ours', (_, record) => {
    expect(recordIn(record)).toBeUndefined()
  })
})
