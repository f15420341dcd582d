import fs from 'node:fs'
import { codeOf } from '../failure.js'
import { temporaryName, writeAll } from './durable.js'
import { syncFolder } from './folder.js'
import { isUnchanged, type Present } from './present.js'

/** `unable`: the file cannot be replaced here, or would lose something by it. */
export type Replaced = 'done' | 'changed' | 'unable'

/** A folder that cannot be written, a file mounted alone, an owner that cannot be given. */
const UNABLE: readonly (string | undefined)[] = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']

export const isUnable = (error: unknown) => UNABLE.includes(codeOf(error))

/**
 * Puts new bytes in the place of a file in one step, with its mode and owner. Throws what the operating system
 * says of anything else, a full disk above all; the file is then as it was.
 */
export function replace(present: Present, bytes: Uint8Array): Replaced {
  // Its other names would go on naming the old file.
  if (present.names > 1) return 'unable'
  const temporary = temporaryName(present.real)
  let made = false
  try {
    const file = fs.openSync(temporary, 'wx', 0o600)
    made = true
    try {
      writeAll(file, bytes)
      keepOwner(file, present)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    if (!isUnchanged(present)) return 'changed'
    fs.renameSync(temporary, present.real)
    made = false
    syncFolder(present.real)
    return 'done'
  } catch (error) {
    if (isUnable(error)) return 'unable'
    throw error
  } finally {
    if (made) fs.rmSync(temporary, { force: true })
  }
}

/** The owner first: changing it takes some bits of the mode away. */
export function keepOwner(file: number, { uid, gid, mode }: Pick<Present, 'uid' | 'gid' | 'mode'>): void {
  if (process.platform === 'win32') return
  const own = fs.fstatSync(file)
  if (own.uid !== uid || own.gid !== gid) fs.fchownSync(file, uid, gid)
  fs.fchmodSync(file, mode)
}
