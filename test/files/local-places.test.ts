import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBehind, readLinked } from '../../src/files/linked-files.js'
import { localFile, placesOf } from '../../src/files/local-places.js'
import { makeFolder } from '../support/folder.js'

const CONFIG = 'kometa/config/config.yml'

describe('the places that a path of a config may mean', () => {
  const bases = (path: string) => placesOf(path, CONFIG, '/srv').map(({ base, path }) => `${base} ${path}`)

  it.each([
    [
      'config/films.yml',
      [
        'work /srv/kometa/config/films.yml',
        'config /srv/kometa/config/films.yml',
        'here /srv/config/films.yml',
        'beside /srv/kometa/config/config/films.yml',
      ],
    ],
    [
      'films.yml',
      ['work /srv/kometa/films.yml', 'here /srv/films.yml', 'beside /srv/kometa/config/films.yml'],
    ],
    ['/config/films.yml', ['absolute /config/films.yml', 'config /srv/kometa/config/films.yml']],
    ['/opt/films.yml', ['absolute /opt/films.yml']],
  ])('%s', (path, expected) => expect(bases(path)).toEqual(expected))

  it.skipIf(process.platform === 'win32')('of Windows are not at hand elsewhere', () => {
    expect(bases('C:\\kometa\\films.yml')).toEqual([])
  })
})

describe('the files behind an entry', () => {
  const folder = () =>
    makeFolder({
      'config/films.yml': 'a: b\n',
      'config/shows.yaml': 'a: b\n',
      'config/lists/b.yml': 'a: b\n',
      'config/lists/a.yaml': 'a: b\n',
      'config/lists/.hidden.yml': 'a: b\n',
      'config/lists/notes.txt': '',
      'config/lists/deeper/c.yml': 'a: b\n',
    })
  const behind = (path: string, wanted: 'file' | 'exact' | 'folder') =>
    filesBehind(path, wanted, 'config/config.yml', folder())

  it('have an ending added, and the other one tried', () => {
    for (const path of [
      'config/films',
      'config/films.yml',
      'config/films.yaml',
      '/config/films',
      'films.yml',
    ])
      expect(behind(path, 'file'), path).toEqual(['config/films.yml'])
    expect(behind('config/shows.yml', 'file')).toEqual(['config/shows.yaml'])
    expect(behind('config/none.yml', 'file')).toEqual([])
    expect(behind('config/lists', 'file')).toEqual([])
  })

  it('have none added where a path stands alone', () => {
    expect(behind('config/films.yml', 'exact')).toEqual(['config/films.yml'])
    expect(behind('config/films', 'exact')).toEqual([])
  })

  it('are those of a folder, as PMM sorts them, and none of the folders in it', () => {
    expect(behind('config/lists', 'folder')).toEqual(['config/lists/b.yml', 'config/lists/a.yaml'])
    expect(behind('config/films.yml', 'folder')).toEqual([])
  })
})

describe('a file that is not there', () => {
  const look = (cwd: string, path: string) => localFile(path, 'file', 'config/config.yml', cwd)

  it('is told apart from one that is, with what it may be counted from', () => {
    const cwd = makeFolder({ 'config/films.yml': '' })
    expect(look(cwd, 'config/films').found).toEqual(['work', 'config', 'here'])
    const none = look(cwd, 'config/flims.yml')
    expect(none.found).toEqual([])
    expect(none.bases).toEqual(['work', 'config', 'here', 'beside'])
    expect(none.namesBeside('work')).toEqual(['films.yml'])
    expect(none.namesBeside('beside')).toEqual([])
    expect(none.isIgnored('work')).toBe(false)
  })

  it('may be one that git ignores, in a folder that is not there either', () => {
    const cwd = makeFolder({ '.gitignore': 'assets/\n*.local.yml\n', 'config/films.yml': '' })
    execFileSync('git', ['init', '-q'], { cwd })
    expect(look(cwd, 'config/assets/more/a.yml').isIgnored('work')).toBe(true)
    expect(look(cwd, 'config/shows.local.yml').isIgnored('work')).toBe(true)
    expect(look(cwd, 'config/shows.local').isIgnored('work')).toBe(true)
    expect(look(cwd, 'config/shows.yml').isIgnored('work')).toBe(false)
  })
})

describe.skipIf(process.platform === 'win32')('a file that a config names', () => {
  it('is read where it is a file, and no pipe, device or folder', async () => {
    const cwd = makeFolder({ 'config/films.yml': 'a: b\n' })
    execFileSync('mkfifo', [join(cwd, 'config/pipe.yml')])
    mkdirSync(join(cwd, 'config/folder.yml'))
    symlinkSync('/dev/zero', join(cwd, 'config/device.yml'))
    const read = (name: string) => readLinked(`config/${name}`, 'config/config.yml', cwd)
    expect((await read('films.yml')).ok).toBe(true)
    for (const name of ['pipe.yml', 'folder.yml', 'device.yml'])
      expect((await read(name)).ok, name).toBe(false)
  })

  it.runIf(process.getuid?.() === 0)(
    'is left alone outside the folder where it is somebody else’s',
    async () => {
      const cwd = makeFolder({
        'config/config.yml': 'a: b\n',
        'other/films.yml': 'a: b\n',
        'config/mine.yml': '',
      })
      symlinkSync('../other/films.yml', join(cwd, 'config/link.yml'))
      execFileSync('chown', ['4242', join(cwd, 'config/config.yml')])
      const read = (name: string) => readLinked(name, 'config/config.yml', cwd)
      expect((await read('config/mine.yml')).ok).toBe(true)
      expect((await read('other/films.yml')).ok).toBe(false)
      expect(await read('config/link.yml')).toMatchObject({
        ok: false,
        message: expect.stringContaining('somebody else'),
      })
      execFileSync('chown', ['4242', join(cwd, 'other/films.yml')])
      expect((await read('config/link.yml')).ok).toBe(true)
    },
  )
})
