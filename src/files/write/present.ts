import fs from 'node:fs'
import type { Source } from '../../text/source.js'
import { decode } from '../decode.js'
import { type Identity, identityOf } from './durable.js'

/** A config as it is on the disk now. */
export interface Present {
  /** Absolute, links resolved. */
  readonly real: string
  readonly bytes: Uint8Array
  readonly source: Source
  readonly identity: Identity
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
      identity: identityOf(stats),
      mode: stats.mode & 0o7777,
      uid: stats.uid,
      gid: stats.gid,
      names: stats.nlink,
    }
  } finally {
    fs.closeSync(file)
  }
}
