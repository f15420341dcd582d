import { expect, test } from 'vitest'
import { fault } from '../../support/fake-trakt/named-faults.mjs'
import type { Fault } from '../../support/fake-trakt/types.js'
import { expectDecency, held, judge, leftBehind, next } from './judge.js'
import { each } from './pool.js'
import { type Ended, start } from './program.js'
import { onStage, type Stage } from './stage.js'
import { count } from './table.js'

/** What became of the new tokens: they came, may have been made and did not come, were not made, or never will. */
type Fate = 'came' | 'may be lost' | 'not made' | 'refused'

interface Case {
  readonly fate: Fate
  fault(stage: Stage): Fault
  /** Of `refresh`, where it is not that of the fate. */
  readonly code?: number
}

const named = (fate: Fate, ...names: readonly Parameters<typeof fault>[0][]): Record<string, Case> =>
  Object.fromEntries(names.map((name) => [name, { fate, fault: () => fault(name) }]))

const CASES: Readonly<Record<string, Case>> = {
  ...named('not made', 'rate-limit', 'rate-limit-bare', 'cloudflare', 'redirect', 'redirect-with-body'),
  ...named('not made', 'not-found', 'method-not-allowed', 'precondition-failed', 'locked', 'deactivated'),
  ...named('not made', 'gone', 'account-limit', 'vip-only', 'forbidden', 'forbidden-json', 'invalid-client'),
  ...named('may be lost', 'cut-before', 'cut-after', 'cut-middle', 'reset-after', 'half-json', 'not-json'),
  ...named('may be lost', 'html', 'empty', 'wrong-shape', 'server-error', 'bad-gateway', 'unavailable'),
  ...named('may be lost', 'gateway-timeout', 'cloudflare-520', 'cloudflare-522', 'cloudflare-524'),
  ...named('not made', 'cloudflare-521', 'cloudflare-523', 'cloudflare-525', 'cloudflare-526'),
  ...named('refused', 'bad-request', 'unauthorized', 'unprocessable'),
  ...named('refused', 'invalid-grant', 'session-not-found', 'missing-grant-type'),
  ...named('may be lost', 'conflict', 'denied'),
  'an error after it was done': { fate: 'may be lost', fault: () => fault('unavailable', { handled: true }) },
  'no answer in time': { fate: 'may be lost', fault: () => fault('hang') },
  'no answer in time, and nothing done': { fate: 'may be lost', fault: () => fault('hang-before') },
  'an end of time in the middle': { fate: 'may be lost', fault: () => fault('dribble', { dribble: 200 }) },
  ...true_('wrong-type', 'slow', 'dribble', 'huge'),
  'a success that Trakt does not document': {
    fate: 'came',
    fault: ({ hear }) => ({ status: 201, body: hear }),
  },
  'a byte order mark': { fate: 'came', fault: ({ hear }) => ({ body: (body) => `\ufeff${hear(body)}` }) },
  'a cut behind the last brace': {
    fate: 'came',
    fault: ({ hear }) => ({ cut: 'middle', body: (body) => hear(body) + ' '.repeat(body.length + 2) }),
  },
}

/** Answers that are odd, and true. */
function true_(...names: readonly Parameters<typeof fault>[0][]): Record<string, Case> {
  const times: Fault = { delay: 0 }
  const quick = { slow: { delay: 300 }, dribble: { dribble: 20 } }
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        fate: 'came' as const,
        fault: ({ hear }: Stage) => {
          const known = fault(name, { ...times, ...quick[name as keyof typeof quick] })
          const { body = (text: string) => text } = known
          return {
            ...known,
            body: (text: string) => (typeof body === 'string' ? hear(text) : body(hear(text))),
          }
        },
      },
    ]),
  )
}

const STEP: Readonly<Record<Fate, string>> = {
  came: 'answer, odd and true',
  'may be lost': 'answer, lost on its way',
  'not made': 'answer, a refusal',
  refused: 'answer, a refusal of the token',
}

export function testAnswers(): void {
  test('every answer to `refresh` is taken for what it is', async () => {
    await each(Object.entries(CASES), ([name, one]) =>
      onStage({}, async (stage) => {
        stage.fake.faults.unshift({ on: 'refresh', ...one.fault(stage) })
        const ended = await start(stage, ['refresh', '--timeout', '1']).ended
        const codes = { came: [0], 'may be lost': [1], 'not made': [1], refused: [4] }
        expectOutcome(name, one.fate, stage, ended, codes[one.fate])
        const again = await next(stage, 'refresh')
        expectDecency(stage, again, name)
        // The access token has run out: what may be spent is tried once more, what surely is not at once.
        const sent = stage.fake.requests.filter(
          ({ body }) => (body as { refresh_token?: string })?.refresh_token === stage.old.refresh_token,
        )
        expect(sent.length, name).toBe(one.fate === 'came' || one.fate === 'refused' ? 1 : 2)
        expect(again.code, name).toBe(held(stage) === stage.old ? 4 : 0)
        if (one.fate === 'not made' || one.fate === 'came') expect(again.code, name).toBe(0)
      }),
    )
  })

  test('`auth` signs in anew where the answer to the refresh token is lost, and ends whole', async () => {
    // To `auth` they are all one.
    const lost = Object.entries(CASES).filter(
      ([, { fate }], index) => fate === 'may be lost' && index % 3 === 0,
    )
    await each(lost, ([name, one]) =>
      onStage({}, async (stage) => {
        const { fake } = stage
        fake.approveAfter(1)
        fake.faults.unshift({ on: 'refresh', ...one.fault(stage) })
        const ended = await start(stage, ['auth', '--timeout', '1']).ended
        expectOutcome(`${name}, then by device`, 'came', stage, ended, [0])
      }),
    )
  })

  test('polls that go wrong are repeated, and an odd answer with tokens is taken', async () => {
    await each(POLLS, ([name, ...faults]) =>
      onStage({}, async (stage) => {
        stage.fake.approveAfter(3)
        for (const one of faults) stage.fake.faults.unshift({ on: 'device-token', ...one(stage) })
        const ended = await start(stage, ['auth', '--device', '--timeout', '1']).ended
        expectOutcome(name, 'came', stage, ended, [0], 'poll')
      }),
    )
  })
}

const POLLS: readonly (readonly [string, ...((stage: Stage) => Fault)[]])[] = [
  ['polls that meet 5xx', () => fault('server-error', { times: 2 })],
  ['polls that meet 503', () => fault('unavailable', { times: 3 })],
  ['a poll that is cut off', () => fault('cut-before')],
  ['a poll that is never answered', () => fault('hang-before')],
  [
    'polls that meet the rate limit',
    () => ({ ...fault('rate-limit'), headers: { 'retry-after': '0' }, nth: 4 }),
  ],
  ['tokens of the wrong type', ({ hear }) => ({ ...fault('wrong-type', { nth: 4 }), body: hear })],
  ['tokens in drops', ({ hear }) => ({ ...fault('dribble', { nth: 4, dribble: 20 }), body: hear })],
]

function expectOutcome(
  name: string,
  fate: Fate,
  stage: Stage,
  ended: Ended,
  codes: readonly number[],
  step: string = STEP[fate],
): void {
  expectDecency(stage, ended, name)
  expect(codes, `${name}: ${ended.out}${ended.err}`).toContain(ended.code)
  const verdict = judge(stage, fate === 'came')
  count(step, verdict)
  expect(verdict, name).toMatchObject({ lost: false, damaged: false })
  expect(held(stage), name).toEqual(fate === 'came' ? stage.given.at(-1) : stage.old)
  if (fate === 'came' || fate === 'not made') expect(leftBehind(stage), name).toEqual([])
}
