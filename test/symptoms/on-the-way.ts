import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import type { Verb, VerbRequest } from '../../src/plugin/index.js'
import { type FaultName, fault } from '../support/fake-trakt/named-faults.mjs'
import type { Endpoint, FakeTrakt } from '../support/fake-trakt/types.js'
import { NOW, signedIn, signedOut, type World } from '../support/world.js'
import type { Symptom } from './in-config.js'

/** One that is met on the way, and what is said then. */
export interface OnTheWay extends Symptom {
  /** Signed in, unless said. */
  readonly config?: (fake: FakeTrakt) => string
  prepare?(world: World): void
  readonly verb: Verb
  readonly request?: VerbRequest
  readonly code: number
  readonly words: RegExp
}

/** Trakt, or what stands before it, answers like that. */
const answers = (name: FaultName, on: Endpoint, more: { body?: string; status?: number } = {}) => ({
  prepare: ({ fake }: World) => void fake.faults.push(fault(name, { on, ...more })),
})
const error = (code: string, description: string) =>
  JSON.stringify({ error: code, error_description: description })

const EXPIRED = signedIn({ expired: true })
const OLD = signedIn({ createdAt: new Date('2026-01-08T00:00:00Z') })
const PIN = { code: 'CFE7D464', codeName: 'pin' }

export const ON_THE_WAY: readonly OnTheWay[] = [
  {
    number: 1,
    what: 'New Authorization Failed',
    config: signedOut,
    prepare({ fake }) {
      fake.approveAfter(0)
      fake.faults.push(fault('locked', { on: 'settings' }))
    },
    verb: 'auth',
    code: 1,
    words: /gave new tokens, but does not take them\. Written: config\.yml.*locked \(423\)/,
  },
  {
    number: 2,
    what: 'Invalid trakt pin',
    config: signedOut,
    verb: 'auth',
    request: PIN,
    code: 1,
    words:
      /older than ten minutes, was used already, or the app has another redirect URI.*--device config\.yml/,
  },
  {
    number: 3,
    what: 'EOF when reading a line',
    config: signedOut,
    verb: 'auth',
    request: { ...PIN, code: '' },
    code: 4,
    words: /nobody can be asked here.*--pin - config\.yml/,
  },
  {
    number: 4,
    what: 'dead after a day, without a refresh',
    config: signedIn({ createdAt: new Date(Date.parse(NOW) - 6 * 24 * 3600_000) }),
    verb: 'refresh',
    request: { ifExpiring: '2d' },
    code: 0,
    words: /good until .*\(7 days\)\. Written: config\.yml/,
  },
  {
    number: 8,
    what: 'does not match the redirection URI',
    config: EXPIRED,
    ...answers('bad-request', 'refresh', {
      status: 401,
      body: error('invalid_grant', 'does not match the redirection URI used'),
    }),
    verb: 'refresh',
    code: 4,
    words: /belongs to another app or redirect URI\. .*next: Sign in/,
  },
  {
    number: 9,
    what: 'session not found',
    config: EXPIRED,
    ...answers('session-not-found', 'refresh'),
    verb: 'refresh',
    code: 4,
    words: /from before Trakt’s move of July 2026.*next: Sign in: pmm-config trakt auth config\.yml/,
  },
  {
    number: 10,
    what: 'invalid_grant again and again',
    verb: 'status',
    code: 0,
    words: /good once\. Stop it first, and give no second program a copy/,
  },
  {
    number: 11,
    what: 'a config that can only be read',
    config: EXPIRED,
    prepare: ({ folder }) => chmodSync(join(folder, 'config.yml'), 0o444),
    verb: 'refresh',
    code: 1,
    words: /write-protected.*Nothing was sent\. next: .*chmod u\+w/,
  },
  {
    number: 13,
    what: 'client_id is required',
    config: signedOut,
    ...answers('invalid-client', 'device-code'),
    verb: 'auth',
    code: 1,
    words: /31 July 2026.*utilities\.kometa\.wiki.*--import - config\.yml/,
  },
  {
    number: 14,
    what: 'Sorry, you have been blocked',
    ...answers('cloudflare', 'settings'),
    verb: 'status',
    request: { online: true },
    code: 1,
    words: /before Trakt saw it \(403, Ray ID .*without VPN.*give Trakt the Ray ID/,
  },
  {
    number: 15,
    what: 'Account is locked',
    ...answers('locked', 'settings'),
    verb: 'status',
    request: { online: true },
    code: 1,
    words: /too many plays of the same thing.*Only Trakt’s support can unlock it/,
  },
  {
    number: 17,
    what: 'another redirect URI',
    config: signedOut,
    ...answers('invalid-grant', 'exchange'),
    verb: 'auth',
    request: { ...PIN, redirectUri: 'http://localhost/other' },
    code: 1,
    words: /another redirect URI \(--redirect-uri\)/,
  },
  {
    number: 18,
    what: 'That code is not valid',
    config: signedOut,
    ...answers('gone', 'device-token'),
    verb: 'auth',
    code: 1,
    words: /Or open the page with the code in it: http:\/\/127\.0\.0\.1:\d+\/activate\/[0-9A-F]{8} /,
  },
  {
    number: 19,
    what: 'restart the process',
    config: signedOut,
    ...answers('gone', 'device-token'),
    verb: 'auth',
    code: 1,
    words: /Waiting for 10 minutes at most.*has run out, says Trakt \(410\)\. next: Run the command again/,
  },
  {
    number: 20,
    what: 'success below an error',
    ...answers('unauthorized', 'settings'),
    verb: 'status',
    request: { online: true },
    code: 4,
    words: /config\.yml: not signed in to Trakt .*does not take the access token \(401\)/,
  },
  {
    number: 21,
    what: 'valid here, invalid there',
    config: OLD,
    verb: 'status',
    code: 4,
    words: /refresh token there, but dead/,
  },
  {
    number: 25,
    what: 'Slow Down',
    config: EXPIRED,
    ...answers('rate-limit-bare', 'refresh'),
    verb: 'refresh',
    code: 1,
    words: /too often \(429\)\. next: Wait a few minutes/,
  },
  {
    number: 26,
    what: 'a wrong host',
    config: EXPIRED,
    ...answers('not-found', 'refresh'),
    verb: 'refresh',
    code: 1,
    words: /\(404\)\. next: Check --auth-url.*https:\/\/auth\.trakt\.tv/,
  },
]
