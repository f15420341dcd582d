import { describe, expect, test } from 'vitest'
import { watchSignals } from '../../src/auth/terminal/interruption.js'
import { waitFor } from '../../src/auth/terminal/wait.js'
import { signInByDevice } from '../../src/plugins/trakt/device.js'
import { fakeIo } from '../support/fake-io.js'
import { start } from '../support/start-fake-trakt.js'
import { person, sessionWith } from '../support/trakt-session.js'

/** How often a service is asked within a time, in seconds. */
async function polls(interval: number, expiresIn: number): Promise<number> {
  let count = 0
  const interruption = watchSignals(() => {})
  const poll = async () => {
    count++
    return { state: 'pending' } as const
  }
  const setting = { io: fakeIo('.'), browser: false, interruption, say: () => {} }
  await waitFor({ url: 'http://127.0.0.1/', interval, expiresIn }, poll, setting)
  interruption.end()
  return count
}

describe('whatever pace a service names', () => {
  test.each([0, 0.001, 1e-9])(
    '%d seconds: it is asked a few times quickly, and then every second',
    async (interval) => {
      expect(await polls(interval, 2.5)).toBeLessThanOrEqual(10)
    },
  )

  test.each([
    [0, 5],
    [-1, 5],
    ['1', 5],
    [7, 7],
  ])('%j means %d seconds to Trakt’s', async (said, meant) => {
    const fake = await start()
    const body = (text: string) => JSON.stringify({ ...JSON.parse(text), interval: said })
    fake.faults.push({ on: 'device-code', body })
    let interval: number | undefined
    await signInByDevice(sessionWith(fake, 5), {
      ...person(1),
      async waitFor(invitation) {
        interval = invitation.interval
        return { ok: false, kind: 'expired', message: '' }
      },
    })
    expect(interval).toBe(meant)
  })
})
