import { describe, expect, test } from 'vitest'
import type { Verb, VerbRequest } from '../../src/plugin/index.js'
import { FAULT_NAMES, fault } from '../support/fake-trakt/named-faults.mjs'
import type { FakeTrakt, Fault } from '../support/fake-trakt/types.js'
import { type Ran, signedIn, signedOut, type World, world } from '../support/world.js'

const PIN = 'CFE7D464'

/** All that a run had to do with and nobody may see: what is in the file, was sent, and came back. */
function secretsOf(w: World): readonly string[] {
  const texts = [
    w.read(),
    ...w.fake.requests.map(({ body, headers }) => `${JSON.stringify(body)} ${headers.authorization}`),
  ]
  return [...new Set([...texts.join('\n').match(/\b(?:[0-9a-f]{64}|CFE7D464)\b/g)!])]
}

/** Six characters in a row of a secret are a leak. */
function expectNoLeak({ out, err }: Pick<Ran, 'out' | 'err'>, secrets: readonly string[]): void {
  const printed = `${out}\n${err}`.toLowerCase()
  for (const secret of secrets)
    for (let at = 0; at + 6 <= secret.length; at++)
      expect(printed).not.toContain(secret.slice(at, at + 6).toLowerCase())
}

const RUNS: readonly [string, (fake: FakeTrakt) => string, Verb, VerbRequest][] = [
  ['auth', signedIn(), 'auth', {}],
  ['auth that renews', signedIn({ expired: true }), 'auth', {}],
  ['auth by a code', signedOut, 'auth', {}],
  ['auth --pin', signedOut, 'auth', { code: PIN, codeName: 'pin' }],
  ['auth --dry-run', signedIn({ expired: true }), 'auth', { dryRun: true }],
  ['auth --json', signedIn({ expired: true }), 'auth', { json: true }],
  ['auth --env-file', signedIn({ expired: true }), 'auth', { envFile: '.env' }],
  ['status', signedIn(), 'status', {}],
  ['status --online', signedIn(), 'status', { online: true }],
  ['refresh', signedIn(), 'refresh', {}],
  ['revoke', signedIn(), 'revoke', { yes: true }],
  ['revoke --dry-run', signedIn(), 'revoke', { dryRun: true }],
]

/** A server that answers with all that it was sent, wherever a message might take something from. */
const ECHOES: readonly Fault[] = [
  { status: 400, body: 'ECHO' },
  { status: 401, body: 'ECHO' },
  { status: 403, headers: { 'cf-ray': 'ECHO' }, body: '<html>' },
  { status: 200, body: '{"user":{"username":"ECHO"},"access_token":"x","error":"ECHO"}' },
  { status: 500, body: 'ECHO' },
]

describe.each(RUNS)('%s shows no secret', (_, config, verb, request) => {
  test('when all is well', async () => {
    const w = await world(config)
    w.fake.approveAfter(1)
    const ran = await w.run(verb, request)
    expectNoLeak(ran, secretsOf(w))
  })

  test('when the server repeats what it was sent', async () => {
    for (const { headers, body, ...rest } of ECHOES) {
      const w = await world(config)
      w.fake.approveAfter(1)
      const secrets = [...secretsOf(w), ...(request.code ? [PIN] : [])]
      const echo = secrets.join(' ')
      const json = JSON.stringify({ error: echo, error_description: echo })
      w.fake.faults.push({
        ...rest,
        times: 2,
        headers: Object.fromEntries(Object.keys(headers ?? {}).map((name) => [name, echo])),
        body: body === 'ECHO' ? json : String(body).replaceAll('ECHO', echo),
      })
      const ran = await w.run(verb, request)
      expectNoLeak(ran, [...secrets, ...secretsOf(w)])
    }
  })
})

// Of the runs that send something, those that differ in what.
describe.each(RUNS.filter(([name]) => /renews|pin|online|revoke$/.test(name)))(
  '%s shows no secret',
  (_, config, verb, request) => {
    test('whatever goes wrong', async () => {
      for (const faultName of FAULT_NAMES.filter((one) => !/slow|dribble|hang|huge|cut|reset/.test(one))) {
        const w = await world(config)
        w.fake.approveAfter(1)
        w.fake.faults.push(fault(faultName, { times: 2 }))
        const ran = await w.run(verb, { timeout: 1, ...request })
        expectNoLeak(ran, secretsOf(w))
      }
    })
  },
)
