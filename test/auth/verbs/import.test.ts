import { describe, expect, test } from 'vitest'
import { fault } from '../../../scripts/fake-trakt/named-faults.mjs'
import type { FakeTrakt, TokenPair } from '../../../scripts/fake-trakt/types.js'
import { signedIn, signedOut, type World, world } from '../world.js'

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
