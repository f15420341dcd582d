import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ValidateRequest } from '../../src/cli/options.js'
import { runValidate } from '../../src/cli/validate.js'
import { fakeIo } from '../support/fake-io.js'
import { makeFolder } from '../support/folder.js'
import { rdjsonErrors, sarifErrors } from '../support/formats/schemas.js'

const SECRET = '9f3c51e7a2b84d06'.repeat(4)
const BAD = `libraries: {Films: {}}\ncache:\n  cache: true\ntrakt:\n  client_id: ${SECRET}\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  force_refresh: yes\n  force_refrsh: yes\n`
const GOOD = 'libraries:\n  Movies: {}\ntmdb:\n  apikey: <<tmdb-key>>\n'

const world = (files: Readonly<Record<string, string>> = { 'config.yml': BAD }) => {
  const folder = makeFolder(files)
  const run = async (
    request: Partial<ValidateRequest> = {},
    options: Parameters<typeof fakeIo>[1] = {},
    cwd = folder,
  ) => {
    const io = fakeIo(cwd, options)
    const code = await runValidate({ paths: ['config.yml'], target: '2.4.4', ...request }, io)
    return { code, ...io.printed }
  }
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { folder, run, read }
}

describe('several reports', () => {
  it('are written at once, into folders that are not there yet, beside what is printed', async () => {
    const { run, read } = world()
    const formats = ['pretty', 'sarif=out/a/x.sarif', 'gitlab=gl.json', 'rdjson=r.json', 'markdown=m.md']
    const { code, out, err } = await run({ formats })
    expect(code).toBe(1)
    expect(out).toContain('trakt/force-refresh')
    expect(err).toBe('')
    expect(sarifErrors(read('out/a/x.sarif'))).toBeNull()
    expect(rdjsonErrors(read('r.json'))).toBeNull()
    expect(JSON.parse(read('gl.json')).length).toBeGreaterThan(1)
    expect(read('m.md')).toContain('**error** in line 8')
    for (const name of ['out/a/x.sarif', 'gl.json', 'r.json', 'm.md'])
      expect(read(name)).not.toContain(SECRET.slice(0, 6))
  })

  it('are written where the settings say so', async () => {
    const { run, read } = world({
      'config.yml': BAD,
      '.pmm-configrc.yml': 'format: [concise, sarif=out/x.sarif]\n',
    })
    expect((await run()).out).toMatch(/^config\.yml:/)
    expect(sarifErrors(read('out/x.sarif'))).toBeNull()
  })

  it('are the same from one run to the next', async () => {
    const { run } = world()
    for (const format of ['sarif', 'gitlab', 'junit', 'rdjson', 'checkstyle', 'markdown', 'json'])
      expect((await run({ formats: [format] })).out).toBe((await run({ formats: [format] })).out)
  })

  it('never go into one file, nor over what was checked', async () => {
    const { run, read, folder } = world({ 'config.yml': GOOD, config: BAD })
    const twice = await run({ formats: ['sarif=x', 'json=x'] })
    expect(twice).toMatchObject({ code: 2, err: expect.stringContaining('two reports') })
    expect(existsSync(join(folder, 'x'))).toBe(false)
    const over = await run({ paths: ['config'], formats: ['sarif=./config'] })
    expect(over).toMatchObject({ code: 2, err: expect.stringContaining('just checked') })
    expect(read('config')).toBe(BAD)
  })

  it('say what could not be read, and are whole all the same', async () => {
    const { run } = world({ 'config.yml': GOOD })
    const paths = ['none.yml', 'config.yml']
    const { code, out, err } = await run({ paths, formats: ['sarif'] })
    expect(code).toBe(2)
    expect(err).toContain('none.yml')
    const [run1] = JSON.parse(out).runs
    expect(run1.results).toEqual([])
    expect(run1.invocations[0].executionSuccessful).toBe(false)
    expect(run1.invocations[0].toolExecutionNotifications[0].message.text).toContain('no such file')
    expect(JSON.parse((await run({ paths, formats: ['json'] })).out).problems).toHaveLength(1)
    expect((await run({ paths, formats: ['junit'] })).out).toContain('<error message="no such file')
  })

  it('show errors only where nothing else is asked for', async () => {
    const { run } = world()
    const levels = async (quiet: boolean) =>
      new Set(
        JSON.parse((await run({ formats: ['sarif'], quiet })).out).runs[0].results.map(
          ({ level }: { level: string }) => level,
        ),
      )
    expect(await levels(false)).toEqual(new Set(['error', 'warning']))
    expect(await levels(true)).toEqual(new Set(['error']))
  })

  it('name a part of a command line that is a whole file by no more than its start', async () => {
    const { run } = world()
    for (const format of ['sarif', 'gitlab', 'junit', 'rdjson', 'checkstyle', 'markdown', 'json'])
      expect((await run({ paths: [BAD], formats: [format] })).out).not.toContain(SECRET.slice(0, 6))
  })
})

describe('paths', () => {
  const uris = (out: string) =>
    JSON.parse(out).runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]!.physicalLocation.artifactLocation.uri,
    )

  it('are those of the checkout for who takes findings from a file, wherever a step runs', async () => {
    const { run, folder } = world({ '.git/HEAD': 'x', 'a b/home/config.yml': BAD })
    const cwd = join(folder, 'a b/home')
    const { out } = await run({ formats: ['sarif'] }, {}, cwd)
    expect(new Set(uris(out))).toEqual(new Set(['a%20b/home/config.yml']))
    const named = await run({ paths: [join(cwd, 'config.yml')], formats: ['gitlab'] }, {}, cwd)
    expect(JSON.parse(named.out)[0].location.path).toBe('a b/home/config.yml')
    const github = await run({ formats: ['github'] }, {}, cwd)
    expect(github.out).toMatch(/^::\w+ file=a b\/home\/config\.yml,/)
  })

  it('go by what the server says it checked out', async () => {
    const { run, folder } = world({ 'a/.git/HEAD': 'x', 'a/home/config.yml': BAD })
    const cwd = join(folder, 'a/home')
    for (const name of ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'WORKSPACE']) {
      const { out } = await run({ formats: ['sarif'] }, { env: { [name]: folder } }, cwd)
      expect(uris(out)[0]).toBe('a/home/config.yml')
    }
    const elsewhere = await run({ formats: ['sarif'] }, { env: { CI_PROJECT_DIR: '/nowhere' } }, cwd)
    expect(uris(elsewhere.out)[0]).toBe('home/config.yml')
  })

  it('are URIs of their own outside of it', async () => {
    const { run, folder } = world({ 'a/.git/HEAD': 'x', 'config.yml': BAD })
    const { out } = await run({ paths: ['../config.yml'], formats: ['sarif'] }, {}, join(folder, 'a'))
    expect(uris(out)[0]).toBe(`file://${folder}/config.yml`)
  })

  it('are as they were given for everybody else', async () => {
    const { run, folder } = world({ '.git/HEAD': 'x', 'home/config.yml': BAD })
    const { out } = await run({ formats: ['rdjson'] }, {}, join(folder, 'home'))
    expect(JSON.parse(out).diagnostics[0].location.path).toBe('config.yml')
  })

  it('of standard input are what it is called, else no file’s', async () => {
    const { run } = world({ '.git/HEAD': 'x' })
    const request = { paths: ['-'], formats: ['sarif'] }
    expect(uris((await run(request, { stdin: BAD })).out)[0]).toBe('%3Cstdin%3E')
    const named = await run({ ...request, stdinFilename: 'my config.yml' }, { stdin: BAD })
    expect(uris(named.out)[0]).toBe('my%20config.yml')
  })
})

describe('--statistics', () => {
  it('adds a table of rules to what people read', async () => {
    const { run } = world()
    const { out } = await run({ statistics: true })
    expect(out.slice(out.indexOf('\nfound') + 1)).toMatchInlineSnapshot(`
      "found  rule                 can be fixed
          1  migration/cache-top  1 with --fix
          1  trakt/force-refresh  1 with --fix
          1  trakt/unknown-key
      "
    `)
    expect((await run({ statistics: true, formats: ['concise'] })).out).toContain('\nfound  rule ')
    expect((await run()).out).not.toContain('found  rule')
  })

  it('leaves what machines read as it is, and stands beside it', async () => {
    const { run } = world()
    for (const format of ['sarif', 'gitlab', 'junit', 'rdjson', 'checkstyle', 'github']) {
      const plain = await run({ formats: [format] })
      const counted = await run({ formats: [format], statistics: true })
      expect(counted.out).toBe(plain.out)
      expect(plain.err).toBe('')
      expect(counted.err).toMatch(/^found {2}rule /)
    }
    const { out, err } = await run({ formats: ['json'], statistics: true })
    expect(JSON.parse(out).statistics[0]).toMatchObject({ rule: expect.any(String), found: 1 })
    expect(err).toBe('')
  })

  it('counts errors only where nothing else is asked for', async () => {
    const { run } = world()
    expect((await run({ statistics: true, quiet: true })).out).not.toContain('trakt/unknown-key  ')
  })

  it('counts what was repaired as well', async () => {
    const { run } = world()
    const repair = { unsafe: false, diff: false, backup: false }
    const { out } = await run({ statistics: true, repair })
    expect(out.slice(out.indexOf('\nfixed  found') + 1)).toMatchInlineSnapshot(`
      "fixed  found  rule                 can be fixed
          1      0  migration/cache-top
          1      0  trakt/force-refresh
          0      1  trakt/unknown-key
      "
    `)
  })

  it('leaves a diff to itself', async () => {
    const { run } = world()
    const repair = { unsafe: false, diff: true, backup: false }
    const { out, err } = await run({ statistics: true, repair })
    expect(out).not.toContain('found')
    expect(err).toContain('fixed  found  rule')
  })

  it('says nothing where there is nothing to count', async () => {
    const { run } = world({ 'config.yml': GOOD })
    expect((await run({ statistics: true })).out).toBe('')
    expect((await run({ statistics: true, formats: ['sarif'] })).err).toBe('')
  })
})
