import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signedIn, world } from '../support/world.js'
import { runProgram } from './program.js'

/** A config in which a variable stands for each of the two tokens, and the rest is written out. */
const half = (fake: Parameters<ReturnType<typeof signedIn>>[0]) =>
  signedIn({ expired: true })(fake)
    .replace(/(access_token:) .*/, '$1 <<trakt-access-token>>')
    .replace(/(refresh_token:) .*/, '$1 <<trakt-refresh-token>>')

test('--write-env makes a file that is not there yet, on every version of Node', async () => {
  const w = await world(signedIn({ expired: true }))
  const { code, err } = await runProgram(w, ['trakt', 'refresh', '--write-env', 'new.env', 'config.yml'])
  expect(err).not.toContain('not found')
  expect(code).toBe(0)
  const file = join(w.folder, 'new.env')
  expect(readFileSync(file, 'utf8')).toMatch(/^KOMETA_TRAKT_ACCESS_TOKEN=\w+$/m)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test.each([['--env-file', '.env'], ['--env-file=.env']])(
  'a file with options of Node is refused by %s, which Node obeys itself',
  async (...option) => {
    const w = await world(half)
    w.write('NODE_OPTIONS=--no-warnings\n', '.env')
    const { code, err } = await runProgram(w, ['trakt', 'refresh', ...option, 'config.yml'])
    expect(code).toBe(2)
    expect(err).toContain('.env: this sets NODE_OPTIONS, and with --env-file Node obeys that')
    expect(err).toContain('--write-env')
    expect(w.asked()).toEqual([])
  },
)

test('a file with options of Node is taken by --write-env, which Node does not know', async () => {
  const w = await world(signedIn({ expired: true }))
  w.write('NODE_OPTIONS=--no-such-option\n', 'new.env')
  const { code } = await runProgram(w, ['trakt', 'refresh', '--write-env', 'new.env', 'config.yml'])
  expect(code).toBe(0)
})

test('what tells of a token stays in the config where only the tokens have placeholders', async () => {
  const w = await world(half)
  const old = w.fake.issue({ expired: true })
  w.write(
    `KOMETA_TRAKT_ACCESS_TOKEN=${old.access_token}\nKOMETA_TRAKT_REFRESH_TOKEN=${old.refresh_token}\n`,
    '.env',
  )
  const before = w.read()
  expect((await w.run('refresh', { envFile: '.env' })).code).toBe(0)
  expect(w.read('.env')).not.toContain(old.access_token)
  expect(w.read('.env')).not.toContain('CREATED_AT')
  expect(w.read()).not.toBe(before)
  expect(w.read()).toContain('access_token: <<trakt-access-token>>')
  const { code, out } = await w.run('status')
  expect(out).toContain('good until')
  expect(code).toBe(0)
})

test('status names the command that does it where placeholders stand for the tokens', async () => {
  const w = await world(half)
  const { code, said } = await w.run('status')
  expect(code).toBe(4)
  expect(said).toContain('pmm-config trakt auth --write-env .env config.yml')
})

test('status knows of a refresh token that was sent before', async () => {
  const w = await world(signedIn({ expired: true }))
  w.fake.faults.push({ on: 'refresh', cut: 'after' })
  expect((await w.run('refresh')).code).toBe(1)
  const { said } = await w.run('status')
  expect(said).toContain('there, but sent before')
  expect(said).toContain('next: Renew it: pmm-config trakt auth config.yml')
})

test.each(['config.yml', './config.yml'])(
  '--write-env does not write variables into the config: %s',
  async (envFile) => {
    const w = await world(signedIn({ expired: true }))
    const before = w.read()
    for (const verb of ['auth', 'refresh'] as const) {
      const { code, said } = await w.run(verb, { envFile })
      expect(code).toBe(1)
      expect(said).toContain('--write-env names config.yml itself')
    }
    expect(w.read()).toBe(before)
    expect(w.asked()).toEqual([])
  },
)

test('a variable that stands for two tokens is not written, and no token is spent for it', async () => {
  const w = await world((fake) => half(fake).replace('<<trakt-refresh-token>>', '<<trakt-access-token>>'))
  const old = w.fake.issue({ expired: true })
  w.write(`KOMETA_TRAKT_ACCESS_TOKEN=${old.refresh_token}\n`, '.env')
  const { code, said } = await w.run('refresh', { envFile: '.env' })
  expect(code).toBe(1)
  expect(said).toContain(
    'one variable stands for trakt.authorization.access_token and for trakt.authorization.refresh_token',
  )
  expect(w.asked()).toEqual([])
})

test('an env file that is not UTF-8 is left alone: PMM does not start with it', async () => {
  const w = await world(half)
  const file = join(w.folder, '.env')
  writeFileSync(file, Buffer.from('# mine\nNAME=caf\u00e9\n', 'latin1'))
  const { code, said } = await w.run('auth', { envFile: '.env', device: true })
  expect(code).toBe(1)
  expect(said).toContain('.env: line 2 is not UTF-8, and PMM ends with an error when it comes to read that.')
  expect(said).toContain('Save it as UTF-8')
  expect(w.asked()).toEqual([])
  expect(readFileSync(file, 'latin1')).toBe('# mine\nNAME=caf\u00e9\n')
})

test('variables are found and renewed however `export` is written, and other bytes stay', async () => {
  const w = await world(half)
  const old = w.fake.issue({ expired: true })
  const text = (access: string, refresh: string) =>
    Buffer.from(
      `NAME=caf\u00c3\u00a9\r\n\texport  KOMETA_TRAKT_ACCESS_TOKEN=${access} # mine\r\nexport\tKOMETA_TRAKT_REFRESH_TOKEN=${refresh}`,
      'latin1',
    )
  const file = join(w.folder, '.env')
  writeFileSync(file, text(old.access_token, old.refresh_token))
  expect(await w.run('refresh', { envFile: '.env' })).toMatchObject({ code: 0 })
  const [access = '', refresh = ''] = readFileSync(file, 'latin1').match(/[0-9a-f]{64}/g) ?? []
  expect(access).not.toBe(old.access_token)
  expect(readFileSync(file)).toEqual(text(access, refresh))
})
