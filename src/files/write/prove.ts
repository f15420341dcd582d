import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { codeOf, type PathProblem } from '../failure.js'
import { temporaryName, writeAll } from './durable.js'
import { journalSize } from './in-place.js'
import { openPresent, type Present, readPresent } from './present.js'
import { atFirstPlace } from './private-place.js'
import { isUnable } from './replace.js'
import { giveRights } from './rights.js'
import { temporaryPlace } from './temporary-place.js'
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

/**
 * Throws what the operating system would say to a write of so many bytes, and does something while all that it
 * needs lies there: there has to be room for it at once.
 */
export function provePresent(present: Present, size: number, meanwhile: () => void = () => {}): void {
  withCopy(present, present.bytes.length, () => {
    const proof = proveReplacing(present, size, meanwhile)
    if (proof !== 'replaceable') proveOverwriting(present, size)
    if (proof === 'unable') withCopy(present, journalSize(size), meanwhile)
  })
}

/** `unsure`: all goes well but the last step, which cannot be tried without taking it. */
type Proof = 'replaceable' | 'unsure' | 'unable'

function proveReplacing(present: Present, size: number, meanwhile: () => void): Proof {
  const [temporary, second] = [temporaryPlace(present.real), temporaryPlace(present.real)]
  if (present.names > 1 || temporary === undefined || second === undefined) return 'unable'
  try {
    withTrial(temporary, size, (file) => giveRights(file, present), meanwhile)
  } catch (error) {
    if (isUnable(error)) return 'unable'
    throw error
  }
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

/** What goes wrong meanwhile is none of its place's: another one would not help. */
function withCopy({ real }: Present, size: number, meanwhile: () => void): void {
  let copy = ''
  atFirstPlace(real, '', (place) => {
    copy = temporaryName(place)
    writeTrial(copy, size)
  })
  try {
    meanwhile()
  } finally {
    fs.rmSync(copy, { force: true })
  }
}

/** A file in place grows on its own disk, which may be another than its folder's. */
function proveOverwriting(present: Present, size: number): void {
  const { real, bytes } = present
  fs.closeSync(openPresent(present))
  const { bavail, bsize } = fs.statfsSync(real)
  if (size - bytes.length > bavail * bsize)
    throw Object.assign(new Error('no room to grow'), { code: 'ENOSPC' })
}

/** Writes a file as a config or its copy would be written, and takes it away again. */
export function withTrial(
  temporary: string,
  size: number,
  prepare: (file: number) => void = () => {},
  meanwhile: () => void = () => {},
): void {
  writeTrial(temporary, size, prepare)
  try {
    meanwhile()
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

function writeTrial(temporary: string, size: number, prepare: (file: number) => void = () => {}): void {
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
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}
