import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { validate } from '../../src/api/validate.js'
import { printSchema } from '../../src/cli/schema.js'
import { fakeIo } from '../support/fake-io.js'
import { NOW } from '../support/judged.js'
import { type LanguageServer, startLanguageServer } from '../support/language-server.js'
import { configWith } from '../support/places.js'

const ROOT = resolve(import.meta.dirname, '../..')

/** How a config gets its schema in an editor: as the README says. */
const WAYS = {
  'a modeline that names the one document': '# yaml-language-server: $schema=./kometa.schema.json\n',
  'a modeline that names the package':
    '# yaml-language-server: $schema=./node_modules/pmm-config/schemas/config.schema.json\n',
  'the settings of the editor': '# Settings name it.\n',
}

let folder: string
let server: LanguageServer
let count = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-editor-'))
  mkdirSync(join(folder, 'node_modules/pmm-config'), { recursive: true })
  cpSync(join(ROOT, 'schemas'), join(folder, 'node_modules/pmm-config/schemas'), { recursive: true })
  const io = fakeIo(folder)
  printSchema({ root: ROOT, name: 'config', bundle: true }, io)
  writeFileSync(join(folder, 'kometa.schema.json'), io.printed.out)
  server = await startLanguageServer(folder, {
    schemas: { './kometa.schema.json': 'by-settings-*.yml' },
    validate: true,
    hover: true,
    completion: true,
  })
})
afterAll(() => {
  server.end()
  rmSync(folder, { recursive: true })
})

/** Opens a text whose place of the cursor is marked by `|`. */
async function open(marked: string, head = WAYS['a modeline that names the one document']) {
  const text = `${head}${marked}`
  const lines = text.slice(0, text.indexOf('|')).split('\n')
  const at = { line: lines.length - 1, character: lines.at(-1)!.length }
  const path = `${head.includes('$schema') ? 'config' : 'by-settings'}-${count++}.yml`
  const diagnostics = await server.diagnostics(path, text.replace('|', ''))
  return { path, at, diagnostics }
}

async function offered(marked: string, head?: string) {
  const { path, at } = await open(marked, head)
  const items = await server.complete(path, at)
  return new Map(
    items.map(({ label, documentation }) => [
      label,
      typeof documentation === 'string' ? documentation : (documentation?.value ?? ''),
    ]),
  )
}

describe.each(Object.entries(WAYS))('with %s', (_, head) => {
  it('keys are offered with what they are for', async () => {
    const root = await offered('settings:\n  cache: true\n|', head)
    expect([...root.keys()]).toEqual(expect.arrayContaining(['radarr', 'yamtrack', 'webhooks']))
    for (const [key, words] of root) expect(words, key).toMatch(/\w{3,}.* .*[.:]/)
    const radarr = await offered('radarr:\n  |\n', head)
    expect(radarr.get('root_folder_path')).toContain('folder')
    const library = await offered('libraries:\n  Films:\n    |\n', head)
    expect([...library.keys()]).toEqual(expect.arrayContaining(['operations', 'overlay_files', 'sonarr']))
    const entry = await offered('libraries:\n  Films:\n    collection_files:\n      - |\n', head)
    expect([...entry.keys()]).toEqual(expect.arrayContaining(['default', 'file', 'template_variables']))
  })

  it('values are offered with what each means', async () => {
    const modes = await offered('settings:\n  sync_mode: |\n', head)
    expect(modes.get('sync')).toMatch(/removed/)
    expect([...(await offered('settings:\n  cache: |\n', head)).keys()].sort()).toEqual(['false', 'true'])
  })

  it('the mouse shows what a key is for', async () => {
    const { path, at } = await open('settings:\n  cache_expir|ation: 60\n', head)
    expect(await server.hover(path, at)).toMatch(/how many days.*default 60/)
  })

  it('mistakes are underlined', async () => {
    const { diagnostics } = await open(
      'settings:\n  cach: true\n  sync_mode: both\n  cache_expiration: abc\n|',
      head,
    )
    expect(diagnostics.map(({ range }) => range.start.line).sort()).toEqual([2, 3, 4])
  })
})

it('the README names what works here', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  expect(readme).toContain(`\n${WAYS['a modeline that names the one document']}`)
  expect(readme).toContain(/=(\S+)\n/.exec(WAYS['a modeline that names the package'])![1])
  const [, settings] = /```json\n(\{\n {2}"yaml\.schemas"[\s\S]*?)```/.exec(readme)!
  expect(Object.keys(JSON.parse(settings!)['yaml.schemas'])).toEqual(['./kometa.schema.json'])
})

it('old forms are not offered', async () => {
  const root = await offered('settings:\n  cache: true\n|')
  expect([...root.keys()].filter((key) => ['cache', 'collections', 'image_server'].includes(key))).toEqual([])
  const library = await offered('libraries:\n  Films:\n    |\n')
  expect([...library.keys()]).not.toContain('show_filtered')
})

it('sources of operations are offered where a list or a text may stand', async () => {
  const sources = await offered('libraries:\n  Films:\n    operations:\n      mass_critic_rating_update: |\n')
  expect(sources.get('tmdb')).toBe('The rating of TMDb.')
})

/** The place of a value, and what stands there; the rules that are about something else have nothing to say. */
const MISTAKES: readonly (readonly [path: string, value: unknown])[] = [
  ['settings.cache', 'maybe'],
  ['settings.cache', 5],
  ['settings.cache_expiration', 'abc'],
  ['settings.cache_expiration', -5],
  ['settings.sync_mode', 'both'],
  ['settings.run_order', ['operations', 'colections', 'overlays', 'metadata']],
  ['settings.cachee', true],
  ['settings.ignore_ids', 'matrix'],
  ['plex.timeout', 'soon'],
  ['radarr.monitor', 'perhaps'],
  ['radarr.availability', 'soon'],
  ['radarr', { url: 'http://192.168.1.12:7878', token: '0123456789abcdef', availabilty: 'released' }],
  ['sonarr.season_folder', 'x'],
  ['sonarr.series_type', 'funny'],
  ['anidb.cache_expiration', 'x'],
  ['libraries.Films.operations.assets_for_all', 'x'],
  ['libraries.Films.operations.mass_critic_rating_update', 'tmbd'],
  ['libraries.Films.operations.mass_poster_update.source', 'tmbd'],
  ['libraries.Films.operations.delete_collections.managed', 'maybe'],
  ['libraries.Films.operations.asets_for_all', true],
  ['libraries.Films.radarr.add_missing', 'sometimes'],
  ['libraries.Films.settings.minimum_items', 'many'],
  ['libraries.Films.collection_files', 5],
  ['libraries.Films.remove_overlays', 'x'],
  ['playlist_files', 5],
  ['trakt', { client_id: 5, client_secret: null }],
]

/** And what nobody has anything to say against. */
const RIGHT: readonly (readonly [path: string, value: unknown])[] = [
  ['settings.cache', true],
  ['settings.ignore_ids', '603, 604'],
  ['settings.run_order', 'Operations, metadata, collections, overlays'],
  ['libraries.Films.operations.mass_critic_rating_update', 'TMDb'],
  ['libraries.Films.operations.mass_critic_rating_update', ['mdb_average', 5.5]],
  ['libraries.Films.operations.mass_genre_update', ['imdb', 'tmdb']],
  [
    'libraries.Films.collection_files',
    [{ file: 'config/Films.yml' }, { default: 'imdb', schedule: 'weekly(sunday)' }],
  ],
  ['libraries.Films.settings.minimum_items', 2],
  ['playlist_files', [{ default: 'playlist' }]],
]

/** Rules whose findings are what the schema says; others have a thought of their own beside it. */
const BY_SCHEMA = /\/(?:wrong-type|wrong-value|unknown-key|missing-key)$/

describe('an editor and validate agree', () => {
  /** Lines, from 1. */
  async function linesOf(path: string, value: unknown) {
    const config = stringify(configWith(path.split('.'), value))
    const { diagnostics } = await open(`${config}|`)
    const own = await validate(`# A line like that of the editor.\n${config}`, { target: '2.4.4', now: NOW })
    const lines = (all: readonly number[]) => [...new Set(all)].sort((a, b) => a - b)
    const linesBy = (rule: RegExp) =>
      lines(own.diagnostics.filter((one) => rule.test(one.rule)).map(({ range }) => range.start.line))
    return {
      editor: lines(diagnostics.map(({ range }) => range.start.line + 1)),
      schema: linesBy(BY_SCHEMA),
      validate: linesBy(/./),
    }
  }

  it.each(MISTAKES)('on the line of %s: %j', async (path, value) => {
    const lines = await linesOf(path, value)
    expect(lines.editor).not.toEqual([])
    expect(lines.editor).toEqual(expect.arrayContaining(lines.schema))
    expect(lines.validate).toEqual(expect.arrayContaining(lines.editor))
  })

  it.each(RIGHT)('that nothing is wrong with %s: %j', async (path, value) => {
    expect(await linesOf(path, value)).toMatchObject({ editor: [], schema: [] })
  })
})
