import { stripVTControlCharacters } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { fault } from '../support/fake-trakt/named-faults.mjs'
import { signedOut, world } from '../support/world.js'

describe('waiting for a code to be entered', () => {
  test('goes slower by five seconds when Trakt says that it is asked too often', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    w.fake.faults.push(fault('rate-limit-bare', { on: 'device-token' }))
    const start = Date.now()
    expect(await w.run('auth')).toMatchObject({ code: 0 })
    expect(Date.now() - start).toBeGreaterThan(5000)
  })

  test('ends at the time that Trakt set, whatever the interval', async () => {
    const w = await world(signedOut, { expiresIn: 0.3, interval: 60, now: undefined as never })
    const { code, said } = await w.run('auth')
    expect(code).toBe(1)
    expect(said).toContain('for a new')
  })

  test('goes on while Trakt or the network is away', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(3)
    w.fake.faults.push(fault('unavailable', { on: 'device-token' }), {
      on: 'device-token',
      nth: 2,
      cut: 'before',
    })
    expect(await w.run('auth')).toMatchObject({ code: 0 })
  })

  test('counts down in one line on a terminal, and says it once elsewhere', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    expect((await w.run('auth', {}, { isTTY: true })).err).toContain('\rWaiting, 10:00 left \u001b[K')
    w.fake.approveAfter(0)
    expect((await w.run('auth', { device: true })).err).toContain('Waiting for 10 minutes at most ...\n')
  })

  test('opens no browser, and asks for no Enter, where nobody is', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    expect((await w.run('auth', {}, { isTTY: true })).err).not.toContain('Press Enter')
  })

  test('shows the link that has the code in it as a QR code by --qr', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    expect((await w.run('auth', { qr: true })).err).toMatch(/^[█▀▄ ]{20,}$/m)
  })

  test('says of a copy by the terminal that nobody knows what became of it', async () => {
    vi.stubEnv('PATH', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    const { err } = await w.run('auth', { clipboard: true }, { isTTY: true })
    const [, copied] = /\u001b]52;c;(.+?)\u0007/.exec(err)!
    expect(stripVTControlCharacters(err)).toContain(`    ${Buffer.from(copied!, 'base64')}\n`)
    expect(err).toContain('The code was handed to the clipboard of your terminal, if it has one.')
    w.fake.approveAfter(0)
    expect((await w.run('auth', { clipboard: true, device: true })).err).toContain(
      'there is no clipboard here',
    )
  })

  test('shows no control characters of Trakt’s, and takes no address but of the web', async () => {
    const w = await world(signedOut)
    const body = (url: string) =>
      JSON.stringify({
        device_code: 'd',
        user_code: 'A\u001b[31mB',
        verification_url: url,
        expires_in: 0.1,
        interval: 0.01,
      })
    w.fake.faults.push({ on: 'device-code', body: body('https://trakt.tv/activate') })
    expect((await w.run('auth')).err).toContain('A\\x1b[31mB')
    w.fake.faults.push({ on: 'device-code', body: body('file:///etc/passwd') })
    expect((await w.run('auth')).said).toContain('Trakt’s answer holds no code to show you.')
  })
})
