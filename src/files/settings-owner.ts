import { lstatSync, statSync } from 'node:fs'

/**
 * The user id that a file belongs to where that is neither whom the program runs as nor root: of a link as of
 * what it leads to. Nothing where it is one of the two, or where the system has no such ids.
 */
export function strangerOwning(path: string): number | undefined {
  const own = process.getuid?.()
  if (own === undefined) return undefined
  return ownersOf(path).find((uid) => uid !== own && uid !== 0)
}

/** Whether a file belongs to a user, or to one of those whose word counts anyway. */
export function belongsTo(path: string, uid: number): boolean {
  return ownersOf(path).at(-1) === uid
}

/** Whether a file belongs to whom the program runs as, and nobody else may write it. */
export function isOwnAlone(path: string): boolean {
  const own = process.getuid?.()
  if (own === undefined) return true
  try {
    return ownersOf(path).every((uid) => uid === own) && (statSync(path).mode & 0o022) === 0
  } catch {
    return false
  }
}

/** The owner of a path itself, and behind it that of what it leads to. */
function ownersOf(path: string): readonly number[] {
  const stats = [lstatSync, statSync].map((look) => look(path, { throwIfNoEntry: false }))
  return stats.filter((one) => one !== undefined).map(({ uid }) => uid)
}
