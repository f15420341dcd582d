import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, type PathProblem } from '../failure.js'
import { giveToOwner } from './belongings.js'
import { temporaryName } from './durable.js'
import { isOfThisMachine, isRunning, type Owner, thisProcess } from './owner.js'
import { firstWritable } from './private-place.js'

export const LOCK = '.pmm-config.lock'

/** In milliseconds. */
const PAUSE = 40
/** A lock of another machine says nothing about whether its owner is still there. */
const FORGOTTEN = 10 * 60_000
/** So long a lock may be without its content, where it cannot be made with it. */
const UNFINISHED = 10_000

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

/**
 * Works on a config while no other run of this program does. Throws the reason of the signal when that ends the
 * waiting.
 */
export async function withLock<Result>(
  real: string,
  shown: string,
  { patience, signal, onWait }: Waiting,
  action: () => Promise<Result>,
): Promise<Result | PathProblem> {
  const mine = JSON.stringify({ ...thisProcess(), token: randomBytes(8).toString('hex') })
  const start = Date.now()
  let say = onWait
  const place = firstWritable(real, LOCK)
  const like = fs.statSync(real)
  while (!take(place, mine, like)) {
    if (breakStale(place, mine, like)) continue
    signal?.throwIfAborted()
    const waited = Date.now() - start
    if (waited > patience) return busy(shown, ownerOf(read(place)))
    if (waited > WORTH_SAYING) {
      say?.()
      say = undefined
    }
    await wait(PAUSE)
  }
  try {
    return await action()
  } finally {
    if (read(place) === mine) remove(place)
  }
}

/** Whether a run that is gone has left its lock. */
export function isLeftLocked(place: string): boolean {
  const content = read(place)
  return content !== undefined && isStale(place, content)
}

/** Makes the lock with its content in one step, so that nobody ever reads half of it. */
function take(place: string, content: string, like: fs.Stats): boolean {
  const draft = temporaryName(place)
  // There is no secret in it, and whoever may read the config has to see whether the owner is still there.
  const mode = 0o600 | (like.mode & 0o044)
  try {
    writeNew(draft, content, mode, like)
    try {
      fs.linkSync(draft, place)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      // Some file systems have no links.
      writeNew(place, content, mode, like)
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    remove(draft)
  }
}

function writeNew(path: string, content: string, mode: number, like: fs.Stats): void {
  const file = fs.openSync(path, 'wx', mode)
  try {
    fs.writeFileSync(file, content)
    giveToOwner(file, like)
  } catch (error) {
    remove(path)
    throw error
  } finally {
    fs.closeSync(file)
  }
}

/**
 * Breaks a lock whose owner is gone; returns whether it did. Only who holds the right to break
 * this very lock removes it, so that nobody removes the one that is taken next by mistake. The right is a lock
 * as well, and broken in the same manner when its owner is gone.
 */
function breakStale(place: string, mine: string, like: fs.Stats): boolean {
  const content = read(place)
  if (content === undefined || !isStale(place, content)) return false
  const right = `${place}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}`
  if (!take(right, mine, like)) {
    breakStale(right, mine, like)
    return false
  }
  try {
    return read(place) === content && remove(place)
  } finally {
    remove(right)
  }
}

function isStale(place: string, content: string): boolean {
  const owner = ownerOf(content)
  const age = ageOf(place)
  if (!owner) return age > (content === UNREADABLE ? FORGOTTEN : UNFINISHED)
  return isOfThisMachine(owner) ? !isRunning(owner) : age > FORGOTTEN
}

function ageOf(path: string): number {
  try {
    return Date.now() - fs.statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** Stands for the content of somebody else's lock that we may not read. */
const UNREADABLE = '(unreadable)'

function read(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : UNREADABLE
  }
}

/** What is left is found to be stale later; what was done under the lock is worth more than an error here. */
function remove(path: string): boolean {
  try {
    fs.rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

function ownerOf(content: string | undefined): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(content ?? '')
    return typeof owner === 'object' && owner !== null && 'pid' in owner ? (owner as Owner) : undefined
  } catch {
    return undefined
  }
}

function busy(path: string, owner: Owner | undefined): PathProblem {
  return {
    path,
    message: `another pmm-config is writing this file${owner ? ` (process ${owner.pid} on ${owner.host})` : ''}; nothing was written`,
    hint: 'Run the command again when it is done.',
  }
}
