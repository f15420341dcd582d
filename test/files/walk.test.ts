import { mkdirSync, symlinkSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { makeFolder, systemError } from '../support/folder.js'
import { find, pathsOf, problemsOf } from './finding.js'

vi.mock('node:fs/promises', { spy: true })

const windows = process.platform === 'win32'

describe('a folder', () => {
  it('is searched for YAML in all its depth, sorted, not named', async () => {
    const cwd = makeFolder({
      'kometa/z.yml': '',
      'kometa/B.YAML': '',
      'kometa/a/config.yaml': '',
      'kometa/a/notes.txt': '',
      'other.yml': '',
    })
    expect((await find(cwd, ['kometa/'])).targets).toEqual([
      { path: 'kometa/B.YAML', named: false },
      { path: 'kometa/a/config.yaml', named: false },
      { path: 'kometa/z.yml', named: false },
    ])
    expect(await pathsOf(cwd, ['./kometa/a'])).toEqual(['kometa/a/config.yaml'])
    expect(await pathsOf(cwd, [join(cwd, 'kometa/a')])).toEqual([join(cwd, 'kometa/a/config.yaml')])
    expect(await pathsOf(join(cwd, 'kometa/a'), ['../..'])).toContain('../../other.yml')
  })

  it('may have glob characters in its name', async () => {
    const cwd = makeFolder({ 'my [old] {a,b}/config.yml': '', 'my o/config.yml': '' })
    expect(await pathsOf(cwd, ['my [old] {a,b}'])).toEqual(['my [old] {a,b}/config.yml'])
    expect(await pathsOf(join(cwd, 'my [old] {a,b}'), ['.', '*.yml', '../my o/*.yml'])).toEqual([
      'config.yml',
      '../my o/config.yml',
    ])
  })

  it('is searched without .git, node_modules, and what begins with a dot', async () => {
    const cwd = makeFolder({
      'config.yml': '',
      '.git/a.yml': '',
      '.cache/a.yml': '',
      '.hidden.yml': '',
      'node_modules/x/a.yml': '',
      'sub/node_modules/a.yml': '',
    })
    expect(await pathsOf(cwd, ['.'])).toEqual(['config.yml'])
    expect(await pathsOf(cwd, ['.cache', 'sub/node_modules'])).toEqual([
      '.cache/a.yml',
      'sub/node_modules/a.yml',
    ])
  })

  it('without YAML is a problem', async () => {
    const cwd = makeFolder({ 'config/readme.txt': '' })
    expect(await problemsOf(cwd, ['config'])).toEqual([
      { path: 'config', message: 'no YAML file in config', nothing: true },
    ])
  })

  it('with nothing but excluded YAML says so', async () => {
    const cwd = makeFolder({ '.gitignore': 'config/\n', 'config/config.yml': '' })
    expect(await problemsOf(cwd, ['config'])).toMatchObject([
      { message: 'no YAML file in config', hint: expect.stringContaining('.gitignore') },
    ])
  })

  it('that has the name of a config names the Docker trap', async () => {
    const cwd = makeFolder()
    mkdirSync(join(cwd, 'config.yml'))
    expect(await problemsOf(cwd, ['config.yml'])).toMatchObject([{ hint: expect.stringContaining('Docker') }])
  })

  it.skipIf(windows)(
    'gives linked files, but is not left through linked folders, so that no loop is possible',
    async () => {
      const cwd = makeFolder({ 'outside/a.yml': '', 'config/sub/b.yml': '', 'data.txt': '' })
      symlinkSync('..', join(cwd, 'config/sub/up'))
      symlinkSync('../outside', join(cwd, 'config/linked'))
      symlinkSync('../outside/a.yml', join(cwd, 'config/a.yml'))
      symlinkSync('../outside', join(cwd, 'config/folder.yml'))
      expect(await pathsOf(cwd, ['config'])).toEqual(['config/a.yml', 'config/sub/b.yml'])
      expect(await pathsOf(cwd, ['config/linked'])).toEqual(['config/linked/a.yml'])
    },
  )

  it.skipIf(windows)('reports YAML links with no end, and goes on', async () => {
    const cwd = makeFolder({ 'config/a.yml': '' })
    symlinkSync('gone.yml', join(cwd, 'config/b.yml'))
    symlinkSync('gone', join(cwd, 'config/not-yaml'))
    symlinkSync('loop.yml', join(cwd, 'config/loop.yml'))
    expect(await find(cwd, ['config'])).toMatchObject({
      targets: [{ path: 'config/a.yml' }],
      problems: [
        { path: 'config/b.yml', message: 'this is a symbolic link to gone.yml, which does not exist' },
        { path: 'config/loop.yml', message: 'this symbolic link leads back to itself' },
      ],
    })
  })

  it('reports a sub-folder that may not be read, and goes on', async () => {
    const cwd = makeFolder({ 'config/a.yml': '', 'config/locked/b.yml': '', 'config/z/c.yml': '' })
    const { readdir: real } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
    vi.mocked(readdir).mockImplementation((...call: unknown[]) =>
      String(call[0]).endsWith('locked')
        ? Promise.reject(systemError('EACCES'))
        : Reflect.apply(real, undefined, call),
    )
    expect(await find(cwd, ['config'])).toMatchObject({
      targets: [{ path: 'config/a.yml' }, { path: 'config/z/c.yml' }],
      problems: [{ path: 'config/locked', message: 'reading this is not permitted' }],
    })
    vi.mocked(readdir).mockImplementation(real)
  })

  it('may be large', async () => {
    const files: Record<string, string> = {}
    for (let folder = 0; folder < 200; folder++) files[`data/${folder}/${folder % 10}/config.yml`] = ''
    expect(await pathsOf(makeFolder(files), ['.'])).toHaveLength(200)
  })
})

describe('a glob', () => {
  const files = {
    'config.yml': '',
    'config/config.yml': '',
    'config/b.yaml': '',
    'config/readme.txt': '',
    'config/deep/config.yml': '',
    'config/.hidden/config.yml': '',
  }

  it.each([
    ['config/*.yml', ['config/config.yml']],
    ['./config/*', ['config/b.yaml', 'config/config.yml']],
    ['**/config.yml', ['config.yml', 'config/config.yml', 'config/deep/config.yml']],
    ['config/{b,config}.{yml,yaml}', ['config/b.yaml', 'config/config.yml']],
    ['config/[a-c].y?ml', ['config/b.yaml']],
    ['config/.hidden/*.yml', ['config/.hidden/config.yml']],
  ])('%s gives the YAML files that match, sorted', async (pattern, expected) => {
    expect(await pathsOf(makeFolder(files), [pattern])).toEqual(expected)
  })

  it('may be absolute or lead out of the folder, and is shown so', async () => {
    const cwd = makeFolder(files)
    expect(await pathsOf(cwd, [`${cwd.replaceAll('\\', '/')}/config/*.yml`])).toEqual([
      `${cwd.replaceAll('\\', '/')}/config/config.yml`,
    ])
    expect(await pathsOf(join(cwd, 'config/deep'), ['../*.yml'])).toEqual(['../config.yml'])
  })

  it('gives targets that are not named', async () => {
    expect((await find(makeFolder(files), ['*.yml'])).targets).toEqual([{ path: 'config.yml', named: false }])
  })

  it('honours .gitignore and the settings, and does not enter .git and node_modules', async () => {
    const cwd = makeFolder({
      ...files,
      '.gitignore': 'deep\n',
      '.git/config.yml': '',
      'node_modules/a/config.yml': '',
    })
    expect(
      await pathsOf(cwd, ['**/config.yml'], { ignored: [{ patterns: ['/config.yml'], from: cwd }] }),
    ).toEqual(['config/config.yml'])
  })

  it('that matches no YAML file is a problem', async () => {
    expect(await problemsOf(makeFolder(files), ['config/*.txt'])).toEqual([
      { path: 'config/*.txt', message: 'no YAML file matches this pattern', nothing: true },
    ])
  })

  it('in a folder that does not exist says which', async () => {
    expect(await problemsOf(makeFolder(files), ['confg/*.yml'])).toEqual([
      { path: 'confg', message: 'no such file or folder', hint: 'Did you mean config?' },
    ])
  })
})
