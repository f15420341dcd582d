import fs from 'node:fs'
import { dirname } from 'node:path'

interface Ids {
  readonly uid: number
  readonly gid: number
}

const isRoot = () => process.getuid?.() === 0

/** What root makes for a config belongs to whom the config belongs to, or it would stand in that user's way. */
export function giveToOwner(file: number, { uid, gid }: Ids): void {
  if (isRoot()) attempt(() => fs.fchownSync(file, uid, gid))
}

/** Makes a folder for private files; made by root, it belongs to whom the folder above belongs to. */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first === undefined || !isRoot()) return
  const { uid, gid } = fs.statSync(dirname(first))
  for (let made = folder; made.length >= first.length; made = dirname(made))
    attempt(() => fs.chownSync(made, uid, gid))
}

/** Not every file system has owners. */
function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // It stays root's.
  }
}
