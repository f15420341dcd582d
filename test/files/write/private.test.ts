import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writePrivate } from '../../../src/files/write/private.js'
import { makeFolder } from '../folder.js'

const isRoot = process.getuid?.() === 0
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('a private file', () => {
  test('is made for its owner alone, and nothing else is left', () => {
    const folder = makeFolder()
    writePrivate(join(folder, '.env'), 'A=1\n')
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n')
    expect([readdirSync(folder), modeOf(join(folder, '.env'))]).toEqual([['.env'], 0o600])
  })

  test('is made although a run was killed at it, and what that has left is taken away', () => {
    const folder = makeFolder({ '..env.4194300-00000000.pmm-config.tmp': 'A=' })
    writePrivate(join(folder, '.env'), 'A=1\n')
    expect(readdirSync(folder)).toEqual(['.env'])
  })

  test('that was there is replaced, and nobody else may read it from then on', () => {
    const folder = makeFolder({ '.env': 'A=0\n' })
    chmodSync(join(folder, '.env'), 0o644)
    writePrivate(join(folder, '.env'), 'A=1\n')
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n')
    expect(modeOf(join(folder, '.env'))).toBe(0o600)
  })

  test.runIf(isRoot)('keeps its owner', () => {
    const folder = makeFolder({ '.env': 'A=0\n' })
    chownSync(join(folder, '.env'), 1234, 2345)
    writePrivate(join(folder, '.env'), 'A=1\n')
    const { uid, gid } = statSync(join(folder, '.env'))
    expect([uid, gid, modeOf(join(folder, '.env'))]).toEqual([1234, 2345, 0o600])
  })

  test.each([
    ['a file', { 'real/.env': 'A=0\n' }],
    ['nothing yet', { 'real/other': '' }],
  ])('behind links to %s is written where they lead, and they stay links', (_, files) => {
    const folder = makeFolder(files)
    symlinkSync('real', join(folder, 'linked'))
    symlinkSync('../real/.env', join(folder, 'real/middle'))
    symlinkSync('linked/middle', join(folder, '.env'))
    writePrivate(join(folder, '.env'), 'A=1\n')
    expect(readFileSync(join(folder, 'real/.env'), 'utf8')).toBe('A=1\n')
    expect(lstatSync(join(folder, '.env')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(folder, 'real/middle')).isSymbolicLink()).toBe(true)
  })

  test('is never put in the place of a folder or a device', () => {
    const folder = makeFolder()
    mkdirSync(join(folder, '.env'))
    expect(() => writePrivate(join(folder, '.env'), 'A=1\n')).toThrow(
      expect.objectContaining({ code: 'EISDIR' }),
    )
    symlinkSync('/dev/null', join(folder, 'null'))
    expect(() => writePrivate(join(folder, 'null'), 'A=1\n')).toThrow(
      expect.objectContaining({ code: 'ENXIO' }),
    )
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})
