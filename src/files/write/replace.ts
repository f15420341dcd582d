import fs from 'node:fs'
import { codeOf } from '../failure.js'
import { writeAll } from './durable.js'
import { syncFolder } from './folder.js'
import { lockRenamed } from './lock.js'
import { isUnchanged, type Present } from './present.js'
import { giveRights } from './rights.js'
import { renewMarks } from './sent-mark.js'
import { temporaryPlace } from './temporary-place.js'
import { noteWritten } from './written.js'

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
  const temporary = temporaryPlace(present.real)
  if (temporary === undefined) return 'unable'
  let made = false
  let fresh: fs.Stats
  try {
    const file = fs.openSync(temporary, 'wx', 0o600)
    made = true
    try {
      writeAll(file, bytes)
      giveRights(file, present)
      fs.fsyncSync(file)
      fresh = fs.fstatSync(file)
      // Whoever comes as soon as the new file is there finds it locked.
      lockRenamed(present.real, fresh)
    } finally {
      fs.closeSync(file)
    }
    if (!isUnchanged(present)) return 'changed'
    fs.renameSync(temporary, present.real)
    noteWritten(present.real)
    made = false
    renewMarks(present.identity, fresh)
    syncFolder(present.real)
    return 'done'
  } catch (error) {
    if (isUnable(error)) return 'unable'
    throw error
  } finally {
    if (made) fs.rmSync(temporary, { force: true })
  }
}
