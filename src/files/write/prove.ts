import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { dirname } from 'node:path'
import { codeOf, type PathProblem } from '../failure.js'
import { atFirstPlace } from './copy.js'
import { temporaryName, writeAll } from './durable.js'
import { makeFolder } from './folder.js'
import { journalSize } from './in-place.js'
import { type Present, readPresent } from './present.js'
import { isUnable, keepOwner } from './replace.js'
import { describeWriteFailure, isProtected, isRefusal, PROTECTED } from './words.js'

/**
 * Tries what a write of a config would do, short of touching the config. Returns why it would fail.
 *
 * @param size of the new text, in bytes
 */
export function proveWritable(real: string, path: string, size: number): PathProblem | undefined {
  try {
    const present = readPresent(real, path)
    if (isProtected(present)) return { path, ...PROTECTED }
    provePresent(present, size)
    return undefined
  } catch (error) {
    if (isRefusal(error)) return describeWriteFailure(path, error)
    throw error
  }
}

/** Throws what the operating system would say to a write of so many bytes. */
export function provePresent(present: Present, size: number): void {
  // While the one lies there the other is tried: there has to be room for both at once.
  const proof = proveReplacing(present, size, () => proveCopy(present, present.bytes.length))
  if (proof !== 'replaceable') proveOverwriting(present, size)
  if (proof === 'unable') proveCopy(present, present.bytes.length + journalSize(size))
}

/** `unsure`: all goes well but the last step, which cannot be tried without taking it. */
type Proof = 'replaceable' | 'unsure' | 'unable'

function proveReplacing(present: Present, size: number, meanwhile: () => void): Proof {
  if (present.names > 1) return 'unable'
  try {
    withTrial(present.real, size, (file) => keepOwner(file, present), meanwhile)
  } catch (error) {
    if (isUnable(error)) return 'unable'
    throw error
  }
  const second = temporaryName(present.real)
  try {
    // A file that is mounted alone counts as another file system's, and refuses a second name for it.
    fs.linkSync(present.real, second)
    return 'replaceable'
  } catch (error) {
    return codeOf(error) === 'EXDEV' || codeOf(error) === 'EROFS' ? 'unable' : 'unsure'
  } finally {
    fs.rmSync(second, { force: true })
  }
}

function proveCopy({ real }: Present, size: number): void {
  atFirstPlace(real, '', (place) => {
    makeFolder(dirname(place))
    withTrial(place, size)
  })
}

/** A file in place grows on its own disk, which may be another than its folder's. */
function proveOverwriting({ real, bytes }: Present, size: number): void {
  fs.closeSync(fs.openSync(real, 'r+'))
  const { bavail, bsize } = fs.statfsSync(real)
  if (size - bytes.length > bavail * bsize)
    throw Object.assign(new Error('no room to grow'), { code: 'ENOSPC' })
}

/** Writes a file as a config or its copy would be written, and takes it away again. */
export function withTrial(
  path: string,
  size: number,
  prepare: (file: number) => void = () => {},
  meanwhile: () => void = () => {},
): void {
  const temporary = temporaryName(path)
  const file = fs.openSync(temporary, 'wx', 0o600)
  try {
    try {
      // Some disks make less of what repeats itself.
      writeAll(file, randomBytes(size))
      prepare(file)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    meanwhile()
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}
