import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openRegularFile, readRegularFile, readTextIfAny } from '../../src/files/regular-file.js'
import { makeFolder } from '../support/folder.js'

let place: string
beforeEach(() => {
  place = makeFolder()
})

const codeOf = (action: () => unknown) => {
  try {
    action()
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}

const DEMANDS = { maxSize: 1000 }

describe('a file of unknown origin', () => {
  it('is read with its own stats', () => {
    const path = join(place, 'a')
    fs.writeFileSync(path, 'text')
    const { bytes, stats } = readRegularFile(path, DEMANDS)
    expect(bytes.toString()).toBe('text')
    expect(stats.ino).toBe(fs.statSync(path).ino)
  })

  it.each([
    ['a folder', 'EISDIR', (path: string) => fs.mkdirSync(path)],
    ['a pipe', 'ENXIO', (path: string) => execFileSync('mkfifo', [path])],
    [
      'a link to a pipe',
      'ENXIO',
      (path: string) => {
        execFileSync('mkfifo', [`${path}.pipe`])
        fs.symlinkSync(`${path}.pipe`, path)
      },
    ],
    ['a link to a device without an end', 'ENXIO', (path: string) => fs.symlinkSync('/dev/zero', path)],
    ['a link to itself', 'ELOOP', (path: string) => fs.symlinkSync(path, path)],
    [
      'a hole of many gigabytes',
      'EFBIG',
      (path: string) => {
        fs.writeFileSync(path, '')
        fs.truncateSync(path, 2 ** 36)
      },
    ],
    ['a file that is not there', 'ENOENT', () => {}],
  ])('is refused at once where it is %s', (_, code, make) => {
    const path = join(place, 'a')
    make(path)
    expect(codeOf(() => readRegularFile(path, DEMANDS))).toBe(code)
    expect(readTextIfAny(path, DEMANDS)).toBeUndefined()
  })

  it('is not looked for behind a link where links are not to be followed', () => {
    fs.writeFileSync(join(place, 'a'), 'text')
    fs.symlinkSync('a', join(place, 'link'))
    expect(codeOf(() => openRegularFile(join(place, 'link'), { ...DEMANDS, follow: false }))).toBe('ELOOP')
    expect(readTextIfAny(join(place, 'link'), DEMANDS)).toBe('text')
  })
})
