import fs from 'node:fs'
import type { Source } from '../../text/source.js'
import { decode } from '../decode.js'

/** A config as it is on the disk now. */
export interface Present {
  /** Absolute, links resolved. */
  readonly real: string
  readonly bytes: Uint8Array
  readonly source: Source
  readonly inode: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** How many names it has. */
  readonly names: number
}

/** Reads a config and all that is to be kept of it. Throws what the operating system says. */
export function readPresent(real: string, shown: string): Present {
  const file = fs.openSync(real, 'r')
  try {
    const stats = fs.fstatSync(file)
    const bytes = fs.readFileSync(file)
    return {
      real,
      bytes,
      source: decode(shown, bytes),
      inode: stats.ino,
      mode: stats.mode & 0o7777,
      uid: stats.uid,
      gid: stats.gid,
      names: stats.nlink,
    }
  } finally {
    fs.closeSync(file)
  }
}

/**
 * Whether a file is still what was read. By its bytes: some file systems tell times by two seconds, and another
 * program may write as many bytes as there were.
 */
export function isUnchanged({ real, bytes, inode }: Present): boolean {
  return fs.statSync(real).ino === inode && fs.readFileSync(real).equals(bytes)
}
