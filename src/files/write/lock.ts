import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, type PathProblem } from '../failure.js'
import { lastResort } from './fallback-place.js'
import { isOwn, ownUid, userName } from './file-owner.js'
import { breakStale, holderOf, issueLock, releaseLocks, takeLock } from './lock-file.js'
import { type FileIdentity, machinePlace } from './machine-place.js'
import type { Owner } from './owner.js'
import { besidePlace } from './private-place.js'

export const LOCK = '.pmm-config.lock'

/** In milliseconds. */
const PAUSE = 40

/** How others are waited for that work on the same config. */
export interface Waiting {
  /** In milliseconds. */
  readonly patience: number
  /** Ends the waiting, and nothing else. */
  readonly signal?: AbortSignal
  /** Called once, when it takes long enough for a person to wonder. */
  onWait?(): void
}

/** In milliseconds: others mostly only write. */
const WORTH_SAYING = 1000

/** The locks that this process holds, by their configs. */
const held = new Map<string, { readonly content: string; readonly places: string[] }>()

/**
 * Works on a config while no other run of this program does, whatever path and user it comes by: there is a lock
 * beside the config, for who sees the folder from another machine or container, and one for the file itself, for
 * who knows it under another path or may not write into the folder. Throws the reason of the signal when that ends
 * the waiting.
 */
export async function withLock<Result>(
  real: string,
  shown: string,
  waiting: Waiting,
  action: () => Promise<Result>,
): Promise<Result | PathProblem> {
  const content = issueLock()
  const places: string[] = []
  const take = waitingFor(content, places, shown, waiting)
  try {
    const problem = (await take(besidePlace(real, LOCK))) ?? (await takeOfFile(real, places, take))
    if (problem) return problem
    held.set(real, { content, places })
    return await action()
  } finally {
    if (held.get(real)?.content === content) held.delete(real)
    releaseLocks(places.toReversed(), content)
  }
}

/** Takes the lock of a file that is about to take the place of a locked one, as far as there is a place for it. */
export function lockRenamed(real: string, fresh: FileIdentity): void {
  const place = machinePlace(fresh, LOCK)
  const mine = held.get(real)
  if (!mine || place === undefined || mine.places.includes(place)) return
  try {
    // It is new, so that what stands there is left from an earlier file of this number.
    const { isTaken } = takeLock(place, mine.content)
    if (isTaken || (breakStale(place, mine.content) && takeLock(place, mine.content).isTaken))
      mine.places.push(place)
  } catch {
    // The lock beside the config holds as before.
  }
}

type Take = (place: string) => Promise<PathProblem | undefined>

async function takeOfFile(real: string, places: string[], take: Take): Promise<PathProblem | undefined> {
  for (;;) {
    const before = fs.statSync(real)
    const place = machinePlace(before, LOCK) ?? (places.length === 0 ? lastResort(real, LOCK) : undefined)
    const problem = place === undefined ? undefined : await take(place)
    if (problem) return problem
    const after = fs.statSync(real)
    // Somebody who cannot use the folder may have replaced the file meanwhile.
    if (after.ino === before.ino && after.dev === before.dev) return undefined
  }
}

/** Takes locks one by one, all of them within one patience. */
function waitingFor(content: string, places: string[], shown: string, waiting: Waiting): Take {
  const { patience, signal, onWait } = waiting
  const start = Date.now()
  let say = onWait
  return async (place) => {
    if (places.includes(place)) return undefined
    for (;;) {
      const attempt = isOwnLock(place) ? HELD : attemptAt(place, content)
      if (attempt.isTaken) places.push(place)
      if (attempt.isTaken || !fs.lstatSync(place, { throwIfNoEntry: false })) {
        if (attempt.isTaken || attempt.isRefused) return undefined
        continue
      }
      const problem = inTheWay(place, shown, attempt.uid)
      if (problem) return problem
      if (!attempt.isRefused && breakStale(place, content)) continue
      signal?.throwIfAborted()
      const waited = Date.now() - start
      if (waited > patience) return busy(shown, holderOf(place))
      if (waited > WORTH_SAYING) {
        say?.()
        say = undefined
      }
      await wait(PAUSE)
    }
  }
}

/** Nothing is to be tried where a lock of this user stands. */
const HELD = { isTaken: false, isRefused: false, uid: ownUid() }

function isOwnLock(place: string): boolean {
  const stats = fs.lstatSync(place, { throwIfNoEntry: false })
  return stats?.isFile() === true && isOwn(stats)
}

/** `isRefused`: this user makes no files there, but may see those of others. */
function attemptAt(place: string, content: string) {
  try {
    return { ...takeLock(place, content), isRefused: false }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error
    return { isTaken: false, uid: ownUid(), isRefused: true }
  }
}

/** What stands in the place of a lock and will not go away by waiting for a run of this user. */
function inTheWay(place: string, shown: string, own: number | undefined): PathProblem | undefined {
  const stats = fs.lstatSync(place, { throwIfNoEntry: false })
  if (!stats) return undefined
  if (!stats.isFile())
    return {
      path: shown,
      message: `${place} is in the way: a lock is to be made there, and this is no file; nothing was written`,
      hint: 'Remove it and run the command again.',
    }
  if (own === undefined || ownUid() === undefined || stats.uid === own) return undefined
  const holder = holderOf(place)
  return {
    path: shown,
    message: `${userName(stats.uid)} is at work on this file, or was: ${place} is their lock${holder ? ` (process ${holder.pid} on ${holder.host})` : ''}; nothing was written`,
    hint: `Run the command again when they are done. A lock that is left over goes when ${userName(stats.uid)} runs pmm-config on the file, or removes it.`,
  }
}

function busy(path: string, owner: Owner | undefined): PathProblem {
  return {
    path,
    message: `another pmm-config is writing this file${owner ? ` (process ${owner.pid} on ${owner.host})` : ''}; nothing was written`,
    hint: 'Run the command again when it is done.',
  }
}
