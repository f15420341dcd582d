import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ListRequest, listSecrets } from '../../src/cli/secrets/list.js'
import { fakeIo } from '../support/fake-io.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-list-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

async function run(request: Partial<ListRequest> = {}, env: Readonly<Record<string, string>> = {}) {
  const io = fakeIo(folder, { env })
  const code = await listSecrets(
    { paths: ['config/config.yml'], from: [], json: false, config: true, ...request },
    io,
  )
  return { code, ...io.printed }
}

async function states(request: Partial<ListRequest> = {}, env: Readonly<Record<string, string>> = {}) {
  const { out } = await run({ ...request, json: true }, env)
  const [file] = JSON.parse(out).files
  return Object.fromEntries(
    file.variables.map((one: { variable: string; set: boolean; from: string | null }) => [
      one.variable,
      one.set ? one.from : false,
    ]),
  )
}

const CONFIG =
  'libraries:\n  Films:\n    radarr:\n      token: <<radarr-key>>\n    collection_files:\n      - default: basic\n        template_variables:\n          name: <<key_name>>\nplex:\n  url: http://<<plex-host>>:32400\n  token: env\ntmdb:\n  apikey: <<TMDB_KEY>>\nradarr:\n  token: <<radarr-key>>\n'

describe('the variables that a config needs', () => {
  beforeEach(() => write('config/config.yml', CONFIG))

  it('are listed with where they are needed, and which are set', async () => {
    const { code, out } = await run({}, { KOMETA_TMDB_KEY: 'hunterwolf', KOMETA_RADARR_KEY: '  ' })
    expect(code).toBe(1)
    expect(out).toBe(
      'config/config.yml\n' +
        '  KOMETA_RADARR_KEY  not set  libraries.Films.radarr.token (line 4), radarr.token (line 15)\n' +
        '  KOMETA_PLEX_HOST   not set  plex.url (line 10)\n' +
        '  KOMETA_PLEX_TOKEN  not set  plex.token (line 11)\n' +
        '  KOMETA_TMDB_KEY    set      tmdb.apikey (line 13); from the environment\n' +
        '  4 variables, 3 not set\n',
    )
  })

  it('may be called PMM_, and stand in the .env beside the config', async () => {
    write('config/.env', 'PMM_RADARR_KEY=abc\nKOMETA_PLEX_TOKEN=def\nKOMETA_PLEX_HOST=nas\n')
    const { code, out } = await run({}, { KOMETA_TMDB_KEY: 'x' })
    expect(code).toBe(0)
    expect(out).toContain('PMM_RADARR_KEY     set')
    expect(out).toContain('from .env beside it')
    expect(out).toContain('4 variables, all set')
    expect(out).not.toMatch(/abc|def|nas/)
  })

  it('are looked for in an env file in place of the environment', async () => {
    write('kometa.env', 'KOMETA_TMDB_KEY=abc\n')
    expect(await states({ from: ['kometa.env'] }, { KOMETA_RADARR_KEY: 'x' })).toEqual({
      KOMETA_RADARR_KEY: false,
      KOMETA_PLEX_HOST: false,
      KOMETA_PLEX_TOKEN: false,
      KOMETA_TMDB_KEY: 'kometa.env',
    })
  })

  it.each([
    [
      'as a mapping',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as Compose has it
      '      KOMETA_TMDB_KEY: abc\n      KOMETA_PLEX_HOST:\n      KOMETA_PLEX_TOKEN: ${TOKEN}\n      KOMETA_RADARR_KEY: ${OTHER:-}\n',
    ],
    [
      'as a list',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as Compose has it
      '      - KOMETA_TMDB_KEY=abc\n      - KOMETA_PLEX_HOST\n      - "KOMETA_PLEX_TOKEN=${TOKEN}"\n      - KOMETA_RADARR_KEY=\n',
    ],
  ])('in a compose file, %s', async (_, environment) => {
    write(
      'compose.yml',
      `services:\n  plex:\n    image: plexinc/pms-docker\n  meta:\n    image: kometateam/kometa:latest\n    environment:\n${environment}`,
    )
    write('.env', 'TOKEN=secret\n')
    expect(await states({ from: ['compose.yml'] }, { KOMETA_PLEX_HOST: 'nas' })).toEqual({
      KOMETA_RADARR_KEY: false,
      KOMETA_PLEX_HOST: 'compose.yml',
      KOMETA_PLEX_TOKEN: 'compose.yml',
      KOMETA_TMDB_KEY: 'compose.yml',
    })
  })

  it('in the env files that a compose file names, through anchors', async () => {
    write(
      'stack/docker-compose.yaml',
      'x-env: &env\n  KOMETA_PLEX_HOST: nas\nservices:\n  a:\n    image: other\n  b:\n    image: other\n    environment:\n      <<: *env\n    env_file:\n      - path: ../secrets.env\n        required: true\n      - more.env\n',
    )
    write('secrets.env', 'KOMETA_TMDB_KEY=abc\n')
    write('stack/more.env', 'KOMETA_RADARR_KEY="abc"\n')
    const request = { from: ['stack/docker-compose.yaml'] }
    const untold = await run(request)
    expect(untold.code).toBe(2)
    expect(untold.err).toContain('--service: a, b')
    expect(await states({ ...request, service: 'b' })).toEqual({
      KOMETA_RADARR_KEY: 'stack/more.env',
      KOMETA_PLEX_HOST: 'stack/docker-compose.yaml',
      KOMETA_PLEX_TOKEN: false,
      KOMETA_TMDB_KEY: 'secrets.env',
    })
  })

  it.each([
    ['an env file that is not there', { from: ['none.env'] }],
    ['a compose file without services', { from: ['config/config.yml'] }],
    ['a config that is not there', { paths: ['none.yml'] }],
  ])('cannot be told with %s', async (_, request) => {
    const { code, out, err } = await run(request)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^pmm-config: /)
  })
})

describe('a variable that fills no placeholder', () => {
  it('is marked as reserved, and only PMM_ counts', async () => {
    write('config/config.yml', 'libraries:\nplex:\n  token: <<plex-token>>\n')
    const { code, out } = await run({}, { KOMETA_PLEX_TOKEN: 'x' })
    expect(code).toBe(1)
    expect(out).toContain('PMM_PLEX_TOKEN  not set  plex.token (line 3); reserved')
    expect((await run({}, { PMM_PLEX_TOKEN: 'x' })).code).toBe(0)
  })

  it('is marked as misspelt, and set does not help', async () => {
    write('config/config.yml', 'libraries:\nwebhooks:\n  error: [<<error_hook>>]\n')
    const { code, out } = await run({}, { KOMETA_ERROR_HOOK: 'x' })
    expect(code).toBe(1)
    expect(out).toContain('KOMETA_ERROR_HOOK  set      webhooks.error.0 (line 3)')
    expect(out).toContain('misspelt')
  })

  it('is found through an anchor below another root key', async () => {
    write('config/config.yml', 'libraries:\nx: &x\n  token: <<one>>\ngithub:\n  <<: *x\n')
    expect(await states()).toEqual({ KOMETA_ONE: false })
  })
})

it('a token that somebody put into the brackets is not shown', async () => {
  const token = '9f3c51e7a2b84d069f3c51e7a2b84d06'
  write('config/config.yml', `libraries:\ntmdb:\n  apikey: <<${token}>>\n`)
  for (const json of [true, false]) {
    const { out } = await run({ json })
    expect(out.toLowerCase()).not.toContain(token.slice(0, 8))
  }
})

it('a config that needs none has none, and one that does not parse is said to be so', async () => {
  write('config/config.yml', 'libraries:\n')
  expect(await run()).toMatchObject({ code: 0, out: 'config/config.yml\n  0 variables, all set\n' })
  write('config/config.yml', 'libraries:\ntmdb:\n  apikey: <<tmdb-key>>\nplex: "\n')
  const { code, out, err } = await run()
  expect(code).toBe(2)
  expect(out).toContain('KOMETA_TMDB_KEY')
  expect(err).toContain('may lack some')
})
