import { execFileSync } from 'node:child_process'
import fs, {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { finishPrivate, provePrivate, writePrivate } from '../../../src/files/write/private.js'
import { rightsOf } from '../../../src/files/write/rights.js'
import { makeFolder, systemError } from '../../support/folder.js'
import { canMount, fillUp, mount, mountSmall } from '../../support/mount.js'

const isRoot = process.getuid?.() === 0
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('a private file', () => {
  test('is made for its owner alone, and nothing else is left', () => {
    const folder = makeFolder()
    writePrivate(join(folder, '.env'), rightsOf(folder), () => 'A=1\n')
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n')
    expect([readdirSync(folder), modeOf(join(folder, '.env'))]).toEqual([['.env'], 0o600])
  })

  test('is made although a run was killed at it, and what that has left is taken away', () => {
    const folder = makeFolder({ '..env.4194300-00000000.pmm-config.tmp': 'A=' })
    writePrivate(join(folder, '.env'), rightsOf(folder), () => 'A=1\n')
    expect(readdirSync(folder)).toEqual(['.env'])
  })

  test('that was there is replaced, and keeps its mode', () => {
    const folder = makeFolder({ '.env': 'A=0\n' })
    chmodSync(join(folder, '.env'), 0o644)
    writePrivate(join(folder, '.env'), rightsOf(folder), () => 'A=1\n')
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n')
    expect(modeOf(join(folder, '.env'))).toBe(0o644)
  })

  test.runIf(isRoot)('keeps its owner', () => {
    const folder = makeFolder({ '.env': 'A=0\n' })
    chownSync(join(folder, '.env'), 1234, 2345)
    chmodSync(join(folder, '.env'), 0o640)
    chownSync(folder, 1234, 2345)
    writePrivate(join(folder, '.env'), rightsOf(folder), () => 'A=1\n')
    const { uid, gid } = statSync(join(folder, '.env'))
    expect([uid, gid, modeOf(join(folder, '.env'))]).toEqual([1234, 2345, 0o640])
  })

  test.each([
    ['a file', { 'real/.env': 'A=0\n' }],
    ['nothing yet', { 'real/other': '' }],
  ])('behind links to %s is written where they lead, and they stay links', (_, files) => {
    const folder = makeFolder(files)
    symlinkSync('real', join(folder, 'linked'))
    symlinkSync('../real/.env', join(folder, 'real/middle'))
    symlinkSync('linked/middle', join(folder, '.env'))
    writePrivate(join(folder, '.env'), rightsOf(folder), () => 'A=1\n')
    expect(readFileSync(join(folder, 'real/.env'), 'utf8')).toBe('A=1\n')
    expect(lstatSync(join(folder, '.env')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(folder, 'real/middle')).isSymbolicLink()).toBe(true)
  })

  test('is never put in the place of a folder or a device', () => {
    const folder = makeFolder()
    mkdirSync(join(folder, '.env'))
    expect(() => writePrivate(join(folder, '.env'), rightsOf(folder), () => 'A=1\n')).toThrow(
      expect.objectContaining({ code: 'EISDIR' }),
    )
    symlinkSync('/dev/null', join(folder, 'null'))
    expect(() => writePrivate(join(folder, 'null'), rightsOf(folder), () => 'A=1\n')).toThrow(
      expect.objectContaining({ code: 'ENXIO' }),
    )
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('a private file that cannot be replaced', () => {
  const fillIn = (folder: string, path = '.env') =>
    writePrivate(join(folder, path), rightsOf(folder), (text) => `${text}A=1\n`)

  test.each(['EBUSY', 'EXDEV', 'EACCES', 'EPERM', 'EROFS'])(
    'because of %s is written in place, and no copy of its secrets stays',
    (code) => {
      const folder = makeFolder({ '.env': 'B=2\n' })
      chmodSync(join(folder, '.env'), 0o640)
      const rename = fs.renameSync
      const refusing = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
        if (to === join(folder, '.env')) throw systemError(code)
        rename(from, to)
      })
      onTestFinished(() => refusing.mockRestore())
      fillIn(folder)
      expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('B=2\nA=1\n')
      expect([readdirSync(folder), modeOf(join(folder, '.env'))]).toEqual([['.env'], 0o640])
    },
  )

  test.runIf(isRoot)('because its owner cannot be kept is written in place', () => {
    const folder = makeFolder({ '.env': 'B=2\n' })
    chownSync(join(folder, '.env'), 1234, 2345)
    chownSync(folder, 1234, 2345)
    const refusing = vi.spyOn(fs, 'fchownSync').mockImplementation(() => {
      throw systemError('EPERM')
    })
    onTestFinished(() => refusing.mockRestore())
    const { ino } = statSync(join(folder, '.env'))
    provePrivate(join(folder, '.env'), rightsOf(folder), 100)
    fillIn(folder)
    expect([readFileSync(join(folder, '.env'), 'utf8'), statSync(join(folder, '.env')).ino]).toEqual([
      'B=2\nA=1\n',
      ino,
    ])
  })

  test('because it has a second name is the same under both', () => {
    const folder = makeFolder({ '.env': 'B=2\n' })
    linkSync(join(folder, '.env'), join(folder, 'other.env'))
    fillIn(folder)
    expect(readFileSync(join(folder, 'other.env'), 'utf8')).toBe('B=2\nA=1\n')
  })

  test.runIf(canMount)('because it alone is mounted into a container is written in place', () => {
    const folder = makeFolder({ 'outside.env': 'B=2\n', 'config/.env': '' })
    mount(join(folder, 'config/.env'), '--bind', join(folder, 'outside.env'))
    provePrivate(join(folder, 'config/.env'), rightsOf(folder), 100)
    fillIn(folder, 'config/.env')
    expect(readFileSync(join(folder, 'outside.env'), 'utf8')).toBe('B=2\nA=1\n')
    expect(readdirSync(join(folder, 'config'))).toEqual(['.env'])
  })

  test('is finished when that was cut off', () => {
    const folder = makeFolder({ '.env': 'A=33322', '.env.pmm-config.bak': 'A=22222' })
    const journal = { old: '', text: Buffer.from('A=33333').toString('base64') }
    writeFileSync(join(folder, '.env.pmm-config.in-place'), JSON.stringify(journal))
    finishPrivate(join(folder, '.env'))
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=33333')
  })

  test('is not written over what somebody else puts into it meanwhile', () => {
    const folder = makeFolder({ '.env': 'B=2\n' })
    let calls = 0
    writePrivate(join(folder, '.env'), rightsOf(folder), (text) => {
      if (++calls === 1) writeFileSync(join(folder, '.env'), 'B=3\n')
      return `${text}A=1\n`
    })
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('B=3\nA=1\n')
  })
})

describe('proving that a private file can be written', () => {
  test.each([
    ['there', { '.env': 'B=2\n' }],
    ['not there yet', { other: '' }],
  ])('leaves nothing behind where it is %s', (_, files) => {
    const folder = makeFolder(files)
    provePrivate(join(folder, '.env'), rightsOf(folder), 100)
    expect(readdirSync(folder)).toEqual(Object.keys(files))
  })

  test('fails for a folder and for a device', () => {
    const folder = makeFolder({ '.env/file': '' })
    symlinkSync('/dev/null', join(folder, 'null'))
    expect(() => provePrivate(join(folder, '.env'), rightsOf(folder), 100)).toThrow(
      expect.objectContaining({ code: 'EISDIR' }),
    )
    expect(() => provePrivate(join(folder, 'null'), rightsOf(folder), 100)).toThrow(
      expect.objectContaining({ code: 'ENXIO' }),
    )
  })

  test.runIf(canMount)('fails where it alone is mounted and can only be read', () => {
    const folder = makeFolder({ 'outside.env': 'B=2\n', '.env': '' })
    mount(join(folder, '.env'), '--bind', join(folder, 'outside.env'))
    execFileSync('mount', ['-o', 'remount,ro,bind', join(folder, '.env')])
    expect(() => provePrivate(join(folder, '.env'), rightsOf(folder), 100)).toThrow(
      expect.objectContaining({ code: 'EROFS' }),
    )
  })

  test.runIf(canMount)('fails where it alone is mounted and its own disk is full', () => {
    const folder = makeFolder({ 'disk/keep': '', '.env': '' })
    mountSmall(join(folder, 'disk'))
    writeFileSync(join(folder, 'disk/outside.env'), 'B=2\n')
    mount(join(folder, '.env'), '--bind', join(folder, 'disk/outside.env'))
    fillUp(join(folder, 'disk'))
    expect(() => provePrivate(join(folder, '.env'), rightsOf(folder), 8192)).toThrow(
      expect.objectContaining({ code: 'ENOSPC' }),
    )
  })
})
