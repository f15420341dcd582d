import { existsSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { makeFolder, systemError } from '../support/folder.js'
import { find, pathsOf, problemsOf } from './finding.js'

vi.mock('node:fs', { spy: true })

const windows = process.platform === 'win32'

describe('a file', () => {
  it('is a target as it was typed, named', async () => {
    const cwd = makeFolder({ 'config/config.yml': '' })
    const absolute = join(cwd, 'config/config.yml')
    expect((await find(cwd, ['./config/config.yml'])).targets).toEqual([
      { path: './config/config.yml', named: true },
    ])
    expect((await find(cwd, [absolute])).targets).toEqual([{ path: absolute, named: true }])
  })

  it('needs no YAML ending', async () => {
    expect(await pathsOf(makeFolder({ 'config.yml.bak': '' }), ['config.yml.bak'])).toEqual([
      'config.yml.bak',
    ])
  })

  it('counts whatever .gitignore says, and the settings only when that is forced', async () => {
    const cwd = makeFolder({
      '.gitignore': 'secret.yml\n/private/\n',
      'secret.yml': '',
      'private/a.yml': '',
      'old.yml': '',
      'kept.yml': '',
    })
    const args = ['secret.yml', 'private/a.yml', 'old.yml', 'kept.yml']
    const ignored = [{ patterns: ['old.*'], from: cwd }]
    expect(await pathsOf(cwd, args, { ignored })).toEqual(args)
    expect(await pathsOf(cwd, args, { ignored, forceExclude: true })).toEqual([
      'secret.yml',
      'private/a.yml',
      'kept.yml',
    ])
  })

  it('is taken once, in the first place and form, however often it is named', async () => {
    const cwd = makeFolder({ 'b.yml': '', 'a.yml': '' })
    expect(await pathsOf(cwd, ['b.yml', 'a.yml', './b.yml', join(cwd, 'a.yml')])).toEqual(['b.yml', 'a.yml'])
  })

  it.skipIf(windows)('is taken once when a link leads to it', async () => {
    const cwd = makeFolder({ 'real.yml': '' })
    symlinkSync('real.yml', join(cwd, 'link.yml'))
    expect(await pathsOf(cwd, ['link.yml', 'real.yml'])).toEqual(['link.yml'])
  })

  it('counts as named when it is met in a folder first', async () => {
    const cwd = makeFolder({ 'a.yml': '', 'b.yml': '' })
    expect((await find(cwd, ['.', 'b.yml'])).targets).toEqual([
      { path: 'a.yml', named: false },
      { path: 'b.yml', named: true },
    ])
  })

  it('wins over the glob that its name would be', async () => {
    const cwd = makeFolder({ 'config [1].yml': '', 'config 1.yml': '', '{a,b}.yml': '' })
    expect((await find(cwd, ['config [1].yml', '{a,b}.yml'])).targets).toEqual([
      { path: 'config [1].yml', named: true },
      { path: '{a,b}.yml', named: true },
    ])
  })

  it.skipIf(windows)('that is a link with no end is a problem that names the end', async () => {
    const cwd = makeFolder()
    symlinkSync('gone/config.yml', join(cwd, 'config.yml'))
    expect(await problemsOf(cwd, ['config.yml'])).toEqual([
      { path: 'config.yml', message: 'this is a symbolic link to gone/config.yml, which does not exist' },
    ])
  })

  it.skipIf(windows)('that is a link to itself is a problem', async () => {
    const cwd = makeFolder()
    symlinkSync('config.yml', join(cwd, 'config.yml'))
    expect(await problemsOf(cwd, ['config.yml'])).toEqual([
      { path: 'config.yml', message: 'this symbolic link leads back to itself' },
    ])
  })

  it('that may not be looked at is a problem', async () => {
    const cwd = makeFolder()
    vi.mocked(statSync).mockImplementationOnce(() => {
      throw systemError('EACCES')
    })
    expect(await problemsOf(cwd, ['config.yml'])).toMatchObject([
      { path: 'config.yml', message: 'reading this is not permitted' },
    ])
  })
})

describe('a missing file', () => {
  const missing = 'no such file or folder'

  it.each([
    ['confg.yml', 'config.yml'],
    ['config.yaml', 'config.yml'],
    ['CONFIG.YML', 'config.yml'],
    ['config', 'config.yml'],
    ['sub/confg.yml', 'sub/config.yml'],
  ])('suggests for %s the similar %s', async (path, similar) => {
    const cwd = makeFolder({ 'config.yml': '', 'sub/config.yml': '', 'other.txt': '' })
    // On a file system that does not tell case there is nothing missing.
    if (existsSync(join(cwd, path))) return
    expect(await problemsOf(cwd, [path])).toEqual([
      { path, message: missing, hint: `Did you mean ${similar}?` },
    ])
  })

  it('suggests the name with the ending that Windows hides', async () => {
    const cwd = makeFolder({ 'config.yml.txt': '' })
    expect(await problemsOf(cwd, ['config.yml'])).toMatchObject([{ hint: 'Did you mean config.yml.txt?' }])
  })

  it('suggests nothing that is not similar', async () => {
    const cwd = makeFolder({ 'radarr.txt': '' })
    expect(await problemsOf(cwd, ['config.yml'])).toEqual([{ path: 'config.yml', message: missing }])
  })

  it('says which folder on the way is missing, and suggests the whole path', async () => {
    const cwd = makeFolder({ 'kometa/config/config.yml': '' })
    expect(await problemsOf(cwd, ['kometa/confg/config.yml'])).toEqual([
      {
        path: 'kometa/confg/config.yml',
        message: 'no such file: there is no folder kometa/confg',
        hint: 'Did you mean kometa/config/config.yml?',
      },
    ])
    expect(await problemsOf(cwd, ['komta/x/config.yml'])).toMatchObject([
      { message: 'no such file: there is no folder komta', hint: 'Did you mean kometa?' },
    ])
  })

  it('shows absolute places for an absolute path', async () => {
    const cwd = makeFolder({ 'config.yml': '' })
    expect(await problemsOf(cwd, [join(cwd, 'confg.yml')])).toMatchObject([
      { hint: `Did you mean ${join(cwd, 'config.yml')}?` },
    ])
  })

  it('says which part of the path is a file', async () => {
    const cwd = makeFolder({ 'config.yml': '' })
    expect(await problemsOf(cwd, ['config.yml/sub/x.yml'])).toMatchObject([
      { message: 'no such file: config.yml is a file, not a folder' },
    ])
  })

  it('does not keep the others from being found', async () => {
    const cwd = makeFolder({ 'a.yml': '' })
    const found = await find(cwd, ['nothing', 'a.yml'])
    expect(found.targets).toEqual([{ path: 'a.yml', named: true }])
    expect(found.problems).toEqual([{ path: 'nothing', message: missing }])
    expect(found.searched).toEqual(['nothing', 'a.yml'])
  })

  it('may be an empty argument, which is not the working folder', async () => {
    const cwd = makeFolder({ 'config.yml': '' })
    expect(await problemsOf(cwd, [''])).toMatchObject([{ message: 'this path is empty' }])
  })
})

describe('standard input', () => {
  it('passes through, even beside a file of that name', async () => {
    const cwd = makeFolder({ '-': '', 'a.yml': '' })
    expect((await find(cwd, ['-', 'a.yml', '-'])).targets).toEqual([
      { path: '-', named: true },
      { path: 'a.yml', named: true },
    ])
  })
})
