import { describe, expect, test } from 'vitest'
import { signedIn, signedOut, world } from '../support/world.js'
import { runProgram } from './program.js'

/** Good for longer than the margin by the clock of this machine. */
const GOOD = { now: () => new Date() }

describe('the built program', () => {
  test('signs in by a code where there is no terminal, and says in JSON how it went', async () => {
    const w = await world(signedOut, GOOD)
    w.fake.approveAfter(1)
    const { code, out, err } = await runProgram(w, ['trakt', 'auth', '--json', 'config.yml'])
    expect(code).toBe(0)
    expect(err).toContain(`${w.fake.url}/activate/`)
    expect(JSON.parse(out)).toMatchObject({ state: 'authorized', username: 'sean', changed: true })
  })

  test('ends with 2 on Ctrl-C while it waits, and the file is as it was', async () => {
    const w = await world(signedOut, { ...GOOD, interval: 5 })
    const before = w.read()
    const { code, err } = await runProgram(w, ['trakt', 'auth', 'config.yml'], {
      interruptAt: (printed) => printed.includes('Waiting for 10 minutes'),
    })
    expect(code).toBe(2)
    expect(err).toContain('Cancelled; the config is as it was.')
    expect(w.read()).toBe(before)
  })

  test.each([
    ['--pin', 4, '--pin is blank, and nobody can be asked here.'],
    ['--pin=CFE7D464', 1, 'Trakt does not take this code'],
  ])('%s may stand before the path', async (option, exit, words) => {
    const w = await world(signedOut, GOOD)
    const { code, err, out } = await runProgram(w, ['trakt', 'auth', option, 'config.yml'])
    expect(`${out}${err}`).toContain(words)
    expect(code).toBe(exit)
  })

  test('takes a PIN and a block from standard input', async () => {
    const w = await world(signedOut, GOOD)
    const stdin = w.fake.authorizationCode()
    expect(await runProgram(w, ['trakt', 'auth', '--pin', '-', 'config.yml'], { stdin })).toMatchObject({
      code: 0,
    })
    const block = JSON.stringify(w.fake.issue())
    const { code, out } = await runProgram(w, ['trakt', 'auth', '--import', '-', 'config.yml'], {
      stdin: block,
    })
    expect(code).toBe(0)
    expect(out).toContain('Signed in to Trakt as sean (VIP).')
  })

  test.each([
    ['--timeout', 'soon'],
    ['--timeout', '0'],
    ['--margin', 'soon'],
    ['--pin', '1', '--device'],
    ['--print', '--json'],
    ['--placeholders'],
    ['--auth-url', 'http://trakt.tv'],
    ['--nope'],
  ])('ends with 2 for %s %s %s', async (...options) => {
    const w = await world(signedOut, GOOD)
    const { code, err } = await runProgram(w, ['trakt', 'auth', 'config.yml', ...options])
    expect(code).toBe(2)
    expect(err).not.toMatch(/^ +at /m)
    expect(w.asked()).toEqual([])
  })

  test.each([
    ['There is one argument too many', ['trakt', 'auth', 'config.yml', 'CFE7D464']],
    ['There are 2 arguments too many', ['trakt', 'auth', 'config.yml', 'CFE7D464', 'CFE7D464']],
    ['There is one argument too many', ['mal', 'auth', 'config.yml', 'http://localhost/?code=CFE7D464']],
    ['Nonexistent flag: --pni', ['trakt', 'auth', '--pni=CFE7D464']],
    ['Nonexistent flags: --pni, -p', ['trakt', 'auth', '--pni=CFE7D464', '-pCFE7D464']],
    ['--code cannot also be provided when using --pin', ['trakt', 'auth', '--pin', '--code', 'CFE7D464']],
    ['Expected an integer', ['trakt', 'auth', '--timeout', 'CFE7D464']],
    ['there is no such command', ['trakt', 'CFE7D464']],
    ['there is no such command', ['trakt', 'aut', 'CFE7D464']],
  ])('says "%s", and repeats no code that stands in the wrong place', async (words, args) => {
    const w = await world(signedOut, GOOD)
    const { code, err, out } = await runProgram(w, args)
    expect(err).toContain(`${words}\n`)
    expect(out + err).not.toContain('CFE7')
    expect(code).toBe(2)
  })

  test('has every option that its sentences name', async () => {
    const w = await world(signedOut, GOOD)
    const help = (await runProgram(w, ['trakt', 'auth', '--help'])).out
    for (const option of [
      'device',
      'import',
      'print',
      'env-file',
      'placeholders',
      'pin',
      'code',
      'redirect-uri',
      'force',
      'auth-url',
      'api-url',
    ])
      expect(help).toContain(`--${option}`)
    expect((await runProgram(w, ['trakt', 'revoke', '--help'])).out).toContain('--yes')
  })
})

test('a block of MyAnimeList’s is known by the program, and its command is named', async () => {
  const w = await world(signedOut, GOOD)
  const stdin = `mal:\n  authorization:\n    access_token: ${'a'.repeat(64)}\n    refresh_token: ${'b'.repeat(64)}\n`
  const { code, err } = await runProgram(w, ['trakt', 'auth', '--import', '-', 'config.yml'], { stdin })
  expect(code).toBe(1)
  expect(err).toContain('pmm-config mal auth --import - config.yml\n')
  expect(w.asked()).toEqual([])
})

describe('shows no secret while it is debugged', () => {
  test.each([
    ['DEBUG', '*'],
    ['NODE_DEBUG', 'http,https,net,tls,fetch,undici,stream,child_process,fs,timer,worker,esm'],
  ])('by %s=%s', async (name, value) => {
    const w = await world(signedIn({ expired: true }), GOOD)
    const secrets = w.read().match(/[0-9a-f]{64}/g)!
    const renewed = await runProgram(w, ['trakt', 'refresh', 'config.yml'], { env: { [name]: value } })
    expect(renewed.code).toBe(0)
    const pin = await runProgram(w, ['trakt', 'auth', '--pin', 'CFE7D464', 'config.yml'], {
      env: { [name]: value },
    })
    expect(pin.code).toBe(1)
    const printed = [renewed, pin].map(({ out, err }) => out + err).join('\n')
    for (const secret of [...secrets, ...w.read().match(/[0-9a-f]{64}/g)!, 'CFE7D464'])
      for (let at = 0; at + 6 <= secret.length; at++) expect(printed).not.toContain(secret.slice(at, at + 6))
  })
})

describe('Ctrl-C', () => {
  test('ends at once what only asks', async () => {
    const w = await world(signedIn(), GOOD)
    w.fake.faults.push({ on: 'settings', delay: 60_000 })
    const start = Date.now()
    const { code, err } = await runProgram(w, ['trakt', 'status', '--online', 'config.yml'], {
      interruptAt: () => w.asked().length > 0,
    })
    expect(code).toBe(2)
    expect(err).toContain('Cancelled; the config is as it was.')
    expect(Date.now() - start).toBeLessThan(20_000)
  })

  test('leaves the file alone while a block is being checked', async () => {
    const w = await world(signedOut, GOOD)
    const before = w.read()
    w.fake.faults.push({ on: 'settings', delay: 60_000 })
    const { code } = await runProgram(w, ['trakt', 'auth', '--import', '-', 'config.yml'], {
      stdin: JSON.stringify(w.fake.issue()),
      interruptAt: () => w.asked().length > 0,
    })
    expect(code).toBe(2)
    expect(w.read()).toBe(before)
  })

  test('keeps tokens that came while they are being checked', async () => {
    const w = await world(signedIn({ expired: true }), GOOD)
    w.fake.faults.push({ on: 'settings', delay: 60_000 })
    const { code, err } = await runProgram(w, ['trakt', 'refresh', 'config.yml'], {
      interruptAt: () => w.asked().length > 1,
    })
    expect(code).toBe(0)
    expect(err).toContain('Whose they are could not be asked')
    expect(w.fake.stateOf(/refresh_token: (\w+)/.exec(w.read())![1]!)).toBe('live')
  })

  test('waits for what may spend something, and says so', async () => {
    const w = await world(signedIn({ expired: true }), GOOD)
    w.fake.faults.push({ on: 'refresh', delay: 1500 })
    const { code, err } = await runProgram(w, ['trakt', 'refresh', 'config.yml'], {
      interruptAt: () => w.asked().length > 0,
    })
    expect(err).toContain('One moment: what has begun is brought to its end first.')
    expect(code).toBe(0)
    expect(w.fake.stateOf(/refresh_token: (\w+)/.exec(w.read())![1]!)).toBe('live')
  })
})
