import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { hashOf } from '../../../src/auth/record.js'
import { lastResort } from '../../../src/files/write/fallback-place.js'
import { startJournal } from '../../../src/files/write/journal.js'
import type { TokenPair } from '../../support/fake-trakt/types.js'
import { signedIn, type World, world } from '../../support/world.js'

const accessIn = (text: string) => /access_token: (\w+)/.exec(text)?.[1]

/** Leaves new tokens in a journal, as a run does that was killed. */
function leave(w: World, more: object = {}): TokenPair {
  const tokens = w.fake.issue()
  const received = { tokens, client: {}, replaces: hashOf(accessIn(w.read())), ...more }
  const { path } = startJournal(join(w.folder, 'config.yml'), 'trakt', { version: 1, received })
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"pid":\d+/, '"pid":4194305'))
  return tokens
}

const journals = ({ folder }: World) => readdirSync(folder).filter((name) => name.endsWith('.journal'))

describe('tokens of an earlier run that still cannot be written', () => {
  async function stuck() {
    const w = await world(signedIn({ expired: true }))
    mkdirSync(join(w.folder, '.env'))
    return { w, tokens: leave(w, { envFile: join(w.folder, '.env') }) }
  }

  test.each(['auth', 'refresh', 'revoke'] as const)('end %s before it sends anything', async (verb) => {
    const { w } = await stuck()
    const [journal] = journals(w)
    for (const _ of [1, 2]) {
      const { code, said } = await w.run(verb, { yes: true })
      expect(code).toBe(1)
      expect(said).toContain('could not be written')
      expect(said).toContain('this is a folder, not a file')
      expect(said).toContain('To do without the tokens of the earlier run, remove ')
    }
    expect(w.asked()).toEqual([])
    expect(journals(w)).toEqual([journal])
  })

  test('are a note of status', async () => {
    const { w } = await stuck()
    const { code, out, said } = await w.run('status')
    expect(code).toBe(4)
    expect(out).toContain('not good since')
    expect(said).toMatch(/note: Trakt gave new tokens, but they could not be written: .*They are safe in/)
    expect(journals(w)).toHaveLength(1)
  })

  test('are written when they can be, and no journal is left', async () => {
    const { w, tokens } = await stuck()
    await w.run('auth')
    rmdirSync(join(w.folder, '.env'))
    expect((await w.run('status')).said).toContain('they are now in')
    expect(w.read('.env')).toContain(`KOMETA_TRAKT_REFRESH_TOKEN=${tokens.refresh_token}\n`)
    expect(journals(w)).toEqual([])
  })
})

test('tokens of an earlier run stay in their journal when placeholders stand in the config by now', async () => {
  const w = await world(signedIn({ expired: true }))
  leave(w)
  w.write(
    w
      .read()
      .replace(/(access_token|refresh_token): .*/g, '$1: <<trakt-$1>>')
      .replace(/<<trakt-(\w+)_/g, '<<trakt-$1-'),
  )
  const { code, said } = await w.run('auth')
  expect(code).toBe(1)
  expect(said).toContain('They are safe in')
  expect(journals(w)).toHaveLength(1)
  expect(w.asked()).toEqual([])
})

test.runIf(process.getuid?.() === 0)('a journal that another user has forged makes no file', async () => {
  const w = await world()
  mkdirSync(join(w.folder, 'tmp'))
  vi.stubEnv('TMPDIR', join(w.folder, 'tmp'))
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const envFile = join(w.folder, 'made.env')
  const received = {
    tokens: { access_token: 'a' },
    client: {},
    replaces: hashOf(accessIn(w.read())),
    envFile,
  }
  const forged = lastResort(join(w.folder, 'config.yml'), '.trakt.4194305-0123abcd.pmm-config.journal')
  writeFileSync(forged, JSON.stringify({ version: 1, received }))
  chownSync(dirname(forged), 1000, 1000)
  expect((await w.run('status')).code).toBe(0)
  expect([existsSync(envFile), existsSync(forged)]).toEqual([false, true])
})

describe.runIf(process.getuid?.() === 0)('a journal beside the config that belongs to', () => {
  const SOMEBODY = 1000
  const ANOTHER = 1001

  /** What a run of this user leaves, given to somebody else. */
  async function given(owner: number, configOwner = 0) {
    const w = await world(signedIn({ expired: true }))
    const before = w.read()
    leave(w)
    const path = join(w.folder, journals(w)[0]!)
    chownSync(join(w.folder, 'config.yml'), configOwner, configOwner)
    chownSync(path, owner, owner)
    return { w, before, path }
  }

  test.each(['auth', 'refresh', 'revoke'] as const)('another user ends %s, and is named', async (verb) => {
    const { w, before, path } = await given(ANOTHER)
    const left = readFileSync(path, 'utf8')
    const { code, said } = await w.run(verb, { yes: true })
    expect(code).toBe(1)
    expect(said).toContain(`${path} belongs to user ${ANOTHER}, so it is not acted on. Nothing was sent.`)
    expect([w.read(), readFileSync(path, 'utf8'), w.asked()]).toEqual([before, left, []])
  })

  test.each([
    ['another user', ANOTHER, 0],
    ['the owner of the config', SOMEBODY, SOMEBODY],
  ])('%s is a note of status, and nothing of it is put in', async (_, owner, configOwner) => {
    const { w, before, path } = await given(owner, configOwner)
    const { said } = await w.run('status')
    expect(said).toContain(`note: ${path} belongs to user ${owner}, so it is not acted on.`)
    expect([w.read(), existsSync(path)]).toEqual([before, true])
  })

  test('the owner of the config names no file that root writes', async () => {
    const { w, path } = await given(SOMEBODY, SOMEBODY)
    const victim = join(w.folder, 'victim', '.bashrc')
    mkdirSync(dirname(victim))
    writeFileSync(victim, '# mine\n')
    const record = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...record, received: { ...record.received, envFile: victim } }))
    for (const verb of ['status', 'auth', 'refresh'] as const) await w.run(verb)
    expect(readFileSync(victim, 'utf8')).toBe('# mine\n')
  })

  test('nobody but is a link of another user to a file of ours, is not believed', async () => {
    const { w, before, path } = await given(0)
    const elsewhere = join(w.folder, 'elsewhere.journal')
    renameSync(path, elsewhere)
    symlinkSync(elsewhere, path)
    lchownSync(path, ANOTHER, ANOTHER)
    expect((await w.run('status')).said).toContain(`belongs to user ${ANOTHER}`)
    expect(w.read()).toBe(before)
  })

  test('root itself is finished by root for a config of somebody else, and the config stays theirs', async () => {
    const { w, path } = await given(0, SOMEBODY)
    expect((await w.run('status')).said).toContain('they are now in config.yml')
    expect([existsSync(path), statSync(join(w.folder, 'config.yml')).uid]).toEqual([false, SOMEBODY])
  })
})

describe('a journal of our own', () => {
  test.each([
    [
      'is a link',
      (path: string) => {
        renameSync(path, `${path}.real`)
        symlinkSync(`${path}.real`, path)
      },
    ],
    ['others may write', (path: string) => chmodSync(path, 0o622)],
  ])('that %s is not believed', async (_, spoil) => {
    const w = await world(signedIn({ expired: true }))
    leave(w)
    const before = w.read()
    spoil(join(w.folder, journals(w)[0]!))
    const { code, said } = await w.run('refresh')
    expect(code).toBe(1)
    expect(said).toContain('so it is not believed')
    expect([w.read(), w.asked()]).toEqual([before, []])
  })

  test.each(['elsewhere/.env', '.bashrc', 'profile.env.sh'])(
    'puts nothing into %s, unless it is named on this command line',
    async (name) => {
      const w = await world(signedIn({ expired: true }))
      const envFile = join(w.folder, name)
      mkdirSync(dirname(envFile), { recursive: true })
      leave(w, { envFile })
      for (const verb of ['status', 'refresh'] as const)
        expect((await w.run(verb)).said).toContain(`to be put into ${envFile}, and was cut off`)
      expect([existsSync(envFile), w.asked()]).toEqual([false, []])
      expect((await w.run('status', { envFile: name })).said).toContain('they are now in')
      expect([existsSync(envFile), journals(w)]).toEqual([true, []])
    },
  )

  test('that is a pipe holds nobody up', async () => {
    const w = await world(signedIn({ expired: true }))
    execFileSync('mkfifo', [join(w.folder, 'config.yml.trakt.1-00000000.pmm-config.journal')])
    expect((await w.run('refresh')).code).toBe(1)
  })
})
