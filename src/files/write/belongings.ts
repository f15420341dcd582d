import fs from 'node:fs'

interface Ids {
  readonly uid: number
  readonly gid: number
}

export const isRoot = () => process.getuid?.() === 0

/** What root makes for a config belongs to whom the config belongs to, or it would stand in that user's way. */
export function giveToOwner(file: number, { uid, gid }: Ids): void {
  if (isRoot()) attempt(() => fs.fchownSync(file, uid, gid))
}

/** Not every file system has owners. */
export function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // It stays root's.
  }
}
