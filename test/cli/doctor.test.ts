import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { knownKeys, ROOT_KEYS } from '../../src/schema/knowledge.js'
import { examine } from '../support/doctor.js'
import { canMount, mount } from '../support/mount.js'

let folder: string
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'doctor-'))
  folder = made
  chmodSync(made, 0o755)
  // What a test mounts there goes before it.
  onTestFinished(() => rmSync(made, { recursive: true }))
})

function write(path: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text, { mode })
}

const KEY = '9f3c51e7a2b84d069f3c51e7a2b84d06'
const CONFIG = `libraries:\n  Films: {}\nplex:\n  url: http://192.168.1.12:32400\n  token: Zq7xKv29WmTb4nRp81Lc\ntmdb:\n  apikey: ${KEY}\n`

const run = (request: Parameters<typeof examine>[1] = {}, env: Readonly<Record<string, string>> = {}) =>
  examine(folder, request, { env })

describe('which config', () => {
  it('is the one that PMM would read, and why is said', async () => {
    write('config/config.yml', CONFIG)
    const { config, of, code } = await run()
    expect(config).toBe('config/config.yml')
    expect(of('config.found')).toEqual([['ok', 'config/config.yml (where PMM looks)']])
    expect(code).toBe(0)
  })

  it.each(['KOMETA_CONFIG', 'PMM_CONFIG'])('may be named by %s', async (variable) => {
    write('a.yml', CONFIG)
    const { of } = await run({}, { [variable]: 'a.yml' })
    expect(of('config.found')).toEqual([['ok', `a.yml (the variable ${variable} names it, as for PMM)`]])
  })

  it('may stand where PMM does not look, or be named by the settings', async () => {
    write('config.yml', CONFIG)
    expect((await run()).of('config.found')[0]![1]).toContain('PMM looks for it as config/config.yml')
    rmSync(join(folder, 'config.yml'))
    write('a.yml', CONFIG)
    write('.pmm-configrc.yml', 'files: [a.yml]\n')
    expect((await run()).of('config.found')).toEqual([['ok', 'a.yml (the settings name it)']])
  })

  it('may be another than the one that a variable has PMM read', async () => {
    write('a.yml', CONFIG)
    write('b.yml', CONFIG)
    expect((await run({ path: 'a.yml' }, { KOMETA_CONFIG: 'b.yml' })).of('config.variable')[0]![0]).toBe(
      'warn',
    )
    expect((await run({ path: 'a.yml' }, { KOMETA_CONFIG: './a.yml' })).of('config.variable')).toEqual([])
  })

  it('may not be there, and then it is said where it was looked for', async () => {
    const { code, config, of, out } = await run()
    expect([code, config]).toEqual([1, null])
    expect(of('config.found')[0]![1]).toContain('config/config.yml, config.yml')
    expect(of('version.own')).toHaveLength(1)
    expect(out).not.toContain('undefined')
  })

  it('is one of several', async () => {
    write('x/a.yml', CONFIG)
    write('x/b.yml', CONFIG)
    expect((await run({ path: 'x' })).of('config.found')[0]).toEqual([
      'error',
      'there are 2 configs here, and this is about one',
    ])
  })

  it('may be such that PMM cannot read it', async () => {
    write('config.yml', `${CONFIG}omdb:\n\tapikey: abc\n  - : [\n`)
    const { code, of } = await run()
    expect(code).toBe(1)
    expect(of('config.read')[0]![0]).toBe('error')
    expect(of('credential.tmdb')).toEqual([['ok', 'apikey set']])
    expect(of('findings')[0]![0]).toBe('error')
  })

  it('may be a folder or a link that leads nowhere', async () => {
    mkdirSync(join(folder, 'config/config.yml'), { recursive: true })
    expect((await run()).of('config.found')[0]![1]).toContain('this is a folder')
    symlinkSync('nowhere.yml', join(folder, 'b.yml'))
    expect((await run({ path: 'b.yml' })).of('config.found')[0]![1]).toContain('does not exist')
  })
})

describe('a whole file in the place of a path', () => {
  it('is not shown', async () => {
    const { raw } = await run({ path: `${CONFIG}  # a/b\n` })
    expect(raw).toContain('this is no path of a file')
    expect(raw).not.toContain(KEY.slice(0, 6))
  })
})

describe('the file', () => {
  it('is said to be whose it is, with its mode', async () => {
    write('config.yml', CONFIG, 0o640)
    const { of } = await run()
    expect(of('file.mode')[0]![1]).toMatch(/^user \d+, who runs this, group \d+, mode 0640$/)
    expect(of('file.write')).toHaveLength(1)
    expect(of('secrets.readers')).toEqual([
      ['warn', 'the group on this machine may read config.yml (mode 0640), with 2 secrets in it'],
    ])
  })

  it.each([
    [0o644, 'warn'],
    [0o600, 'ok'],
  ])('with secrets and mode %o is %s', async (mode, mark) => {
    write('config.yml', CONFIG)
    chmodSync(join(folder, 'config.yml'), mode)
    expect((await run()).of('secrets.readers')[0]![0]).toBe(mark)
  })

  it('may be open, and stand where nobody else gets to', async () => {
    write('config.yml', CONFIG)
    chmodSync(join(folder, 'config.yml'), 0o644)
    chmodSync(folder, 0o700)
    expect((await run()).of('secrets.readers')[0]![0]).toBe('ok')
  })

  it('without secrets may be read by anybody', async () => {
    write('config.yml', CONFIG.replace(KEY, '<<tmdb-key>>').replace(/Zq7\w+/, 'env'), 0o644)
    const { of } = await run()
    expect(of('secrets.readers')).toEqual([])
    expect(of('secrets.config')[0]![0]).toBe('ok')
  })

  it('with secrets is none for git, nor is the .env beside it', async () => {
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
    git('init')
    write('config.yml', CONFIG)
    write('.env', 'KOMETA_A=abc\n', 0o644)
    expect((await run()).of('secrets.git')).toEqual([['ok', 'config.yml is not tracked']])
    git('add', 'config.yml', '.env')
    const { code, of } = await run()
    expect(of('secrets.git')).toEqual([['error', 'git keeps versions of config.yml, with 2 secrets in it']])
    expect(of('env-file.git')[0]![0]).toBe('error')
    expect(of('env-file.readers')[0]![0]).toBe('warn')
    expect(code).toBe(1)
  })

  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: as Compose has it
  it.each([
    ['user: "4321:4321"', 0o600, /^error: PMM runs as user 4321 \(compose\.yml\), who may not read it/],
    ['user: 4321', 0o644, /^warn: .*may not write it/],
    ['user: ${ME:-4321}', 0o666, /^ok: .*may read and write it/],
    ['environment: {PUID: 4321, PGID: 4321}', 0o600, /^error: /],
    ['environment: ["PUID=0"]', 0o600, /^ok: PMM runs as user 0/],
    ['user: kometa', 0o600, undefined],
    ['restart: always', 0o600, undefined],
  ])('may be read by the user as whom `%s` has PMM run, or not (mode %o)', async (line, mode, words) => {
    write('config.yml', CONFIG)
    chmodSync(join(folder, 'config.yml'), mode)
    write('compose.yml', `services:\n  kometa:\n    image: kometateam/kometa:v2.4.4\n    ${line}\n`)
    const [found] = (await run()).of('file.pmm')
    if (words) expect(found?.join(': ')).toMatch(words)
    else expect(found).toBeUndefined()
  })
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as Compose has it

  it('may be in a repository of which git tells nothing', async () => {
    mkdirSync(join(folder, '.git'))
    write('config.yml', CONFIG)
    expect((await run()).of('secrets.git')[0]![0]).toBe('unknown')
  })

  it.runIf(canMount)('may be mounted alone', async () => {
    write('outside.yml', CONFIG)
    write('config/config.yml', '')
    mount(join(folder, 'config/config.yml'), '--bind', join(folder, 'outside.yml'))
    expect((await run()).of('file.mount')[0]![0]).toBe('warn')
    expect((await run({ path: 'outside.yml' })).of('file.mount')).toEqual([])
  })

  it.runIf(canMount)('may stand in a folder that nobody may write', async () => {
    write('config/config.yml', CONFIG)
    mount(join(folder, 'config'), '--bind', join(folder, 'config'))
    execFileSync('mount', ['-o', 'remount,ro,bind', join(folder, 'config')])
    const { of } = await run()
    expect(of('file.write')[0]![0]).toBe('warn')
    expect(of('credential.tmdb')).toEqual([['ok', 'apikey set']])
  })
})

describe('versions and settings', () => {
  it('are said, with where they come from', async () => {
    write('config/config.yml', CONFIG)
    write('.pmm-configrc.yml', 'rules: {config/odd-url: off}\n')
    const { of } = await run()
    expect(of('version.kometa')).toEqual([['unknown', expect.stringContaining('no compose file')]])
    expect(of('settings.file')).toEqual([['ok', '.pmm-configrc.yml (target auto, 1 rule changed)']])
    expect((await run({ settings: false })).of('settings.file')[0]![1]).toContain('--no-config')
    write('config/compose.yml', 'services:\n  kometa:\n    image: kometateam/kometa:v2.4.4\n')
    expect((await run()).of('version.kometa')).toEqual([['ok', '2.4.4 (config/compose.yml:3)']])
  })

  it('that are wrong are no reason to say nothing else', async () => {
    write('config/config.yml', CONFIG)
    write('.pmm-configrc.yml', 'rulez: {}\nplugins: 5\n')
    const { code, of } = await run()
    expect(code).toBe(1)
    expect(of('settings.file')[0]![0]).toBe('error')
    expect(of('credential.tmdb')).toHaveLength(1)
  })
})

describe('credentials', () => {
  const states = async (yaml: string, env: Readonly<Record<string, string>> = {}) => {
    write('config.yml', yaml)
    const { checks } = await run({}, env)
    return Object.fromEntries(
      checks
        .filter(({ id }) => id.startsWith('credential.'))
        .map(({ subject, mark, message }) => [subject, `${mark}: ${message}`]),
    )
  }

  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: as other programs have it
  it('are set, blank, left from the template, or placeholders that something fills or nothing', async () => {
    expect(
      await states(
        'libraries:\n  Films:\n    radarr:\n      token: abcdefabcdef0123\nplex:\n  url: env\n  token: <<plex-token>>\ntmdb:\n  apikey: ################################\nomdb:\n  apikey:\nanidb:\n  username:\ntautulli:\n  url: http://a:8181\n  apikey: ""\nmal:\ngotify:\n  url: http://a:1\n  token: YOUR_TOKEN\nmdblist:\n  apikey: <<mdb_List>>\nradarr:\n  url: http://<<nas>>:7878\n  token: YOUR_TOKEN\ngithub:\n  token: ${GH}\n',
        { KOMETA_PLEX_URL: 'http://nas:32400', PMM_NAS: 'nas' },
      ),
    ).toEqual({
      plex: 'error: url set by KOMETA_PLEX_URL, token not set: PMM_PLEX_TOKEN is not; PMM ends its run without it',
      tmdb: 'error: apikey blank; PMM ends its run without it',
      omdb: 'unknown: blank: PMM does without it',
      tautulli: 'warn: url set, apikey blank',
      mal: 'warn: blank: PMM does not sign in',
      gotify: 'warn: url set, token a word of the template',
      mdblist: 'error: apikey is a placeholder that PMM never fills in',
      radarr: 'ok: token of library `Films` set',
      github: 'unknown: token filled in by something else',
      anidb: 'unknown: blank: PMM does without it',
    })
  })

  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as other programs have it

  it('of Plex and TMDb have to be there', async () => {
    const found = await states('libraries:\n  Films: {}\n')
    expect(found.plex).toBe('error: missing: PMM ends its run without it')
    expect(found.tmdb).toBe('error: missing: PMM ends its run without it')
  })

  it('of Plex may stand in each library instead', async () => {
    const own = '    plex:\n      url: http://a:1\n      token: abcdef0123456789\n'
    const text = `libraries:\n  Films:\n${own}  Shows:\nplex:\n  url:\n  token:\n`
    expect((await states(text)).plex).toMatch(/^ok: url of library `Films` set/)
    write('config.yml', text)
    expect((await run()).of('credential.plex')[0]![0]).toBe('error')
    write('config.yml', text.replace('Shows:\n', `Shows:\n${own}`))
    expect((await run()).of('credential.plex')[0]![0]).toBe('unknown')
  })

  const TRAKT = (token: string, created: number) =>
    `libraries:\n  Films: {}\ntrakt:\n  client_id: ${KEY}\n  client_secret: ${KEY}\n  authorization:\n    access_token: ${token}\n    refresh_token: ${KEY}\n    expires_in: 604800\n    created_at: ${created}\n`
  const NOW = Date.parse('2026-11-23T12:00:00Z') / 1000

  it('that are signed in for are good until some time', async () => {
    expect((await states(TRAKT(KEY, NOW))).trakt).toMatch(/^ok: signed in to Trakt: .*good until .*7 days/)
    expect((await states(TRAKT(KEY, NOW - 700_000))).trakt).toMatch(/^warn: .*not good since/)
    expect((await states(TRAKT('', NOW))).trakt).toBe(
      'error: not signed in to Trakt: there is no access token',
    )
    expect((await states(TRAKT('<<trakt-access>>', NOW))).trakt).toMatch(
      /^error: not set: KOMETA_TRAKT_ACCESS,/,
    )
    expect((await states(`${TRAKT(KEY, NOW)}  pin: 12345678\n`))['trakt pin']).toMatch(/^warn/)
    expect((await states('libraries:\n  Films: {}\nmal:\n  client_id:\n  client_secret:\n')).mal).toMatch(
      /^warn: not set up: client_id and client_secret/,
    )
  })

  it('for Trakt are of no use to newer versions', async () => {
    write('compose.yml', 'services:\n  kometa:\n    image: kometateam/kometa:v2.5.2\n')
    expect((await states(TRAKT(KEY, NOW))).trakt).toMatch(/^warn: Kometa 2\.5\.2 .*does without Trakt/)
  })
})

describe('variables and linked files', () => {
  it('are set or not, wherever PMM gets them from', async () => {
    write(
      'config/config.yml',
      'libraries:\n  Films: {}\nplex:\n  url: http://a:1\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\nomdb:\n  apikey: <<omdb-key>>\n',
    )
    write('config/.env', 'KOMETA_TMDB_KEY=abcabc\n')
    write(
      'config/compose.yml',
      'services:\n  kometa:\n    image: kometateam/kometa:v2.4.4\n    environment:\n      KOMETA_PLEX_TOKEN: abc\n',
    )
    const { of, checks } = await run()
    expect(checks.filter(({ id }) => id === 'variable').map(({ mark, subject }) => [mark, subject])).toEqual([
      ['ok', 'KOMETA_PLEX_TOKEN'],
      ['ok', 'KOMETA_TMDB_KEY'],
      ['error', 'KOMETA_OMDB_KEY'],
    ])
    expect(of('credential.plex')).toEqual([
      ['ok', 'url set, token set by KOMETA_PLEX_TOKEN in config/compose.yml'],
    ])
  })

  it('are there or not, from where PMM counts', async () => {
    write(
      'config/config.yml',
      'libraries:\n  Films:\n    collection_files:\n      - file: config/Films.yml\n      - file: config/Shows\n      - folder: /config/more\n      - file: config/Flims.yml\n      - url: https://a.example/b.yml\n      - default: basic\n    overlay_files:\n      - file: /srv/other/a.yml\n',
    )
    write('config/Films.yml', 'a')
    write('config/Shows.yaml', 'a')
    write('config/more/a.yml', 'a')
    const { of } = await run()
    expect(of('linked.there')).toEqual([['ok', '3 of 5']])
    expect(of('linked.missing')).toEqual([['error', 'the file `config/Flims.yml` (line 7) is not there']])
    expect(of('linked.elsewhere')).toHaveLength(1)
  })
})

describe('what is printed', () => {
  const SECRETS = ['hunterwolf-canary-1', KEY, 'Zq7xKv29WmTb4nRp81Lc']

  it.each([true, false])('holds no secret, of the file or of a variable (json: %s)', async (json) => {
    write(
      'config.yml',
      `${CONFIG}omdb:\n  apikey: <<omdb-key>>\nradarr:\n  url: http://u:${KEY}@nas:7878\n  token: ${KEY}\n${KEY}:\n  - x\n`,
    )
    const { raw } = await run({ json }, { KOMETA_OMDB_KEY: SECRETS[0]! })
    for (const secret of SECRETS)
      for (let at = 0; at + 6 <= secret.length; at++) expect(raw).not.toContain(secret.slice(at, at + 6))
  })

  it.each([true, false])('names no variable after a secret between brackets (json: %s)', async (json) => {
    const secrets = ['Abc1Def2Ghi3Jkl4Mno5', '0123456789abcdef0123456789abcdef']
    write(
      'config.yml',
      `${CONFIG}omdb:\n  apikey: <<${secrets[0]}>>\nmdblist:\n  apikey: <<${secrets[1]}>>\n`,
    )
    const { raw } = await run({ json })
    for (const secret of secrets) expect(raw.toLowerCase()).not.toContain(secret.slice(0, 6).toLowerCase())
  })

  it.each([true, false])('holds none, whichever section it stands in (json: %s)', async (json) => {
    const canary = 'Qx7vTb2mWk9pLd4hRz6n'
    const sections = [...ROOT_KEYS.keys()].flatMap((section) => {
      const keys = [...knownKeys([section])].filter(([, node]) => node['x-secret'])
      return keys.length > 0 ? [`${section}:\n${keys.map(([key]) => `  ${key}: ${canary}\n`).join('')}`] : []
    })
    expect(sections.length).toBeGreaterThan(12)
    write('config.yml', `libraries:\n  Films:\n    radarr:\n      token: ${canary}\n${sections.join('')}`)
    const { raw, err } = await run({ json })
    for (let at = 0; at + 6 <= canary.length; at++) expect(raw + err).not.toContain(canary.slice(at, at + 6))
  })

  it('is plain ASCII where nothing else can be shown, and fits the width', async () => {
    write('config.yml', CONFIG)
    const ascii = (await run({ json: false }, { LANG: 'C' })).raw
    expect(ascii).toMatch(/^[\0-\x7f]*$/)
    expect(ascii).toContain('  ok        file ')
    const { raw } = await run({ json: false })
    expect(raw).toContain('✔ ok')
    expect(raw.split('\n').every((line) => line.length <= 100)).toBe(true)
    expect(raw).toContain('Nothing was sent; --online asks the services, too.')
  })

  it('has a shape that stays', async () => {
    write('config.yml', CONFIG)
    const { raw } = await run()
    const checkup = JSON.parse(raw)
    expect(Object.keys(checkup)).toEqual(['version', 'config', 'online', 'topics', 'summary'])
    expect(checkup.topics.map(({ id }: { id: string }) => id)).toEqual(
      'config versions settings secrets credentials variables linked findings'.split(' '),
    )
    expect(Object.keys(checkup.topics[0].checks[0])).toEqual(['id', 'mark', 'subject', 'message', 'hint'])
    expect(Object.keys(checkup.summary)).toEqual(['ok', 'warn', 'error', 'unknown'])
  })
})
