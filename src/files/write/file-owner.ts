import fs from 'node:fs'

interface Ids {
  readonly uid: number
  readonly gid: number
}

/** As whom this process works with files; nothing on Windows, which knows no such numbers. */
export const ownUid = (): number | undefined => process.geteuid?.()

export const isRoot = () => ownUid() === 0

/** Whether something belongs to whom this process runs as; root counts as nobody else. */
export const isOwn = ({ uid }: Pick<Ids, 'uid'>) => ownUid() === undefined || uid === ownUid()

/** Whether something belongs to this user, to root, or to one of these others. */
export const isTrusted = ({ uid }: Pick<Ids, 'uid'>, ...others: readonly (number | undefined)[]) =>
  ownUid() === undefined || [ownUid(), 0, ...others].includes(uid)

/** `root`, `user 1234`. */
export const userName = (uid: number) => (uid === 0 ? 'root' : `user ${uid}`)

/** A copy that root makes of a config belongs to whom the config belongs to, or it would stand in that user's way. */
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
 * Whether a file that accompanies a config was put there by this very user: what stands in it is acted on. Not by
 * root for others, nor by the config's owner for root, who would do that user's bidding.
 */
export function isOwnFile(path: string): boolean {
  try {
    return isOwnStats(fs.lstatSync(path))
  } catch {
    return false
  }
}

/** The same of a file that was looked at, or opened, already. */
export const isOwnStats = (stats: fs.Stats) =>
  stats.isFile() &&
  isOwn(stats) &&
  (ownUid() === undefined || (stats.nlink === 1 && (stats.mode & 0o022) === 0))

/** Where all files have the same owner and mode whoever makes them, nothing tells whose a file is. */
export function mustBeOwn(file: number): void {
  const stats = fs.fstatSync(file)
  if (ownUid() !== undefined && !(isOwn(stats) && (stats.mode & 0o022) === 0))
    throw Object.assign(new Error('this file system keeps no owners'), { code: 'EPERM' })
}

/** Whose a file is that somebody else put there; nothing where it is ours, or is not there. */
export function foreignOwner(path: string): number | undefined {
  try {
    const stats = fs.lstatSync(path)
    return isOwn(stats) ? undefined : stats.uid
  } catch {
    return undefined
  }
}
