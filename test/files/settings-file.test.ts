import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadNamedSettings, loadSettingsFile } from '../../src/files/settings-file.js'
import { findSettings, SCRIPT_NAMES, SETTINGS_NAMES } from '../../src/files/settings-places.js'
import { makeFolder } from '../support/folder.js'

const loaded = vi.hoisted((): string[] => [])
vi.mock('cosmiconfig/dist/Explorer.js', (original) => {
  loaded.push('cosmiconfig')
  return original()
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

async function load(cwd: string) {
  const { data } = findSettings(cwd)
  if (data === undefined) return null
  const outcome = await loadSettingsFile(data, cwd)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.file
}

/** As bundled for the command line: here a script is run by Node alone, without the test runner's hands on it. */
async function bundle(): Promise<typeof loadNamedSettings> {
  const outfile = join(makeFolder(), 'settings.cjs')
  await build({
    entryPoints: ['src/files/settings-file.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
  })
  return createRequire(import.meta.url)(outfile).loadNamedSettings
}

let bundled: Promise<typeof loadNamedSettings> | undefined

async function run(name: string, script: string) {
  bundled ??= bundle()
  return (await bundled)(name, makeFolder({ [name]: script }))
}

async function exportOf(name: string, script: string): Promise<unknown> {
  const outcome = await run(name, script)
  if (!outcome.ok || outcome.file.kind !== 'value') throw new Error(JSON.stringify(outcome))
  return outcome.file.value
}

async function failureOf(name: string, script: string) {
  const outcome = await run(name, script)
  expect(outcome.ok).toBe(false)
  return outcome
}

it('loads cosmiconfig only when there is a settings file', async () => {
  const manifest = '{ "name": "pmm-config", "devDependencies": { "pmm-config": "^1.0.0" } }'
  expect(await load(makeFolder({ '.git/HEAD': '', 'package.json': manifest }))).toBeNull()
  expect(loaded).toEqual([])
  expect(await load(makeFolder({ '.pmm-configrc': 'target: auto' }))).not.toBeNull()
  expect(loaded).toEqual(['cosmiconfig'])
})

describe('finding', () => {
  it.each(SETTINGS_NAMES)('knows %s', (name) => {
    const cwd = makeFolder({ [name]: '' })
    expect(findSettings(cwd)).toEqual({ data: join(cwd, name), scripts: [] })
  })

  it.each(SCRIPT_NAMES)('names %s apart, and looks further up for data', (name) => {
    const cwd = makeFolder({ [`sub/${name}`]: '', '.pmm-configrc': '' })
    expect(findSettings(join(cwd, 'sub'))).toEqual({
      data: join(cwd, '.pmm-configrc'),
      scripts: [join(cwd, 'sub', name)],
    })
  })

  it('passes over what would be waited for for ever', () => {
    const cwd = makeFolder({ '.git/HEAD': '' })
    execFileSync('mkfifo', [join(cwd, 'package.json')])
    expect(findSettings(cwd)).toEqual({ scripts: [] })
    const linked = makeFolder({ '.git/HEAD': '' })
    symlinkSync('/dev/zero', join(linked, 'package.json'))
    expect(findSettings(linked)).toEqual({ scripts: [] })
  })

  it('takes the nearest on the way up, and none from above the repository', () => {
    const top = makeFolder({
      '.pmm-configrc.yml': '',
      'repo/.git/HEAD': '',
      'repo/.pmm-configrc.json': '',
      'repo/a/b/config.yml': '',
      'repo/a/package.json': '{ "pmm-config": {} }',
      'other/.git/HEAD': '',
      'plain/config.yml': '',
    })
    expect(findSettings(join(top, 'repo')).data).toBe(join(top, 'repo/.pmm-configrc.json'))
    expect(findSettings(join(top, 'repo/a/b')).data).toBe(join(top, 'repo/a/package.json'))
    expect(findSettings(join(top, 'other')).data).toBeUndefined()
    expect(findSettings(join(top, 'plain')).data).toBe(join(top, '.pmm-configrc.yml'))
  })

  it('takes the root of a work tree, whose .git is a file, for a repository', () => {
    const top = makeFolder({ '.pmm-configrc': '', 'tree/.git': 'gitdir: elsewhere', 'tree/sub/x': '' })
    expect(findSettings(join(top, 'tree/sub')).data).toBeUndefined()
  })

  it('goes no higher than the home folder', () => {
    const top = makeFolder({ '.pmm-configrc': '', 'home/project/x': '' })
    vi.stubEnv('HOME', join(top, 'home'))
    vi.stubEnv('USERPROFILE', join(top, 'home'))
    expect(findSettings(join(top, 'home/project')).data).toBeUndefined()
  })

  it('takes a package.json for settings only when it has some', () => {
    const find = (text: string) => findSettings(makeFolder({ '.git/HEAD': '', 'package.json': text })).data
    expect(find('{ "name": "pmm-config", "bin": { "pmm-config": "x" } }')).toBeUndefined()
    expect(find('[]')).toBeUndefined()
    expect(find('{ "dependencies": { "pmm-config": "1" }, }')).toBeUndefined()
    expect(find('\ufeff{ "pmm-config": {} }')).toMatch(/package\.json$/)
    expect(find('{ "pmm-config": { "target": } }')).toMatch(/package\.json$/)
  })
})

describe('text', () => {
  it('comes with its text, its path from the working folder and its folder', async () => {
    const cwd = makeFolder({ '.pmm-configrc.yml': 'target: auto\n', 'sub/x': '' })
    const file = await load(join(cwd, 'sub'))
    expect(file).toMatchObject({ kind: 'text', path: '../.pmm-configrc.yml', folder: cwd, below: [] })
    expect(file?.kind === 'text' && file.source.text).toBe('target: auto\n')
  })

  it('of package.json is the whole file, with the key that leads to the settings', async () => {
    const text = '{ "pmm-config": { "$import": "./other.json" } }'
    const file = await load(makeFolder({ 'package.json': text }))
    expect(file).toMatchObject({ kind: 'text', below: ['pmm-config'], source: { text } })
  })

  it('may be blank', async () => {
    expect(await load(makeFolder({ '.pmm-configrc.json': ' \n' }))).toMatchObject({
      kind: 'text',
      source: { text: ' \n' },
    })
  })

  it('that cannot be read is a problem in words', async () => {
    const cwd = makeFolder()
    mkdirSync(join(cwd, '.pmm-configrc.yml'))
    expect(await loadSettingsFile(join(cwd, '.pmm-configrc.yml'), cwd)).toMatchObject({
      ok: false,
      path: '.pmm-configrc.yml',
      message: 'this is a folder, not a file',
    })
    const linked = makeFolder()
    symlinkSync('nowhere', join(linked, '.pmm-configrc'))
    expect(await loadSettingsFile(join(linked, '.pmm-configrc'), linked)).toMatchObject({
      ok: false,
      message: 'no such file or folder',
    })
    for (const make of [
      (path: string) => execFileSync('mkfifo', [path]),
      (path: string) => symlinkSync('/dev/zero', path),
    ]) {
      const odd = makeFolder()
      make(join(odd, '.pmm-configrc.yml'))
      expect(await loadSettingsFile(join(odd, '.pmm-configrc.yml'), odd)).toMatchObject({
        ok: false,
        message: 'this is a pipe, socket or device, not a file',
      })
    }
  })

  it('may have any name where a person named it', async () => {
    const cwd = makeFolder({ 'mine.txt': 'margin: 2d\n', '.pmm-configrc': 'margin: 1d\n' })
    expect(await loadNamedSettings('mine.txt', cwd)).toMatchObject({
      file: { kind: 'text', path: 'mine.txt', source: { text: 'margin: 2d\n' } },
    })
  })
})

it('runs nothing and reads nothing that cosmiconfig takes for settings of its own', async () => {
  const trap = (name: string) => `require('fs').writeFileSync(__dirname + '/${name}.ran', '')\n`
  const cwd = makeFolder({
    '.pmm-configrc': 'target: auto',
    '.config/config.cjs': trap('cjs'),
    '.config/config.js': trap('js'),
    '.config/config.ts': 'throw 1',
    'package.json': '{ "name": }',
  })
  vi.spyOn(process, 'cwd').mockReturnValue(cwd)
  expect(await loadSettingsFile(join(cwd, '.pmm-configrc'), cwd)).toMatchObject({ ok: true })
  expect(readdirSync(join(cwd, '.config')).filter((name) => name.endsWith('.ran'))).toEqual([])
})

describe('scripts', () => {
  it('give what they export, of both kinds of modules', async () => {
    expect(await exportOf('pmm-config.config.mjs', 'export default { target: "2.x" }')).toEqual({
      target: '2.x',
    })
    for (const name of ['pmm-config.config.cjs', 'pmm-config.config.js'])
      expect(await exportOf(name, 'module.exports = { margin: 60 }')).toEqual({ margin: 60 })
    expect(await exportOf('pmm-config.config.mjs', 'export default Promise.resolve({ margin: 1 })')).toEqual({
      margin: 1,
    })
    expect(await exportOf('pmm-config.config.mjs', 'export const target = "2.x"')).toBeUndefined()
  })

  it('are run once, also when they fail', async () => {
    vi.stubEnv('RUNS', '')
    const script = 'process.env.RUNS += "x"\nthrow new Error("no luck")\n'
    expect(await failureOf('pmm-config.config.cjs', script)).toEqual({
      ok: false,
      path: 'pmm-config.config.cjs:2:7',
      message: 'this script failed: Error: no luck',
    })
    expect(process.env.RUNS).toBe('x')
  })

  it('that throw say where and why, in one line', async () => {
    const script = 'const options = undefined\nexport default { target: options.target }\n'
    const outcome = await failureOf('pmm-config.config.mjs', script)
    expect(outcome).toMatchObject({
      path: expect.stringMatching(/^pmm-config\.config\.mjs:2:\d+$/),
      message: "this script failed: TypeError: Cannot read properties of undefined (reading 'target')",
    })
    expect(await failureOf('pmm-config.config.cjs', 'throw "text"')).toMatchObject({
      message: 'this script threw something that is no error',
    })
  })

  it('that need a missing module name it', async () => {
    expect(await failureOf('pmm-config.config.cjs', 'require("@pmm-none/such/thing")')).toMatchObject({
      path: 'pmm-config.config.cjs:1:1',
      message: 'this script needs the module "@pmm-none/such/thing", which is not installed',
      hint: expect.stringContaining('`npm install @pmm-none/such`'),
    })
    expect(await failureOf('pmm-config.config.cjs', 'require("./shared.cjs")')).toMatchObject({
      message: 'this script needs ./shared.cjs, and there is no such file',
    })
  })

  it('that are no JavaScript say so', async () => {
    expect(await failureOf('pmm-config.config.cjs', 'module.exports = {\n  a: 1\n  b: 2\n}\n')).toMatchObject(
      {
        path: 'pmm-config.config.cjs:3',
        message: "this is not valid JavaScript: Unexpected identifier 'b'",
        hint: '`node --check pmm-config.config.cjs` shows the line.',
      },
    )
    expect(await failureOf('pmm-config.config.cjs', 'export default {}\n')).toMatchObject({
      hint: 'Write `module.exports = { ... }`, or give the file a name that ends in .mjs.',
    })
  })
})
