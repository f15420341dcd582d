import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from './folder.js'

/** The name of a temporary file, with the number of the process that made it. */
export const TEMPORARY = /\.(\d+)-[0-9a-f]{8}\.pmm-config\.tmp$/

/** A name for a file of ours that is gone as soon as all is well; it tells whose it is. */
export function temporaryName(path: string): string {
  return join(
    dirname(path),
    `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.pmm-config.tmp`,
  )
}

/** Writes all bytes, from a place in the file on: one call may write only some. */
export function writeAll(file: number, bytes: Uint8Array, from = 0): void {
  for (let done = 0; done < bytes.length; )
    done += fs.writeSync(file, bytes, done, bytes.length - done, from + done)
}

/**
 * Puts a file of our own in its place, whole or not at all. Throws what the operating system says.
 *
 * @param prepare sees to owner and mode before anybody can meet the file under its name
 * @param temporary where it is put together, in a folder that is there
 */
export function writeWhole(
  path: string,
  bytes: Uint8Array,
  mode: number,
  prepare: (file: number) => void = () => {},
  temporary = temporaryName(path),
): void {
  const file = fs.openSync(temporary, 'wx', mode)
  try {
    try {
      writeAll(file, bytes)
      prepare(file)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(path)
}
