import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { fault } from '../support/fake-trakt/named-faults.mjs'
import { APP, started } from '../support/start-fake-mal.js'
import { signedIn, signedOut, type World, world } from '../support/world.js'
import { canMakeTerminals, type OnTerminal, runOnTerminal } from './pseudo-terminal.js'

const GOOD = { now: () => new Date() }
const AUTH = ['trakt', 'auth', 'config.yml']
const CANCELLED = 'Cancelled; the config is as it was.'

const withoutApp = (w: World) => w.write(w.read().replace(/client_(id|secret): .+/g, 'client_$1:'))

/** A browser that notes what it is to open. */
function browser(w: World): string {
  const path = join(w.folder, 'browse')
  writeFileSync(path, `#!/bin/sh\necho "$@" > '${w.folder}/opened'\n`, { mode: 0o755 })
  return path
}

const opened = (w: World) =>
  vi.waitFor(() => readFileSync(join(w.folder, 'opened'), 'utf8').trim(), { timeout: 20_000, interval: 20 })

async function malWorld() {
  const mal = await started()
  const w = await world(
    `libraries:\nmal:\n  client_id: ${APP.clientId}\n  client_secret: ${APP.clientSecret}\n  authorization:\n`,
    GOOD,
  )
  const env = { PMM_CONFIG_MAL_AUTH_URL: mal.url, PMM_CONFIG_MAL_API_URL: mal.url }
  return { w, env }
}

/** Where the page sends the browser of somebody who allows access. */
async function addressFrom(run: OnTerminal): Promise<string> {
  const page = /^ +(http\S+authorize\S+)$/m.exec(run.printed())![1]!
  return (await fetch(page, { redirect: 'manual' })).headers.get('location')!
}

describe.skipIf(!canMakeTerminals)('mal auth', () => {
  test('opens the page on Enter and asks on, until the address has a code in it', async () => {
    const { w, env } = await malWorld()
    const run = runOnTerminal(w, ['mal', 'auth', 'config.yml'], { ...env, BROWSER: browser(w) })
    await run.until('? Paste that address here')
    run.type('\r')
    expect(await opened(w)).toContain('/v1/oauth2/authorize?')
    await run.until('Opened in your browser.')
    await run.until('? Paste that address here')
    run.type('http://localhost/?state=nothing\r')
    await run.until('This address holds no code')
    await run.until('? Paste that address here')
    const address = await addressFrom(run)
    run.type(`${address}\r`)
    await run.until('Signed in to MyAnimeList as')
    expect(await run.end()).toBe(0)
    expect(run.printed()).not.toContain(new URL(address).searchParams.get('code')!.slice(0, 20))
  })

  test('says that there is no browser, and asks on', async () => {
    const { w, env } = await malWorld()
    const run = runOnTerminal(w, ['mal', 'auth', 'config.yml'], { ...env, BROWSER: 'no-such-browser' })
    await run.until('? Paste that address here')
    run.type('\r')
    await run.until('No browser could be opened here.')
    await run.until('? Paste that address here')
    run.type(`${await addressFrom(run)}\r`)
    expect(await run.end()).toBe(0)
  })

  test('leaves nothing of what was pasted to the shell', async () => {
    const { w, env } = await malWorld()
    const run = runOnTerminal(w, ['mal', 'auth', 'config.yml'], env, { rest: true })
    await run.until('? Paste that address here')
    run.type(`${await addressFrom(run)}\ra second line\rand a third`)
    await run.until('Signed in to MyAnimeList as')
    await run.until('rest: <>')
    expect(await run.end()).toBe(0)
  })

  test.each([['--url'], ['--url', '-']])(
    'asks for the address by %s, and shows nothing of it',
    async (...option) => {
      const { w, env } = await malWorld()
      const run = runOnTerminal(w, ['mal', 'auth', ...option, 'config.yml'], env)
      await run.until('? Paste that address here')
      run.type(`${await addressFrom(run)}\r`)
      expect(await run.end()).toBe(0)
      expect(run.printed()).not.toContain('localhost/?code=')
    },
  )
})

describe.skipIf(!canMakeTerminals)('Ctrl-D ends', () => {
  const QUESTIONS: readonly (readonly [string, string, readonly string[], (w: World) => void])[] = [
    ['the question for an id', '? Client ID', AUTH, withoutApp],
    ['the question for a PIN', '? The PIN from Trakt', ['trakt', 'auth', '--pin'], () => {}],
    [
      'the question whether to sign out',
      '(y/N)',
      ['trakt', 'revoke', 'config.yml'],
      (w) => w.write(signedIn()(w.fake)),
    ],
    ['pasting', 'Paste the block here', [...AUTH, '--import', '-'], () => {}],
    ['waiting for a code', 'left', AUTH, () => {}],
  ]

  test.each(QUESTIONS)('%s, and nothing changes', async (_, question, args, prepare) => {
    const w = await world(signedOut, GOOD)
    prepare(w)
    const before = w.read()
    const run = runOnTerminal(w, args)
    await run.until(question)
    run.type('\u0004')
    await run.until(CANCELLED)
    expect(await run.end()).toBe(2)
    expect(w.read()).toBe(before)
  })

  test('the question for an address of MyAnimeList', async () => {
    const { w, env } = await malWorld()
    const run = runOnTerminal(w, ['mal', 'auth', 'config.yml'], env)
    await run.until('? Paste that address here')
    run.type('\u0004')
    await run.until(CANCELLED)
    expect(await run.end()).toBe(2)
  })

  test('the offer of `fix`, as a no', async () => {
    const w = await world(signedOut, GOOD)
    const run = runOnTerminal(w, ['fix', 'config.yml'])
    await run.until('now? (y/N)')
    run.type('\u0004')
    await run.end()
    expect(run.printed()).not.toContain('came to no end')
    expect(w.asked()).toEqual([])
  })
})

describe.skipIf(!canMakeTerminals)('an id and a secret that are typed', () => {
  test('are asked for again where they are too short', async () => {
    const w = await world(signedOut, GOOD)
    const { clientId, clientSecret } = w.fake.app
    withoutApp(w)
    w.fake.approveAfter(0)
    const run = runOnTerminal(w, AUTH)
    await run.until('? Client ID')
    run.type('1234\r')
    await run.until('That is no Client ID')
    await run.until('? Client ID')
    run.type(`${clientId}\r`)
    await run.until('? Client Secret')
    run.type('a secret with blanks\r')
    await run.until('That is no Client Secret')
    await run.until('? Client Secret')
    run.type(`${clientSecret}\r`)
    expect(await run.end()).toBe(0)
  })

  test.each(['denied', 'gone'] as const)('are kept where the sign-in is %s', async (name) => {
    const w = await world(signedOut, GOOD)
    const { clientId, clientSecret } = w.fake.app
    withoutApp(w)
    w.fake.faults.push(
      name === 'denied' ? fault(name, { on: 'device-token' }) : { on: 'device-code', status: 503, times: 9 },
    )
    const run = runOnTerminal(w, AUTH)
    await run.until('? Client ID')
    run.type(`${clientId}\r`)
    await run.until('? Client Secret')
    run.type(`${clientSecret}\r`)
    await run.until('The Client ID and Client Secret that you typed are kept in config.yml.')
    expect(await run.end()).toBe(1)
    expect(w.read()).toContain(`  client_id: ${clientId}\n  client_secret: ${clientSecret}\n`)
  })

  test('are asked for again where Trakt does not know them', async () => {
    const w = await world(signedOut, GOOD)
    const { clientId, clientSecret } = w.fake.app
    withoutApp(w)
    w.fake.approveAfter(0)
    const run = runOnTerminal(w, AUTH)
    await run.until('? Client ID')
    run.type(`${'f'.repeat(64)}\r`)
    await run.until('? Client Secret')
    run.type(`${clientSecret}\r`)
    await run.until('Type them')
    await run.until('? Client ID')
    run.type(`${clientId}\r`)
    await run.until('? Client Secret')
    run.type(`${clientSecret}\r`)
    expect(await run.end()).toBe(0)
    expect(w.read()).not.toContain('ffffff')
  })
})

describe.skipIf(!canMakeTerminals)('a block that is pasted', () => {
  const block = (w: World, lineEnd = '\r') => {
    const { access_token, refresh_token } = w.fake.issue()
    const { clientId, clientSecret } = w.fake.app
    const lines = [
      '# from a page',
      '',
      'trakt:',
      `  client_id: ${clientId}`,
      `  client_secret: ${clientSecret}`,
      '  authorization:',
      `    access_token: ${access_token}`,
      `    refresh_token: ${refresh_token}`,
    ]
    return lines.join(lineEnd)
  }

  test.each<[string, (text: string) => readonly string[]]>([
    ['an empty line', (text) => [`${text}\r`, '\r']],
    ['an empty line that was pasted, too', (text) => [`${text}\r\r`]],
    ['Ctrl-D', (text) => [text, '\u0004']],
    [
      'an empty line behind marks of the terminal',
      (text) => [`\u001b[200~${text}\r\r\u001b[201~`, '\r', '\r'],
    ],
    [
      'an empty line, in pieces',
      (text) => [text.slice(0, 15), text.slice(15, 120), `${text.slice(120)}\r`, '\r'],
    ],
  ])('is not shown, and %s ends it', async (_, keys) => {
    const w = await world(signedOut, GOOD)
    const text = block(w)
    const run = runOnTerminal(w, [...AUTH, '--import', '-'], {}, { rest: true })
    await run.until('nothing of it is shown')
    for (const key of keys(text)) {
      run.type(key)
      await new Promise((wake) => setTimeout(wake, 60))
    }
    await run.until('Read 7 lines.')
    await run.until('Signed in to Trakt as sean')
    expect(await run.end()).toBe(0)
    expect(run.printed()).toContain('rest: <>')
    for (const word of text.match(/\w{20,}/g)!) expect(run.printed()).not.toContain(word.slice(0, 8))
  })
})

describe.skipIf(!canMakeTerminals)('the code to enter', () => {
  test('comes within three lines, and stands out', async () => {
    const w = await world(signedIn({ expired: true }), GOOD)
    w.fake.faults.push(fault('invalid-grant', { on: 'refresh' }))
    const run = runOnTerminal(w, AUTH)
    await run.until('left')
    const lines = run.printed().split('\n')
    expect(lines.findIndex((line) => /^ {4}[0-9A-Z]{8}$/.test(line))).toBeLessThanOrEqual(3)
    expect(run.printed()).toContain('Trakt does not take the refresh token any more')
    run.type('\u0003')
    expect(await run.end()).toBe(2)
  })

  test('is waited for where no browser can be opened, and that is said', async () => {
    const w = await world(signedOut, GOOD)
    const run = runOnTerminal(w, AUTH, { BROWSER: 'no-such-browser' })
    await run.until('left')
    run.type('\r')
    await run.until('No browser could be opened here. Open the address above by hand')
    run.type('\u0003')
    expect(await run.end()).toBe(2)
    expect(existsSync(join(w.folder, 'opened'))).toBe(false)
  })
})
