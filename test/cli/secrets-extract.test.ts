import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { validate } from '../../src/api/validate.js'
import { type ExtractRequest, extractSecrets } from '../../src/cli/secrets/extract.js'
import { type InlineRequest, inlineSecrets } from '../../src/cli/secrets/inline.js'
import { variablesOf } from '../../src/files/dotenv.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import { type FakeIo, fakeIo } from '../support/fake-io.js'

const KEY = '5d41402abc4b2a76b9719d911017c592'
const TOKEN = 'Zq7xKv29WmTb4nRp81Lc'
const PASSWORD = `it's "mine"`
const CONFIG = [
  '# kept',
  'libraries:',
  '  Séries:',
  '    sonarr:',
  `      token: "${KEY}x"   # quoted`,
  'plex:',
  '  url: http://192.168.1.12:32400',
  `  token: ${TOKEN}\r`,
  'tmdb:',
  `  apikey: ${KEY}`,
  'sonarr:',
  `  token: &key '${KEY}y'`,
  'radarr:',
  '  token: <<radarr>>',
  'anidb:',
  `  password: 'it''s "mine"'`,
].join('\n')
const EXTRACTED = [
  '# kept',
  'libraries:',
  '  Séries:',
  '    sonarr:',
  '      token: "<<series-sonarr-token>>"   # quoted',
  'plex:',
  '  url: http://192.168.1.12:32400',
  '  token: env\r',
  'tmdb:',
  '  apikey: <<tmdb-apikey>>',
  'sonarr:',
  "  token: &key '<<sonarr-token>>'",
  'radarr:',
  '  token: <<radarr>>',
  'anidb:',
  "  password: '<<anidb-password>>'",
].join('\n')
const VALUES = {
  KOMETA_SERIES_SONARR_TOKEN: `${KEY}x`,
  KOMETA_PLEX_TOKEN: TOKEN,
  KOMETA_TMDB_APIKEY: KEY,
  KOMETA_SONARR_TOKEN: `${KEY}y`,
  KOMETA_ANIDB_PASSWORD: PASSWORD,
}

const asked = vi.hoisted(() => ({ answer: true, questions: [] as string[] }))
vi.mock('../../src/cli/confirm.js', () => ({
  confirm: async (question: string) => {
    asked.questions.push(question)
    return asked.answer
  },
}))

let folder: string
const at = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(at(name), 'utf8')
const modeOf = (name: string) => (statSync(at(name)).mode & 0o777).toString(8)
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-extract-'))
  writeFileSync(at('config.yml'), CONFIG)
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true })
})

/** No six characters of a secret are printed, whatever happens. */
function printedBy(io: FakeIo) {
  for (const secret of [KEY, TOKEN, PASSWORD])
    for (let start = 0; start + 6 <= secret.length; start++)
      expect(io.printed.out + io.printed.err).not.toContain(secret.slice(start, start + 6))
  return io.printed
}

async function extract(request: Partial<ExtractRequest> = {}, env: Readonly<Record<string, string>> = {}) {
  const io = fakeIo(folder, { env })
  const how = { path: 'config.yml', config: true, gitignore: false, diff: false, yes: true, backup: false }
  const code = await extractSecrets({ ...how, ...request }, { ...io, interactive: true })
  return { code, ...printedBy(io) }
}

async function inline(request: Partial<InlineRequest> = {}) {
  const io = fakeIo(folder)
  const how = { path: 'config.yml', config: true, only: [], diff: false, yes: true, backup: false }
  const code = await inlineSecrets({ ...how, ...request }, { ...io, interactive: true })
  return { code, ...printedBy(io) }
}

describe('secrets extract', () => {
  it('puts variables in the place of secrets, and their values into the env file', async () => {
    const { code, out } = await extract()
    expect(out).toBe(
      'config.yml: 5 secrets moved into .env\n' +
        '  KOMETA_SERIES_SONARR_TOKEN  libraries.Séries.sonarr.token (line 5), as <<series-sonarr-token>>\n' +
        '  KOMETA_PLEX_TOKEN           plex.token (line 8), as env\n' +
        '  KOMETA_TMDB_APIKEY          tmdb.apikey (line 10), as <<tmdb-apikey>>\n' +
        '  KOMETA_SONARR_TOKEN         sonarr.token (line 12), as <<sonarr-token>>\n' +
        '  KOMETA_ANIDB_PASSWORD       anidb.password (line 16), as <<anidb-password>>\n',
    )
    expect(code).toBe(0)
    expect(read('config.yml')).toBe(EXTRACTED)
    expect(variablesOf(read('.env'), {})).toEqual(VALUES)
    expect(modeOf('.env')).toBe('600')
  })

  it('is the way that a hook names, and leaves it nothing to say', async () => {
    const inHook = async () => {
      const facts = { ...NO_FACTS, committing: true }
      const { diagnostics } = await validate(read('config.yml'), { facts })
      return diagnostics.filter(({ rule }) => rule === 'config/committed-secret')
    }
    const found = await inHook()
    expect(found.map(({ command }) => command)).toEqual(Array(4).fill('pmm-config secrets extract'))
    await extract()
    expect(await inHook()).toEqual([])
  })

  it('has nothing to do the second time', async () => {
    await extract()
    const env = read('.env')
    expect(await extract()).toEqual({
      code: 0,
      out: 'config.yml: no literal secret is in it, nothing to do\n',
      err: '',
    })
    expect([read('config.yml'), read('.env')]).toEqual([EXTRACTED, env])
  })

  it('goes on where a run was killed between the two files', async () => {
    await extract()
    const env = read('.env')
    writeFileSync(at('config.yml'), CONFIG)
    expect((await extract()).code).toBe(0)
    expect([read('config.yml'), read('.env')]).toEqual([EXTRACTED, env])
  })

  it('keeps what is in the env file, and takes another name where one holds something else', async () => {
    writeFileSync(
      at('.env'),
      `# mine\r\nTZ=UTC\r\nkometa_tmdb_apikey='other'\r\nKOMETA_PLEX_TOKEN="${TOKEN}" # p`,
      {
        mode: 0o640,
      },
    )
    await extract()
    expect(read('.env')).toMatch(
      /^# mine\r\nTZ=UTC\r\nkometa_tmdb_apikey='other'\r\nKOMETA_PLEX_TOKEN="\w+" # p\r\n/,
    )
    expect(read('.env').replaceAll('\r\n', '')).not.toContain('\n')
    expect(variablesOf(read('.env'), {})).toMatchObject({
      KOMETA_TMDB_APIKEY_2: KEY,
      KOMETA_PLEX_TOKEN: TOKEN,
    })
    expect(read('config.yml')).toContain('apikey: <<tmdb-apikey-2>>')
    expect(modeOf('.env')).toBe('640')
  })

  it('takes no name that a placeholder or the environment has', async () => {
    writeFileSync(
      at('config.yml'),
      `libraries: {}\ntmdb: {apikey: ${KEY}}\nomdb: {apikey: <<tmdb-apikey>>}\n`,
    )
    await extract({}, { KOMETA_TMDB_APIKEY_2: 'other' })
    expect(read('config.yml')).toContain('tmdb: {apikey: <<tmdb-apikey-3>>}')
  })

  it('leaves the word env to the library that has it', async () => {
    writeFileSync(
      at('config.yml'),
      `libraries:\n  Films: {plex: {token: env}}\nplex:\n  url: http://nas:32400\n  token: ${TOKEN}\n`,
    )
    await extract()
    expect(read('config.yml')).toContain('  token: <<my-plex-token>>\n')
  })

  it('takes what an alias names from where it stands, and a part of an address', async () => {
    writeFileSync(
      at('config.yml'),
      `x: &key ${KEY}\nlibraries:\n  Films:\n    collection_files:\n      - url: https://example.org/f.yml?apikey=${KEY}&b=1\n    radarr: {token: *key}\nradarr:\n  token: *key\n`,
    )
    expect((await extract()).code).toBe(0)
    expect(read('config.yml')).toBe(
      'x: &key <<films-radarr-token>>\nlibraries:\n  Films:\n    collection_files:\n      - url: https://example.org/f.yml?apikey=<<films-collection-files-url>>&b=1\n    radarr: {token: *key}\nradarr:\n  token: *key\n',
    )
  })

  it.each<[string, string, string]>([
    ['a number', '12345678901', 'PMM does not read it as a text'],
    ['escapes', String.raw`"\x35d41402abc"`, 'it is written with escapes'],
    ['several lines', `>\n    ${KEY}\n    ${KEY}`, 'it is written with escapes, or over several lines'],
    ['a placeholder in it', `<<a>>${KEY}`, 'there is a placeholder in it'],
    ['what no quotes help', "it's $HOME", 'no quotes in an env file'],
  ])('leaves %s, and says so', async (_, value, reason) => {
    const config = `libraries: {}\ntmdb:\n  apikey: ${value}\n`
    writeFileSync(at('config.yml'), config)
    const { code, out } = await extract()
    expect(code).toBe(1)
    expect(out).toContain(
      `config.yml: no secret could be moved\n  left as it is: tmdb.apikey (line 3): ${reason}`,
    )
    expect(read('config.yml')).toBe(config)
    expect(existsSync(at('.env'))).toBe(false)
  })

  it('shows what would change, and writes nothing', async () => {
    const { code, out, err } = await extract({ diff: true })
    expect(code).toBe(1)
    expect(out).toContain('-  apikey: ********************************\n+  apikey: <<tmdb-apikey>>\n')
    expect(err).toContain('pmm-config: .env would hold KOMETA_SERIES_SONARR_TOKEN, KOMETA_PLEX_TOKEN, ')
    expect(read('config.yml')).toBe(CONFIG)
    expect(existsSync(at('.env'))).toBe(false)
  })

  it('has variables of PMM, and no word env, for versions before Kometa', async () => {
    writeFileSync(at('.pmm-configrc.yml'), 'target: "<2.0.0"\n')
    await extract()
    expect(read('config.yml')).toContain('  token: <<my-plex-token>>\r\n')
    expect(variablesOf(read('.env'), {})).toMatchObject({ PMM_TMDB_APIKEY: KEY, PMM_MY_PLEX_TOKEN: TOKEN })
    writeFileSync(at('.pmm-configrc.yml'), 'target: "<1.19.0"\n')
    writeFileSync(at('config.yml'), CONFIG)
    expect(await extract()).toMatchObject({ code: 2, err: expect.stringContaining('since 1.19.0') })
  })
})

describe('on a terminal', () => {
  beforeEach(() => {
    git('init', '-q')
    asked.questions.length = 0
  })

  it('asks first, and takes no for an answer', async () => {
    asked.answer = false
    const { code, out, err } = await extract({ yes: false })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(
      /^config\.yml:\n {2}KOMETA_SERIES_SONARR_TOKEN .*pmm-config: cancelled; nothing was written\n$/s,
    )
    expect(asked.questions).toEqual(['Move 5 secrets into .env, and put that file into .gitignore?'])
    expect([read('config.yml'), existsSync(at('.env')), existsSync(at('.gitignore'))]).toEqual([
      CONFIG,
      false,
      false,
    ])
  })

  it('does what was said yes to, both ways', async () => {
    asked.answer = true
    expect((await extract({ yes: false })).code).toBe(0)
    expect([read('config.yml'), read('.gitignore')]).toEqual([EXTRACTED, '/.env\n'])
    await inline({ yes: false })
    expect(asked.questions.at(-1)).toBe('Put 5 values from .env into config.yml?')
    expect(read('config.yml')).toBe(CONFIG)
  })
})

describe('the env file in a git work tree', () => {
  beforeEach(() => git('init', '-q'))

  it('has to be ignored, or is put into .gitignore where that is asked for', async () => {
    expect(await extract()).toEqual({
      code: 2,
      out: '',
      err: 'pmm-config: .env: git does not ignore this file, so the next commit would take the secrets along; nothing was written\n  Put the line /.env into the .gitignore beside it, or let --gitignore do that.\n',
    })
    expect(read('config.yml')).toBe(CONFIG)
    writeFileSync(at('.gitignore'), '*.log')
    expect((await extract({ gitignore: true })).code).toBe(0)
    expect(read('.gitignore')).toBe('*.log\n/.env\n')
    expect(git('status', '--porcelain', '--untracked-files=all').toString()).not.toContain('.env')
  })

  it('says that the history of a config keeps what was committed', async () => {
    git('add', 'config.yml')
    expect((await extract({ gitignore: true })).err).toContain(
      'Git keeps config.yml: what was committed before is in its history for whoever can read that. Get new ones of those.',
    )
  })

  it('may not be one that git keeps', async () => {
    writeFileSync(at('.env'), 'TZ=UTC\n')
    git('add', '.env')
    writeFileSync(at('.gitignore'), '.env\n')
    const { code, err } = await extract({ gitignore: true })
    expect(code).toBe(2)
    expect(err).toContain('.env: git keeps this file, so the next commit would take the secrets along')
    expect([read('config.yml'), read('.env')]).toEqual([CONFIG, 'TZ=UTC\n'])
  })
})

describe('secrets extract refuses', () => {
  it.each<[string, Partial<ExtractRequest>, () => void, string]>([
    ['a file that is not there', { path: 'no.yml' }, () => {}, 'no.yml: no such file or folder'],
    ['standard input', { path: '-' }, () => {}, 'standard input is no file that could be changed'],
    ['the config as env file', { envFile: './config.yml' }, () => {}, 'this is the config itself'],
    ['a folder as env file', { envFile: '.' }, () => {}, 'this is a folder, not a file'],
    ['a device as env file', { envFile: '/dev/null' }, () => {}, 'this is a pipe, socket or device'],
    ['an env file in no folder', { envFile: 'no/.env' }, () => {}, 'no/.env: no such file or folder'],
    [
      'what does not parse',
      {},
      () => writeFileSync(at('config.yml'), `tmdb: [${KEY}\n`),
      'PMM cannot read this',
    ],
    [
      'what is no config',
      {},
      () => writeFileSync(at('config.yml'), `version: ${KEY}\n`),
      'this is no config',
    ],
    [
      'an env file that is not UTF-8',
      {},
      () => writeFileSync(at('.env'), Buffer.from([0x41, 0x3d, 0xff])),
      'not UTF-8',
    ],
    [
      'a config that is write-protected',
      {},
      () => chmodSync(at('config.yml'), 0o444),
      'this file is write-protected',
    ],
  ])('%s', async (_, request, prepare, words) => {
    prepare()
    const before = read('config.yml')
    const { code, out, err } = await extract(request)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(read('config.yml')).toBe(before)
    if (request.envFile === undefined && existsSync(at('.env'))) expect(read('.env')).not.toContain(KEY)
  })
})

describe('secrets inline', () => {
  it('brings back every byte', async () => {
    await extract()
    const { code, out, err } = await inline()
    expect(code).toBe(1)
    expect(out).toContain('config.yml: 5 values put back from .env\n')
    expect(out).toContain('  left as it is: radarr.token (line 14): KOMETA_RADARR is not set\n')
    expect(err).toBe('pmm-config: .env is as it was: delete from it what nothing else needs.\n')
    expect(read('config.yml')).toBe(CONFIG)
    await extract()
    expect(read('config.yml')).toBe(EXTRACTED)
  })

  it('takes quotes where PMM would read something else without', async () => {
    const values = "KOMETA_A='12'\nKOMETA_B='a: b #c'\nKOMETA_C=yes\nPMM_D='x y'\nKOMETA_E=true\n"
    writeFileSync(at('.env'), values)
    const lines = [
      'tmdb: {apikey: <<a>>}',
      'omdb:',
      '  apikey: <<B>>',
      'mdblist:',
      '  apikey: <<c>>',
      'radarr:',
      '  token: >-',
      '    <<d>>',
      'sonarr: {token: "<<e>>"}',
    ]
    writeFileSync(at('config.yml'), `libraries: {}\n${lines.join('\n')}\n`)
    expect((await inline()).code).toBe(0)
    expect(read('config.yml')).toBe(
      "libraries: {}\ntmdb: {apikey: '12'}\nomdb:\n  apikey: 'a: b #c'\nmdblist:\n  apikey: yes\nradarr:\n  token: >-\n    x y\nsonarr: {token: \"true\"}\n",
    )
  })

  it('takes one value alone, or shows all and writes nothing', async () => {
    await extract()
    expect((await inline({ diff: true })).out).toContain('-  apikey: <<tmdb-apikey>>\n+  apikey: ****')
    expect(read('config.yml')).toBe(EXTRACTED)
    expect((await inline({ only: ['KOMETA_TMDB_APIKEY'] })).code).toBe(0)
    expect(read('config.yml')).toBe(EXTRACTED.replace('<<tmdb-apikey>>', KEY))
  })

  it('knows no other variables than those that are asked for', async () => {
    await extract()
    expect(await inline({ only: ['KOMETA_TMDB_KEY'] })).toEqual({
      code: 2,
      out: '',
      err: 'pmm-config: config.yml: nothing in it is filled from KOMETA_TMDB_KEY\n  See what it needs: pmm-config secrets list config.yml\n',
    })
  })

  it('says that git will take the secrets along', async () => {
    git('init', '-q')
    await extract({ gitignore: true })
    expect((await inline()).err).toContain(
      'Git takes config.yml along: with the next commit the secrets are in its history.',
    )
  })

  it('needs an env file, and a placeholder', async () => {
    expect((await inline()).err).toBe(
      'pmm-config: .env: no such file or folder\n  Name the file that holds the variables with --from.\n',
    )
    writeFileSync(at('.env'), 'A=b\n')
    writeFileSync(at('config.yml'), 'libraries: {}\n')
    expect(await inline()).toEqual({
      code: 0,
      out: 'config.yml: no placeholder is in it, nothing to do\n',
      err: '',
    })
  })

  it('goes through a link, and leaves it one', async () => {
    mkdirSync(at('real'))
    writeFileSync(at('real/config.yml'), CONFIG)
    symlinkSync('real/config.yml', at('link.yml'))
    await extract({ path: 'link.yml' })
    expect(read('real/config.yml')).toBe(EXTRACTED)
    expect(existsSync(at('.env'))).toBe(true)
    await inline({ path: 'link.yml' })
    expect(read('real/config.yml')).toBe(CONFIG)
  })
})
