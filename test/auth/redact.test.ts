import { describe, expect, test } from 'vitest'
import { redactWords, secretsAnswered, secretsSent } from '../../src/auth/redact.js'

describe('what is sent', () => {
  test('is secret but for what is known to be plain', () => {
    const plain = {
      grant_type: 'refresh_token',
      redirect_uri: 'http://localhost/',
      token_type: 'Bearer',
      scope: 'public',
      expires_in: '604800',
      created_at: '1763899200',
    }
    expect(secretsSent(plain)).toEqual([])
    expect(secretsSent({ ...plain, refresh_token: 'one', client_id: 'two', whatever: 'three' })).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  test('of a session leaves the times of its tokens to be said', () => {
    const secrets = secretsSent({ access_token: 'f'.repeat(64), expires_in: '604800' })
    expect(redactWords('good for 604800 seconds', secrets)).toBe('good for 604800 seconds')
  })
})

describe('what is answered', () => {
  test('is secret by the names of its keys', () => {
    const secret = {
      access_token: 'one',
      refreshToken: 'two',
      device_code: 'three',
      client_secret: 'four',
      pin: 'five',
      id_token: 'six',
      api_key: 'seven',
    }
    expect(secretsAnswered(secret)).toEqual(Object.values(secret))
  })

  test('is plain where it is about the person or the service', () => {
    const plain = {
      token_type: 'Bearer',
      user_code: '1F00A5F7',
      verification_url: 'https://trakt.tv/activate',
      error: 'invalid_grant',
      error_description: 'session not found',
      username: 'sean',
      name: 'Sean Rudford',
      location: 'San Diego, CA',
      picture: 'https://example.org/sean.jpg',
      opinion: 'a fine thing',
    }
    expect(secretsAnswered(plain)).toEqual([])
  })

  test.each([null, undefined, 'text', 7, [], { user: { token: 'deep' }, expires_in: 7 }])(
    'may be anything: %j',
    (body) => {
      expect(secretsAnswered(body)).toEqual([])
    },
  )
})
