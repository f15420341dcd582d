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

/**
 * Whether a file that accompanies a config was put there by this user, by root or by whom the config belongs to,
 * whom root gives its own. Where others may write into the folder, they may put one of the same name there, or a
 * link to another of ours.
 */
export function isOfOurs(path: string, real: string): boolean {
  const { getuid } = process
  // Windows knows no such numbers.
  if (!getuid) return true
  try {
    const stats = fs.lstatSync(path)
    return stats.isFile() && [getuid(), 0, fs.statSync(real).uid].includes(stats.uid)
  } catch {
    return false
  }
}
