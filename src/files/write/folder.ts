import fs from 'node:fs'
import { dirname } from 'node:path'
import { attempt, isRoot } from './belongings.js'

/**
 * Makes a folder for private files, for good: a file in it is lost in a power cut as well if the folder is.
 * Made by root, it belongs to whom the folder above belongs to.
 */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const { uid, gid } = fs.statSync(dirname(first))
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    if (isRoot()) attempt(() => fs.chownSync(made, uid, gid))
    syncFolder(made)
  }
}

/** Makes sure that a folder knows of a new name; some file systems cannot, and need not. */
export function syncFolder(path: string): void {
  let folder: number | undefined
  try {
    folder = fs.openSync(dirname(path), 'r')
    fs.fsyncSync(folder)
  } catch {
    // The file itself is on the disk; after a power cut its old name may be back.
  } finally {
    if (folder !== undefined) fs.closeSync(folder)
  }
}
