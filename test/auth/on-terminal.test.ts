import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { signedIn, signedOut, type World, world } from '../support/world.js'
import { canMakeTerminals, runOnTerminal } from './pseudo-terminal.js'

/** Good for longer than the margin by the clock of this machine. */
const GOOD = { now: () => new Date() }
const AUTH = ['trakt', 'auth', 'config.yml']
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const withoutSecret = (w: World) => w.write(w.read().replace(/client_secret: .+/, 'client_secret:'))

/** Puts a program into the folder of a world that writes what it is told, and read, into a file. */
function script(w: World, name: string): string {
  mkdirSync(join(w.folder, 'bin'), { recursive: true })
  const path = join(w.folder, 'bin', name)
  w.write(`#!/bin/sh\n{ echo "$@"; cat; } > '${w.folder}/told.new'\nmv told.new told\n`, `bin/${name}`)
  chmodSync(path, 0o755)
  return path
}

const told = (w: World) =>
  vi.waitFor(() => readFileSync(join(w.folder, 'told'), 'utf8'), { timeout: 20_000, interval: 20 })

describe.skipIf(!canMakeTerminals)('a secret that is asked for', () => {
  test('is not shown, and goes into the file', async () => {
    const w = await world(signedOut, GOOD)
    const { clientSecret } = w.fake.app
    withoutSecret(w)
    w.fake.approveAfter(0)
    const run = runOnTerminal(w, AUTH)
    // The first words in which it is named, long before the question.
    await run.until('Client Secret')
    run.type(clientSecret.slice(0, 10))
    // Ctrl-T shows what is typed in some programs.
    run.type('\u0014')
    run.type(`${clientSecret.slice(10)}\r`)
    await run.until('Signed in to Trakt as sean')
    expect(await run.end()).toBe(0)
    expect(run.printed()).not.toContain(clientSecret.slice(0, 6))
    expect(run.printed()).not.toContain('visibility')
    expect(w.read()).toContain(`client_secret: ${clientSecret}\n`)
  })

  test('is not shown where two are pasted in one go', async () => {
    const w = await world(signedOut, GOOD)
    const { clientId, clientSecret } = w.fake.app
    withoutSecret(w)
    w.write(w.read().replace(/client_id: .+/, 'client_id:'))
    w.fake.approveAfter(0)
    const run = runOnTerminal(w, AUTH)
    await run.until('Client ID and Client Secret')
    run.type(`${clientId}\r${clientSecret}\r`)
    await run.until('? Client Secret')
    run.type(`${clientSecret}\r`)
    await run.until('Signed in to Trakt as sean')
    expect(await run.end()).toBe(0)
    expect(run.printed()).not.toContain(clientId.slice(0, 6))
    expect(run.printed()).not.toContain(clientSecret.slice(0, 6))
    expect(w.read()).toContain(`client_secret: ${clientSecret}\n`)
  })

  test.each(SIGNALS)('is waited for no longer after %s', async (signal) => {
    const w = await world(signedOut, GOOD)
    withoutSecret(w)
    const before = w.read()
    const run = runOnTerminal(w, AUTH)
    await run.until('Client Secret')
    run.signal(signal)
    await run.until('Cancelled; the config is as it was.')
    expect(await run.end()).toBe(2)
    expect(w.read()).toBe(before)
  })
})

describe.skipIf(!canMakeTerminals)('waiting for a code to be entered', () => {
  test.each([
    ['--new', '--new ADDRESS'],
    ['--to=%s --new', '--to=ADDRESS --new'],
  ])('opens the first browser of BROWSER that is there on Enter, with %s', async (args, expected) => {
    const w = await world(signedOut, GOOD)
    const run = runOnTerminal(w, AUTH, { BROWSER: `nowhere/browser %s:${script(w, 'browse')} ${args}` })
    await run.until('Press Enter')
    await run.until('left')
    run.type('\r')
    const address = /with the code in it: (\S+)/.exec(run.printed())![1]!
    expect(await told(w)).toBe(`${expected.replace('ADDRESS', address)}\n`)
    run.type('\u0003')
    expect(await run.end()).toBe(2)
  })

  test('opens none by --no-browser', async () => {
    const w = await world(signedOut, GOOD)
    const run = runOnTerminal(w, [...AUTH, '--no-browser'], { BROWSER: script(w, 'browse') })
    await run.until('left')
    run.type('\r')
    const polls = w.asked().length
    await vi.waitFor(() => expect(w.asked().length).toBeGreaterThan(polls + 3), { timeout: 20_000 })
    run.type('\u0003')
    expect(await run.end()).toBe(2)
    expect(run.printed()).not.toContain('Press Enter')
    expect(existsSync(join(w.folder, 'told'))).toBe(false)
  })

  test('copies the code by --clipboard', async () => {
    const w = await world(signedOut, GOOD)
    script(w, 'xclip')
    script(w, 'pbcopy')
    const run = runOnTerminal(w, [...AUTH, '--clipboard'], { PATH: `${w.folder}/bin:/usr/bin:/bin` })
    await run.until('The code is in the clipboard.')
    const code = /^ {4}([0-9A-Z]{8})$/m.exec(run.printed())![1]!
    expect(await told(w)).toContain(code)
    run.type('\u0003')
    expect(await run.end()).toBe(2)
  })

  test.each([...SIGNALS, 'Ctrl-C'] as const)('ends on %s, and the file is as it was', async (how) => {
    const w = await world(signedOut, GOOD)
    const before = w.read()
    const run = runOnTerminal(w, AUTH)
    await run.until('left')
    if (how === 'Ctrl-C') run.type('\u0003')
    else run.signal(how)
    await run.until('Cancelled; the config is as it was.')
    expect(await run.end()).toBe(2)
    expect(w.read()).toBe(before)
  })
})

test.skipIf(!canMakeTerminals)('pasting ends on Ctrl-C', async () => {
  const w = await world(signedOut, GOOD)
  const run = runOnTerminal(w, [...AUTH, '--import', '-'])
  await run.until('Ctrl-D')
  run.type('\u0003')
  await run.until('Cancelled; the config is as it was.')
  expect(await run.end()).toBe(2)
  expect(run.printed()).toContain('\npmm-config: Cancelled')
})

describe.skipIf(!canMakeTerminals)('revoke', () => {
  const REVOKE = ['trakt', 'revoke', 'config.yml']
  const QUESTION = 'Sign out of Trakt and blank the tokens in config.yml?'

  test('does it on y', async () => {
    const w = await world(signedIn(), GOOD)
    const run = runOnTerminal(w, REVOKE)
    await run.until(QUESTION)
    run.type('y\r')
    expect(await run.end()).toBe(0)
    expect(w.asked()).toContain('POST /oauth/revoke')
    expect(w.read()).toMatch(/access_token:\n/)
  })

  test.each(['n\r', '\r', '\u0003', ...SIGNALS])('does nothing on %j', async (answer) => {
    const w = await world(signedIn(), GOOD)
    const before = w.read()
    const run = runOnTerminal(w, REVOKE)
    await run.until(QUESTION)
    const signal = SIGNALS.find((one) => one === answer)
    if (signal) run.signal(signal)
    else run.type(answer)
    await run.until('Cancelled; the config is as it was.')
    expect(await run.end()).toBe(2)
    expect(w.asked()).toEqual([])
    expect(w.read()).toBe(before)
  })
})

describe.skipIf(!canMakeTerminals)('fix', () => {
  test('offers to sign in, and leaves it at that on n', async () => {
    const w = await world(signedOut, GOOD)
    const before = w.read()
    const run = runOnTerminal(w, ['fix', 'config.yml'])
    await run.until('Run `pmm-config trakt auth config.yml` now?')
    run.type('n\r')
    await run.end()
    expect(w.asked()).toEqual([])
    expect(w.read()).toBe(before)
  })
})
