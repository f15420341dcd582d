import { spawnSync } from 'node:child_process'
import fs, { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { FakeTrakt } from '../../support/fake-trakt/types.js'
import { world } from '../../support/world.js'

const NAMES = ['access-token', 'token-type', 'expires-in', 'refresh-token', 'scope', 'created-at']
const variableOf = (name: string) => `KOMETA_TRAKT_${name.toUpperCase().replace('-', '_')}`

/** A config of which the whole sign-in stands behind placeholders. */
const CONFIG = `libraries:\ntrakt:\n  client_id: <<trakt-client-id>>\n  client_secret: <<trakt-client-secret>>\n  pin:\n  authorization:\n${NAMES.map(
  (name) => `    ${name.replace('-', '_')}: <<trakt-${name}>>\n`,
).join('')}`

const appOf = ({ app }: FakeTrakt) =>
  `KOMETA_TRAKT_CLIENT_ID=${app.clientId}\nKOMETA_TRAKT_CLIENT_SECRET=${app.clientSecret}\n`

function envOf(fake: FakeTrakt, issue: Parameters<FakeTrakt['issue']>[0] = {}): string {
  const pair = fake.issue(issue) as unknown as Record<string, string>
  const lines = NAMES.map((name) => `${variableOf(name)}=${pair[name.replace('-', '_')]}\n`)
  return `# mine\n${appOf(fake)}${lines.join('')}`
}

/** The config with a `.env` beside it. */
async function behindPlaceholders(issue: Parameters<FakeTrakt['issue']>[0] = {}) {
  const w = await world(CONFIG)
  w.write(envOf(w.fake, issue), '.env')
  return w
}

describe('tokens behind placeholders', () => {
  test('are read from the .env beside the config', async () => {
    const w = await behindPlaceholders()
    const { code, said } = await w.run('auth')
    expect(code).toBe(0)
    expect(said).toContain('Signed in to Trakt as sean (VIP).')
  })

  test.each(['auth', 'refresh'] as const)('are not spent by %s: what would help is said', async (verb) => {
    const w = await behindPlaceholders({ expired: true })
    const { code, said, err } = await w.run(verb)
    expect(code).toBe(4)
    expect(said).toContain('In config.yml placeholders stand where the tokens go, and they are left alone:')
    for (const name of NAMES) expect(said).toContain(`(${variableOf(name)})`)
    expect(err).toContain('\n    pmm-config trakt auth --write-env .env config.yml\n')
    expect(w.asked()).toEqual([])
  })

  test('name the .env beside the config, wherever that is', async () => {
    const w = await behindPlaceholders({ expired: true })
    const { mkdirSync } = await import('node:fs')
    mkdirSync(join(w.folder, 'config'))
    w.write(CONFIG, 'config/config.yml')
    w.write(envOf(w.fake, { expired: true }), 'config/.env')
    const { err } = await w.run('auth', { path: 'config/config.yml' })
    expect(err).toContain('pmm-config trakt auth --write-env config/.env config/config.yml\n')
  })

  test('of somebody else’s templating lead to --print', async () => {
    const w = await world(CONFIG.replace('<<trakt-access-token>>', `\${TOKEN}`))
    w.write(envOf(w.fake, { expired: true }), '.env')
    const { code, said } = await w.run('auth')
    expect(code).toBe(4)
    expect(said).toContain(
      'Another program fills these in. Take the finished block by `pmm-config trakt auth --print config.yml`',
    )
  })

  test('in a spelling that PMM never fills are as good as missing', async () => {
    const w = await world(CONFIG.replaceAll('<<trakt-client-id>>', '<<trakt_client_id>>'))
    w.write(envOf(w.fake), '.env')
    const { code, said } = await w.run('auth', { envFile: '.env', force: true })
    expect(code).toBe(4)
    expect(said).toContain('<<trakt-client-id>>')
    expect(w.asked()).toEqual([])
  })
})

test('a placeholder for a token that PMM never fills is in the way, also of --env-file', async () => {
  const w = await world(CONFIG.replace('<<trakt-scope>>', '<<trakt_Scope>>'))
  w.write(envOf(w.fake, { expired: true }), '.env')
  const { code, said } = await w.run('auth', { envFile: '.env' })
  expect(code).toBe(4)
  expect(said).toContain('PMM never fills in placeholders of this spelling.')
  expect(said).toContain('trakt.authorization.scope: <<trakt-scope>>')
  expect(w.asked()).toEqual([])
})

describe('--env-file', () => {
  test('gets the new tokens, and PMM reads them; other lines and the config stay', async () => {
    const w = await behindPlaceholders({ expired: true })
    chmodSync(join(w.folder, '.env'), 0o640)
    const { code, said } = await w.run('auth', { envFile: '.env' })
    expect(code).toBe(0)
    expect(said).toContain(`Written: .env (${NAMES.map(variableOf).join(', ')}).`)
    expect(w.read()).toBe(CONFIG)
    expect(w.read('.env')).toContain(`# mine\n${appOf(w.fake)}KOMETA_TRAKT_ACCESS_TOKEN=`)
    expect(statSync(join(w.folder, '.env')).mode & 0o777).toBe(0o640)
    const again = await w.run('auth')
    expect(again).toMatchObject({ code: 0 })
    expect(again.said).toContain('(7 days): nothing to do.')
    expect(await w.run('refresh', { envFile: '.env' })).toMatchObject({ code: 0 })
  })

  test.each(['TZ', '[trakt]', 'export FOO', 'if true; then', 'KEY value', 'KEY: value', "BROKEN='x", '\\'])(
    'gets them whatever else is in it, such as the line %j',
    async (line) => {
      const w = await behindPlaceholders({ expired: true })
      for (const text of [`${line}\n${w.read('.env')}`, `${line}\n`]) {
        w.write(text, '.env')
        const env = Object.fromEntries(
          appOf(w.fake)
            .trim()
            .split('\n')
            .map((one) => one.split('=') as [string, string]),
        )
        w.fake.approveAfter(0)
        expect(await w.run('auth', { envFile: '.env', force: true }, { env })).toMatchObject({ code: 0 })
        expect(w.read('.env').split('\n')).toContain(line)
        expect(await w.run('status', {}, { env })).toMatchObject({ code: 0 })
        expect(readdirSync(w.folder).filter((name) => name.endsWith('.journal'))).toEqual([])
      }
    },
  )

  test('gets them in both spellings where it has both, or PMM would go on with the old ones', async () => {
    const w = await behindPlaceholders({ expired: true })
    const old = w.read('.env')
    w.write(`${old}${old.replaceAll('KOMETA_', 'PMM_')}`, '.env')
    const { code, said } = await w.run('refresh', { envFile: '.env' })
    expect(code).toBe(0)
    expect(said).toContain('PMM_TRAKT_ACCESS_TOKEN')
    const [first, second] = [...w.read('.env').matchAll(/^\w+_TRAKT_REFRESH_TOKEN=(\w+)$/gm)].map(
      ([, token]) => token,
    )
    expect(first).toBe(second)
    expect(old).not.toContain(first)
    expect(await w.run('refresh', { envFile: '.env' })).toMatchObject({ code: 0 })
  })

  test.each<[string, string, string]>([
    ['are put in quotes where they need them', `x';>here;#"`, 'takes the quotes for a part of it'],
    [
      'stay in safety where no quotes will do',
      "`>here`'",
      'no quotes make a shell and PMM read the same value',
    ],
  ])('gets odd tokens so that no shell runs them: they %s', async (_, odd, words) => {
    const w = await behindPlaceholders({ expired: true })
    const token = (start: string) => `${start}${odd}`
    const body = JSON.stringify({ access_token: token('a'.repeat(30)), refresh_token: token('b'.repeat(30)) })
    w.fake.faults.push({ on: 'refresh', body })
    const { said } = await w.run('refresh', { envFile: '.env', offline: true })
    expect(said).toContain(words)
    const { stdout } = spawnSync('sh', ['-c', '. ./.env; printf %s "$KOMETA_TRAKT_ACCESS_TOKEN"'], {
      cwd: w.folder,
      encoding: 'utf8',
    })
    expect(readdirSync(w.folder)).not.toContain('here')
    if (words.startsWith('takes')) expect(stdout).toBe(token('a'.repeat(30)))
    else expect(readdirSync(w.folder).filter((name) => name.endsWith('.journal'))).toHaveLength(1)
  })

  test('is named with the block that somebody has in hand', async () => {
    const w = await behindPlaceholders({ expired: true })
    w.write(JSON.stringify(w.fake.issue()), 'block.json')
    const { code, err } = await w.run('auth', { import: 'block.json' })
    expect(code).toBe(4)
    expect(err).toContain('\n    pmm-config trakt auth --import block.json --write-env .env config.yml\n')
    expect(await w.run('auth', { import: 'block.json', envFile: '.env' })).toMatchObject({ code: 0 })
  })

  test('is made where there is none', async () => {
    const w = await world(CONFIG)
    const env = Object.fromEntries(
      appOf(w.fake)
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    )
    w.fake.approveAfter(0)
    expect(await w.run('auth', { envFile: '.env' }, { env })).toMatchObject({ code: 0 })
    expect(statSync(join(w.folder, '.env')).mode & 0o777).toBe(0o600)
    expect(await w.run('status', {}, { env })).toMatchObject({ code: 0 })
  })

  test('says that variables of the environment win over it', async () => {
    const w = await behindPlaceholders({ expired: true })
    const env = { KOMETA_TRAKT_ACCESS_TOKEN: 'f'.repeat(64) }
    const { code, said } = await w.run('auth', { envFile: '.env' }, { env })
    expect(code).toBe(0)
    expect(said).toContain(
      'note: KOMETA_TRAKT_ACCESS_TOKEN is set in the environment, too, and wins over .env there',
    )
  })

  test('says that PMM does not read one that stands elsewhere', async () => {
    const w = await behindPlaceholders({ expired: true })
    const { code, said } = await w.run('auth', { envFile: 'kometa.env' })
    expect(code).toBe(0)
    expect(said).toContain('note: PMM by itself reads .env only; kometa.env has to be handed to it')
  })

  test('names the placeholders that the config lacks, and puts them in by --placeholders', async () => {
    const w = await world(
      (fake) =>
        `libraries:\ntrakt:\n  client_id: ${fake.app.clientId}\n  client_secret: ${fake.app.clientSecret}\n  authorization:\n`,
    )
    const before = w.read()
    w.fake.approveAfter(0)
    const { said } = await w.run('auth', { envFile: '.env' })
    expect(said).toContain('trakt.authorization.access_token: <<trakt-access-token>>')
    expect(said).toContain('put the placeholders in by --placeholders')
    expect(w.read()).toBe(before)
    expect(await w.run('status')).toMatchObject({ code: 4 })
    expect(await w.run('auth', { envFile: '.env', placeholders: true })).toMatchObject({ code: 0 })
    expect(w.read()).toContain('    refresh_token: <<trakt-refresh-token>>\n')
    expect(await w.run('status')).toMatchObject({ code: 0 })
    expect(await w.run('refresh', { envFile: '.env' })).toMatchObject({ code: 0 })
  })

  /** Somebody else writes a file just behind us. */
  const overwritten = (path: string, text: string) => {
    const rename = fs.renameSync
    const spy = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      rename(from, to)
      if (to === path) writeFileSync(path, text)
    })
    onTestFinished(() => spy.mockRestore())
  }

  test('is read back, and the tokens stay in safety while they are not in it', async () => {
    const w = await behindPlaceholders({ expired: true })
    overwritten(join(w.folder, '.env'), w.read('.env'))
    const { code, said } = await w.run('refresh', { envFile: '.env' })
    expect(code).toBe(1)
    expect(said).toContain('could not be written: .env: another program changed this file')
    expect(readdirSync(w.folder).filter((name) => name.endsWith('.journal'))).toHaveLength(1)
  })

  test('is not enough with --placeholders while they are not in the config', async () => {
    const w = await world(
      (fake) =>
        `libraries:\ntrakt:\n  client_id: ${fake.app.clientId}\n  client_secret: ${fake.app.clientSecret}\n  authorization:\n`,
    )
    w.fake.approveAfter(0)
    overwritten(join(w.folder, 'config.yml'), w.read())
    const { code, said } = await w.run('auth', { envFile: '.env', placeholders: true })
    expect(code).toBe(1)
    expect(said).toContain('They are safe in')
  })

  test('--dry-run names the variables and touches nothing', async () => {
    const w = await behindPlaceholders({ expired: true })
    const before = w.read('.env')
    const { code, said } = await w.run('auth', { envFile: '.env', dryRun: true })
    expect(code).toBe(0)
    expect(said).toContain('Into .env would go KOMETA_TRAKT_ACCESS_TOKEN, ')
    expect(w.read('.env')).toBe(before)
    expect(w.asked()).toEqual([])
  })
})
