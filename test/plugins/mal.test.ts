import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runVerb } from '../../src/auth/run-verb.js'
import type { Verb, VerbRequest } from '../../src/plugin/index.js'
import { provider } from '../../src/plugins/mal/provider.js'
import { provider as trakt } from '../../src/plugins/trakt/provider.js'
import { fakeIo } from '../support/fake-io.js'
import { APP } from '../support/fake-mal/start.mjs'
import { makeFolder } from '../support/folder.js'
import { type FakeMal, started } from '../support/start-fake-mal.js'

const section = (tokens = '') =>
  `libraries:\n  Anime:\nmal:\n  client_id: ${APP.clientId}  # mine\n  client_secret: ${APP.clientSecret}\n  localhost_url: http://localhost/?code=${'0'.repeat(40)}\n  authorization:${tokens}\ntmdb:\n  apikey: <<k>>\n`

const tokensOf = ({ access_token, refresh_token }: { access_token: string; refresh_token: string }) =>
  `\n    access_token: ${access_token}\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: ${refresh_token}`

/** A config, and a MyAnimeList to run verbs against. */
async function setUp(config: string, fake: FakeMal) {
  const folder = makeFolder({ 'config.yml': config })
  const file = () => readFileSync(join(folder, 'config.yml'), 'utf8')
  const run = async (verb: Verb, request: VerbRequest = {}, stdin = '') => {
    const io = fakeIo(folder, { stdin })
    const urls = { auth: fake.url, api: fake.url }
    const asked = { path: 'config.yml', urls, ...request }
    const code = await runVerb(verb, provider, asked, io, 'test/1', [provider, trakt])
    return { ...io.printed, code }
  }
  return { run, file }
}

const tokenRequests = (fake: FakeMal) =>
  fake.requests.filter(({ path }) => path === '/v1/oauth2/token').length

describe('signing in to MyAnimeList', () => {
  it('is done in two runs where nobody can be asked: the page first, then the address it leads to', async () => {
    const fake = await started()
    const { run, file } = await setUp(section(), fake)
    const first = await run('auth')
    expect(first.code).toBe(4)
    // Not with the address itself, which others would see there.
    expect(first.err).toMatch(/pmm-config mal auth --url - config\.yml$/m)
    const page = /^ +(http\S+authorize\S+)$/m.exec(first.err)![1]!
    const { headers } = await fetch(page, { redirect: 'manual' })
    const second = await run('auth', { code: '-', codeName: 'url' }, `${headers.get('location')}\n`)
    expect(second.code).toBe(0)
    expect(second.out).toContain('Signed in to MyAnimeList as ')
    const written = file()
    expect(written).toMatch(
      /\n {2}authorization:\n {4}access_token: \S+\n {4}token_type: Bearer\n {4}expires_in: 2678400\n {4}refresh_token: \S+\ntmdb:/,
    )
    expect(written).toContain(`  client_id: ${APP.clientId}  # mine\n`)
    expect(written).toContain('\n  localhost_url:\n')
  })

  it('is not done again while the access token is taken', async () => {
    const fake = await started()
    const before = section(tokensOf(fake.issue()))
    const { run, file } = await setUp(before, fake)
    const { out, code } = await run('auth')
    expect(code).toBe(0)
    expect(out).toContain('nothing to do')
    expect(file()).toBe(before)
    expect(tokenRequests(fake)).toBe(0)
  })

  it('is renewed by the refresh token, once', async () => {
    const fake = await started()
    const old = fake.issue()
    const { run, file } = await setUp(section(tokensOf(old)), fake)
    expect((await run('refresh')).code).toBe(0)
    expect(file()).not.toContain(old.refresh_token)
    expect(fake.spent.filter((token) => token === old.refresh_token)).toHaveLength(1)
  })

  it('is left alone by `refresh --if-expiring` while the token is taken, since the file has no date', async () => {
    const fake = await started()
    const { run } = await setUp(section(tokensOf(fake.issue())), fake)
    expect((await run('refresh', { ifExpiring: '2d' })).code).toBe(0)
    expect(tokenRequests(fake)).toBe(0)
  })

  it('asks for a new sign-in where the refresh token is not taken', async () => {
    const fake = await started()
    const spent = { access_token: 'x'.repeat(40), refresh_token: 'y'.repeat(40) }
    const before = section(tokensOf(spent))
    const { run, file } = await setUp(before, fake)
    const { err, out, code } = await run('refresh')
    expect(code).toBe(4)
    expect(out).toContain('does not take the refresh token any more')
    expect(err).toContain('pmm-config mal auth config.yml')
    expect(file()).toBe(before)
  })

  it.each([
    ['http://localhost/?error=access_denied&state=x', 'gave no code but an error: access_denied.'],
    ['http://localhost/?state=x', 'holds no code'],
    [`code=${'a'.repeat(60)}&state=x`, 'does not take this address'],
    [`'http://localhost/?code=${'a'.repeat(60)}'`, 'does not take this address'],
    [`http://localhost/?code=${'a'.repeat(60)}`, 'does not take this address'],
  ])('says of the address %s what is wrong with it', async (address, words) => {
    const fake = await started()
    const before = section()
    const { run, file } = await setUp(before, fake)
    const { err, code } = await run('auth', { code: address, codeName: 'url' })
    expect(code).toBe(1)
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words)
    expect(file()).toBe(before)
  })

  it('tells how it stands: the file has no date, MyAnimeList has a name', async () => {
    const fake = await started()
    const { run } = await setUp(section(tokensOf(fake.issue())), fake)
    const offline = await run('status')
    expect(offline.out).toContain('good, though the file does not tell until when')
    expect(fake.requests).toHaveLength(0)
    expect((await run('status', { online: true })).out).toMatch(/takes the access token of \S+/)
  })

  it.each([
    [
      'named',
      `trakt:\n  authorization:\n    access_token: ${'a'.repeat(64)}\n    refresh_token: ${'b'.repeat(64)}\n`,
    ],
    [
      'not named',
      `access_token: ${'a'.repeat(64)}\nrefresh_token: ${'b'.repeat(64)}\nscope: public\ncreated_at: 1763899200\n`,
    ],
  ])('neither sends nor writes a block of Trakt’s that is %s', async (_, block) => {
    const fake = await started()
    const before = section(tokensOf(fake.issue()))
    const { run, file } = await setUp(before, fake)
    const { code, err } = await run('auth', { import: '-' }, block)
    expect(code).toBe(1)
    expect(err.replaceAll(/\s+/g, ' ')).toContain(
      'Trakt, not MyAnimeList. Nothing was sent, nothing was written.',
    )
    expect(err).toContain('pmm-config trakt auth --import - config.yml\n')
    expect(fake.requests).toHaveLength(0)
    expect(file()).toBe(before)
  })

  it('takes its own block, unless what it says cannot be checked and the sign-in is good', async () => {
    const fake = await started()
    const before = section(tokensOf(fake.issue()))
    const { run, file } = await setUp(before, fake)
    const block = `mal:\n  authorization:${tokensOf(fake.issue())}\n`
    expect(await run('auth', { import: '-', offline: true }, block)).toMatchObject({ code: 1 })
    expect(file()).toBe(before)
    expect(await run('auth', { import: '-' }, block)).toMatchObject({ code: 0 })
    expect(file()).not.toBe(before)
  })

  it('shows no secret, whatever is answered', async () => {
    const fake = await started()
    const old = fake.issue()
    const { run } = await setUp(section(tokensOf(old)), fake)
    const said = [await run('status', { online: true }), await run('auth', { force: true })]
    for (const { out, err } of said)
      for (const secret of [APP.clientSecret, old.access_token, old.refresh_token])
        for (let at = 0; at + 6 <= secret.length; at += 6)
          expect(out + err).not.toContain(secret.slice(at, at + 6))
  })
})
