import { describe, expect, test } from 'vitest'
import { fault } from '../../support/fake-trakt/named-faults.mjs'
import type { FakeTrakt, TokenPair } from '../../support/fake-trakt/types.js'
import { started } from '../../support/start-fake-mal.js'
import { signedIn, signedOut, type World, world } from '../../support/world.js'

/** A block as the Kometa Utilities page shows it. */
const blockOf = (pair: TokenPair, { app }: FakeTrakt, more = '') =>
  `# paste this\ntrakt:\n  client_id: ${app.clientId}\n  client_secret: ${app.clientSecret}\n${more}  authorization:\n${Object.entries(
    pair,
  )
    .map(([key, value]) => `    ${key}: ${value}\n`)
    .join('')}`

const bareBlock = (pair: TokenPair) => JSON.stringify(pair)

const paste = (w: World, stdin: string, request = {}) => w.run('auth', { import: '-', ...request }, { stdin })

describe('auth --import', () => {
  test('checks a block, writes it and names the user', async () => {
    const w = await world('libraries:\ntrakt:\n')
    const pair = w.fake.issue()
    const { code, said } = await paste(w, blockOf(pair, w.fake))
    expect(code).toBe(0)
    expect(said).toContain('Signed in to Trakt as sean (VIP).')
    expect(said).toContain('Written: config.yml (trakt.client_id, trakt.client_secret, trakt.authorization).')
    expect(w.asked()).toEqual(['GET /users/settings'])
    expect(w.read()).toContain(`    refresh_token: ${pair.refresh_token}\n`)
    expect(await w.run('refresh')).toMatchObject({ code: 0 })
  })

  test('takes it from a file', async () => {
    const w = await world(signedOut)
    w.write(bareBlock(w.fake.issue()), 'block.json')
    expect(await w.run('auth', { import: 'block.json' })).toMatchObject({ code: 0 })
  })

  test('says that a file is not there', async () => {
    const w = await world(signedOut)
    const { code, err } = await w.run('auth', { import: 'block.json' })
    expect(code).toBe(2)
    expect(err).toContain('block.json')
  })

  test('leaves the config alone where the block is none, and says how to do better', async () => {
    const w = await world(signedOut)
    const before = w.read()
    const { code, said } = await paste(w, '')
    expect(code).toBe(1)
    expect(said).toContain('The block from standard input cannot be used: nothing was pasted.')
    expect(said).toContain('next: Copy all of it, from the first line to the last')
    expect(w.read()).toBe(before)
  })

  test.each(['unauthorized', 'forbidden', 'locked'] as const)(
    'writes nothing that Trakt does not take (%s), unless --force says so',
    async (name) => {
      const w = await world(signedOut)
      const before = w.read()
      w.fake.faults.push(fault(name, { on: 'settings', times: 2 }))
      const stdin = bareBlock(w.fake.issue())
      const { code, said } = await paste(w, stdin)
      expect(code).toBe(1)
      expect(said).toContain('Nothing was written.')
      expect(said).toContain('next: ')
      expect(w.read()).toBe(before)
      const forced = await paste(w, stdin, { force: true })
      expect(forced.code).toBe(0)
      expect(forced.said).toContain('Put in by --force, though Trakt does not take it.')
      expect(forced.said).not.toContain('Signed in')
      expect(w.read()).not.toBe(before)
    },
  )

  test('writes it with a note while Trakt cannot be asked', async () => {
    const w = await world(signedOut)
    w.fake.faults.push(fault('unavailable', { on: 'settings' }))
    const { code, said } = await paste(w, bareBlock(w.fake.issue()))
    expect(code).toBe(0)
    expect(said).toContain('note: Trakt is overloaded (503).')
    expect(said).toContain('Written: config.yml')
  })

  test('refuses one that has run out, unless --force says so', async () => {
    const w = await world(signedOut)
    const stdin = bareBlock(w.fake.issue({ expired: true }))
    const { code, said } = await paste(w, stdin)
    expect(code).toBe(1)
    expect(said).toMatch(
      /The access token of this block ran out on 2026-\d\d-\d\d \d\d:\d\d\. Nothing was written\./,
    )
    expect(said).toContain('--force')
    expect(w.asked()).toEqual([])
  })

  test('--dry-run shows the difference, sends and writes nothing', async () => {
    const w = await world(signedOut)
    const before = w.read()
    const { code, out, err } = await paste(w, bareBlock(w.fake.issue()), { dryRun: true })
    expect(code).toBe(0)
    expect(out).toMatch(/^\+ {4}access_token: \*+$/m)
    expect(err.replace(/\s+/g, ' ')).toContain(
      'The block would be written. Nothing was sent, nothing was written.',
    )
    expect(w.asked()).toEqual([])
    expect(w.read()).toBe(before)
  })

  test('blanks a PIN that stands in the config', async () => {
    const w = await world((fake) => signedOut(fake).replace('pin:', 'pin: 00123456'))
    expect(await paste(w, bareBlock(w.fake.issue()))).toMatchObject({ code: 0 })
    expect(w.read()).toContain('  pin:\n')
  })

  test('asks nothing where neither block nor config names an app, and says what PMM will miss', async () => {
    const w = await world('libraries:\n')
    const { code, said } = await paste(w, bareBlock(w.fake.issue()))
    expect(code).toBe(0)
    expect(w.asked()).toEqual([])
    expect(said).toContain('The config has no client_id and no client_secret')
  })
})

describe('a block of another app than the config names', () => {
  const OTHER = 'f00d'.repeat(16)
  const withOther = (fake: FakeTrakt) => signedIn()(fake).replaceAll(fake.app.clientId, OTHER)

  test('brings its app along, and that is said', async () => {
    const w = await world(withOther)
    const { code, said } = await paste(w, blockOf(w.fake.issue(), w.fake))
    expect(code).toBe(0)
    expect(said).toContain(
      'note: The block is of another app than the config named; its client_id is written, too.',
    )
    expect(w.read()).not.toContain(OTHER)
  })

  test('brings no secret along: that the old one is of no use is said', async () => {
    const w = await world(withOther)
    const block = blockOf(w.fake.issue(), w.fake).replace(/ {2}client_secret.*\n/, '')
    const { code, said } = await paste(w, block)
    expect(code).toBe(0)
    expect(said).toContain('client_secret is still that of the app before, by which these tokens cannot be')
  })
})

describe('a sign-in that is good', () => {
  const CHECKS: readonly (readonly [string, (w: World) => Parameters<World['run']>[1]])[] = [
    [
      'Trakt is away',
      (w) => {
        w.fake.faults.push(fault('unavailable', { on: 'settings', times: 2 }))
        return {}
      },
    ],
    ['Trakt cannot be reached', () => ({ urls: { auth: 'http://127.0.0.1:9', api: 'http://127.0.0.1:9' } })],
    ['nothing is to be sent', () => ({ offline: true })],
  ]

  test.each(CHECKS)('is kept while %s, unless --force says so', async (_, prepare) => {
    const w = await world(signedIn())
    const before = w.read()
    const request = prepare(w)
    const stdin = bareBlock(w.fake.issue())
    const { code, said } = await paste(w, stdin, request)
    expect(code).toBe(1)
    expect(said).toContain(
      'config.yml is signed in to Trakt already, and nothing takes the place of that unchecked.',
    )
    expect(w.read()).toBe(before)
    expect(await paste(w, stdin, { ...request, force: true })).toMatchObject({ code: 0 })
    expect(w.read()).not.toBe(before)
  })

  test('is one also while it can be renewed', async () => {
    const w = await world(signedIn({ expired: true }))
    expect(await paste(w, bareBlock(w.fake.issue()), { offline: true })).toMatchObject({ code: 1 })
  })

  test('is kept where the block is not whole, and nothing is sent, unless --force says so', async () => {
    const w = await world(signedIn())
    const before = w.read()
    const pair = w.fake.issue()
    const stdin = blockOf({ ...pair, refresh_token: pair.refresh_token.slice(0, 50) }, w.fake)
    const { code, said } = await paste(w, stdin)
    expect(code).toBe(1)
    expect(said).toContain(
      'refresh_token has 50 hexadecimal digits, which is no usual length: it seems cut off.',
    )
    expect(said).toContain('by --force')
    expect(w.asked()).toEqual([])
    expect(w.read()).toBe(before)
    expect(await paste(w, stdin, { force: true })).toMatchObject({ code: 0 })
  })
})

test('the block of another service is neither sent nor written, and its own command is named', async () => {
  const w = await world(signedIn())
  const before = w.read()
  const mal = await started()
  const { refresh_token, access_token } = mal.issue()
  const tokens = `    access_token: ${access_token}\n    refresh_token: ${refresh_token}\n    expires_in: 2678400\n`
  w.write(`mal:\n  client_id: ${'a1'.repeat(16)}\n  authorization:\n${tokens}`, 'my block.yml')
  for (const more of [{}, { force: true }, { offline: true }, { dryRun: true }]) {
    const { code, said } = await w.run('auth', { import: 'my block.yml', ...more })
    expect(code).toBe(1)
    expect(said).toContain('is named for MyAnimeList, not Trakt. Nothing was sent, nothing was written.')
    expect(said).toContain("pmm-config mal auth --import 'my block.yml' config.yml")
  }
  const { code, said } = await paste(w, tokens)
  expect(code).toBe(1)
  expect(said).toContain('has the look of MyAnimeList, not Trakt.')
  expect(said).not.toContain('is written, too')
  expect(w.asked()).toEqual([])
  expect(w.read()).toBe(before)
})

test('what --write-env wrote is taken back, whatever its variables are called', async () => {
  const w = await world(
    (fake) =>
      `libraries:\ntrakt:\n  client_id: ${fake.app.clientId}\n  client_secret: ${fake.app.clientSecret}\n  authorization:\n    access_token: <<my-first>>\n    refresh_token: <<my-second>>\n`,
  )
  w.fake.approveAfter(0)
  expect(await w.run('auth', { envFile: 'out.env' })).toMatchObject({ code: 0 })
  expect(w.read('out.env')).toContain('KOMETA_MY_SECOND=')
  const { code } = await w.run('auth', { import: 'out.env', envFile: '.env' })
  expect(code).toBe(0)
  expect(w.read('.env')).toBe(w.read('out.env'))
})

test('a value that cannot be in an env file for all who read it is refused before anything is sent', async () => {
  const w = await world(signedOut)
  const stdin = JSON.stringify({
    access_token: `a${'b'.repeat(30)}|c`,
    refresh_token: `d${'e'.repeat(30)}|f`,
  })
  const { code, said } = await paste(w, stdin, { envFile: '.env' })
  expect(code).toBe(1)
  expect(said).toContain('has characters in it that a shell, Docker and PMM do not read alike')
  expect(w.asked()).toEqual([])
})
