import fs from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from '../failure.js'
import { attempt, isRoot } from './file-owner.js'

/**
 * Makes a folder for private files in one that is there, for good: a file in it is lost in a power cut as well if
 * the folder is. Made by root, it belongs to whom the folder above belongs to.
 */
export function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    throw error
  }
  const { uid, gid } = fs.statSync(dirname(folder))
  if (isRoot()) attempt(() => fs.lchownSync(folder, uid, gid))
  syncFolder(folder)
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
