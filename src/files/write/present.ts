import fs from 'node:fs'
import type { Source } from '../../text/source.js'
import { decode } from '../decode.js'
import { MAX_SIZE } from '../read.js'
import { readRegularFile } from '../regular-file.js'

/** A config as it is on the disk now. */
export interface Present {
  /** Absolute, links resolved. */
  readonly real: string
  readonly bytes: Uint8Array
  readonly source: Source
  readonly identity: Pick<fs.Stats, 'dev' | 'ino' | 'birthtimeMs'>
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** How many names it has. */
  readonly names: number
}

/** Whoever can write the folder could put a link in the place of a config: it is not followed. */
const DEMANDS = { maxSize: MAX_SIZE, follow: false }

/** Reads a config and all that is to be kept of it. Throws what the operating system says. */
export function readPresent(real: string, shown: string): Present {
  const { bytes, stats } = readRegularFile(real, DEMANDS)
  return {
    real,
    bytes,
    source: decode(shown, bytes),
    identity: stats,
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    gid: stats.gid,
    names: stats.nlink,
  }
}

/**
 * Whether a file is still what was read. By its bytes: some file systems tell times by two seconds, and another
 * program may write as many bytes as there were.
 */
export function isUnchanged({ real, bytes, identity }: Present): boolean {
  const now = readRegularFile(real, DEMANDS)
  return isSame(now.stats, identity) && now.bytes.equals(bytes)
}

/** Opens a config to write into it, if it is still the file that was read. Throws what the operating system says. */
export function openPresent({ real, identity }: Present): number {
  const file = fs.openSync(real, fs.constants.O_RDWR | (fs.constants.O_NOFOLLOW ?? 0))
  if (isSame(fs.fstatSync(file), identity)) return file
  fs.closeSync(file)
  throw Object.assign(new Error(`${real} is another file now`), { code: 'EBUSY' })
}

const isSame = (one: Present['identity'], other: Present['identity']) =>
  one.ino === other.ino && one.dev === other.dev
