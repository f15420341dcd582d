import { describe, expect, test } from 'vitest'
import type { Check, Grant } from '../../../src/plugin/index.js'
import { provider } from '../../../src/plugins/trakt/provider.js'
import { FAULT_NAMES, fault } from '../../support/fake-trakt/named-faults.mjs'
import type { FakeTrakt } from '../../support/fake-trakt/types.js'
import { start } from '../../support/start-fake-trakt.js'
import { person, sessionWith } from '../../support/trakt-session.js'

const byDevice = (fake: FakeTrakt, timeout: number) => {
  fake.approveAfter(0)
  return provider.authorize(sessionWith(fake, timeout), { kind: 'device' }, person(2))
}

/** How to get to each address of Trakt's. */
const WAYS = {
  settings: (fake, timeout) => provider.check(sessionWith(fake, timeout, fake.issue() as never)),
  refresh: (fake, timeout) => provider.refresh(sessionWith(fake, timeout, fake.issue() as never)),
  exchange: (fake, timeout) => {
    const code = fake.authorizationCode()
    return provider.authorize(sessionWith(fake, timeout), { kind: 'code', code, name: 'code' }, person(0))
  },
  'device-code': byDevice,
  'device-token': byDevice,
} satisfies Readonly<Record<string, (fake: FakeTrakt, timeout: number) => Promise<Grant | Check>>>
type On = keyof typeof WAYS

/** An odd content type does no harm, nor do megabytes of blanks behind a whole answer. The code stays good while Trakt, or the way to it, is not. */
const HARMLESS =
  /^(?:wrong-type|huge|bad-request|rate-limit|rate-limit-bare|server-error|bad-gateway|unavailable|gateway-timeout|cloudflare-52\d|cut-before|hang-before)$/
const isHarmless = (on: On, name: string) =>
  on === 'device-token' ? HARMLESS.test(name) : name === 'wrong-type' || name === 'huge'

async function met(on: On, name: (typeof FAULT_NAMES)[number]) {
  const fake = await start({ behaviour: { fastPoll: 'allowed' } })
  const slow = name === 'slow' ? { delay: 1500 } : name === 'dribble' ? { dribble: 1000 } : {}
  fake.faults.push(fault(name, { on, ...slow }))
  // Only what never comes is to be given up soon: machines are slow at times.
  return WAYS[on](fake, /^(?:slow|dribble|hang)/.test(name) ? 0.5 : 20)
}

describe.each(Object.keys(WAYS) as On[])('on the way to %s', (on) => {
  test.each(FAULT_NAMES.filter((name) => !isHarmless(on, name)))(
    '%s is told in whole sentences: what happened, and what to do',
    async (name) => {
      const answer = await met(on, name)
      if (answer.ok) throw new Error('that was to fail')
      expect(answer.message).toMatch(/^(?=.*Trakt)[A-Z].*[.)]$/)
      // Two sentences in a row have a stop between them.
      expect(answer.message).not.toMatch(/[a-z)] Trakt does not/)
      // Every sentence but this one is followed by what to do; there the program goes on by itself.
      if (answer.kind !== 'token')
        expect(answer.next).toMatch(/^[A-Z].*[.)]$|pmm-config trakt [\w -]+ <config>$/)
    },
  )

  test.each(FAULT_NAMES.filter((name) => isHarmless(on, name)))('%s does no harm', async (name) => {
    expect(await met(on, name)).toMatchObject({ ok: true })
  })
})
