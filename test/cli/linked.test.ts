import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ValidateRequest } from '../../src/cli/options.js'
import { runValidate } from '../../src/cli/validate.js'
import { FORMATS } from '../../src/report/reporters.js'
import { fakeIo } from '../support/fake-io.js'
import { makeFolder } from '../support/folder.js'

const REST = 'plex:\n  url: http://plex:32400\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\n'
const config = (lists: string) => `libraries:\n  Films:\n${lists}${REST}`
const ONE = config('    collection_files:\n      - file: config/films.yml\n')
const GOOD = 'collections:\n  Alien:\n    tmdb_collection: 8091\n'
const BAD = 'collections:\n  Alien:\n    tmdb_colection: 8091\n'

async function run(files: Readonly<Record<string, string>>, request: Partial<ValidateRequest> = {}) {
  const cwd = makeFolder(files)
  return runIn(cwd, request)
}

async function runIn(cwd: string, request: Partial<ValidateRequest> = {}) {
  const io = fakeIo(cwd)
  const code = await runValidate(
    { paths: ['config/config.yml'], linked: true, formats: ['concise'], target: '2.4.4', ...request },
    io,
  )
  return { code, ...io.printed }
}

describe('validate --linked', () => {
  it('judges what the config names as files of their own', async () => {
    const { code, out, err } = await run({ 'config/config.yml': ONE, 'config/films.yml': BAD })
    expect(code).toBe(1)
    expect(out).toContain('config/films.yml:3:5: error: PMM knows no `tmdb_colection`')
    expect(err).toContain('2 files checked')
    expect(err).toContain('what builders are given is not judged')
  })

  it('says nothing but what it looked at where all is well, and not even that when it is to be quiet', async () => {
    const files = { 'config/config.yml': ONE, 'config/films.yml': GOOD }
    const { code, out, err } = await run(files)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('pmm-config: 1 linked file checked for YAML, names and services')
    expect(await run(files, { quiet: true })).toEqual({ code: 0, out: '', err: '' })
  })

  it('leaves the files alone when it is not asked to', async () => {
    const { code, err } = await run({ 'config/config.yml': ONE, 'config/films.yml': BAD }, { linked: false })
    expect(code).toBe(0)
    expect(err).toContain('1 file checked')
  })

  it.each(FORMATS)('puts them into the report: %s', async (format) => {
    const { code, out } = await run(
      { 'config/config.yml': ONE, 'config/films.yml': BAD },
      { formats: [format] },
    )
    expect(code).toBe(1)
    expect(out).toContain('config/films.yml')
    expect(out).toContain('linked/unknown-attribute')
    if (format === 'json')
      expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual([
        'config/config.yml',
        'config/films.yml',
      ])
  })

  it('reads all kinds of lists, folders, and paths that stand alone', async () => {
    const lists = [
      '    collection_files:\n      - folder: config/lists\n      - config/films.yml\n',
      '    overlay_files:\n      - file: config/overlays\n',
      '    metadata_files:\n      - file: /config/items.yml\n',
    ]
    const { out } = await run({
      'config/config.yml': `${config(lists.join(''))}playlist_files:\n  - file: config/playlists.yaml\n`,
      'config/lists/a.yml': BAD,
      'config/lists/b.yaml': 'collections:\n\tA: 1\n',
      'config/films.yml': BAD,
      'config/overlays.yml': 'overlays:\n  4K:\n    plex_al: true\n',
      'config/items.yml': 'metdata:\n  Alien:\n    sort_title: Alien 1\n',
      'config/playlists.yaml': 'playlists:\n',
    })
    expect(
      out
        .match(/^config\/\S+: \w+: |\[\S+\]$/gm)
        ?.join(' ')
        .replace(/: {2}/g, ' '),
    ).toBe(
      [
        'config/lists/a.yml:3:5: error:  [linked/unknown-attribute]',
        'config/lists/b.yaml:2:1: error:  [yaml/tab]',
        'config/films.yml:3:5: error:  [linked/unknown-attribute]',
        'config/overlays.yml:3:5: error:  [linked/unknown-attribute]',
        'config/items.yml:1:1: error:  [linked/unknown-root-key]',
        'config/playlists.yaml:1:1: warning:  [linked/wrong-type]',
      ]
        .join(' ')
        .replace(/: {2}/g, ' '),
    )
  })

  it('judges a file once, by whatever names it is known, also where two configs name it', async () => {
    const lists = config(
      '    collection_files:\n      - file: config/films\n      - file: /config/films.yml\n',
    )
    const { out } = await run(
      { 'config/config.yml': lists, 'config/other.yml': ONE, 'config/films.yml': BAD },
      { paths: ['config/config.yml', 'config/other.yml'] },
    )
    expect(out.match(/linked\/unknown-attribute/g)).toHaveLength(1)
  })

  it('takes a file for what a config names it as, also when it is named itself', async () => {
    const files = { 'config/config.yml': ONE, 'config/films.yml': GOOD }
    for (const paths of [['config'], ['config/config.yml', 'config/films.yml']]) {
      const { code, out, err } = await run(files, { paths })
      expect([code, out]).toEqual([0, ''])
      expect(err).toContain('2 files checked for')
    }
  })

  it('leaves the config a config, whose folder may be named as well', async () => {
    const { out } = await run({
      'config/config.yml': config('    collection_files:\n      - folder: config\n').replace(
        'apikey',
        'apkey',
      ),
      'config/films.yml': GOOD,
    })
    expect(out).toContain('config/config.yml:')
    expect(out).not.toContain('linked/')
  })

  it('knows templates of other files, judges those too, and is silent about what is not at hand', async () => {
    const films = (more: string) =>
      `external_templates:\n  - file: config/templates.yml\n${more}collections:\n  A:\n    imdb_id: tt1\n    template: {name: none}\n`
    const files = { 'config/config.yml': ONE, 'config/templates.yml': 'templates:\n  a:\n    sync_mdoe: x\n' }
    const { out } = await run({ ...files, 'config/films.yml': films('') })
    expect(out).toContain('linked/unknown-template')
    expect(out).toContain('config/templates.yml:3:5: error')
    const other = await run({ ...files, 'config/films.yml': films('  - default: templates\n') })
    expect(other.out).not.toContain('linked/unknown-template')
  })

  it('takes services from the config, and its target', async () => {
    const films = 'collections:\n  A:\n    radarr_all: true\n'
    const radarr =
      'radarr:\n  url: http://radarr:7878\n  token: <<radarr-token>>\n  root_folder_path: /films\n  quality_profile: HD\n'
    expect((await run({ 'config/config.yml': ONE, 'config/films.yml': films })).out).toContain(
      'linked/missing-service',
    )
    expect((await run({ 'config/config.yml': ONE + radarr, 'config/films.yml': films })).out).toBe('')
  })

  it('says how many entries lead nowhere', async () => {
    const { code, err } = await run({ 'config/config.yml': ONE })
    expect(code).toBe(0)
    expect(err).toContain('1 entry leads to no file here')
  })

  it('heeds severities and what is turned off', async () => {
    const files = { 'config/config.yml': ONE, 'config/films.yml': BAD }
    const off = new Map([['linked/*', 'off']])
    const rules = [...off].map(([id, severity]) => `${id}=${severity}`)
    expect((await run(files, { rules })).code).toBe(0)
  })

  it.skipIf(process.platform === 'win32')(
    'ends with 2 where a file could not be read, and waits for no pipe',
    async () => {
      const cwd = makeFolder({ 'config/config.yml': ONE })
      execFileSync('mkfifo', [join(cwd, 'config/films.yml')])
      const { code, err } = await runIn(cwd)
      expect(code).toBe(2)
      expect(err).toContain('config/films.yml: this is a pipe')
    },
  )

  it('shows no secret of a linked file', async () => {
    const secret = 'k3jH5gF8dS2aP9oI7uYt'
    const films = `collections:\n  A:\n    tmdb_colection: 1\n    apikey: ${secret}\n`
    for (const formats of [['pretty'], ['json'], ['concise'], ['github']]) {
      const { out } = await run({ 'config/config.yml': ONE, 'config/films.yml': films }, { formats })
      expect(out).not.toContain(secret)
    }
  })
})
