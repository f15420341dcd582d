import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { codeOf } from '../failure.js'
import { readRegularFile } from '../regular-file.js'
import { temporaryName } from './durable.js'
import { isOfThisMachine, isRunning, type Owner, thisProcess } from './owner.js'

/** In milliseconds. A lock of another machine says nothing about whether its owner is still there. */
const FORGOTTEN = 10 * 60_000
/** So long a lock may be without its content, where it cannot be made with it. */
const UNFINISHED = 10_000
/** There is no secret in it, and whoever finds it has to see whether the owner is still there. */
const MODE = 0o644
/** In bytes: far more than a lock has. */
const MAX_SIZE = 4096
const TRIES = 3

/** What this process ever put into locks, and what of it counts still. */
const issued = new Set<string>()
const active = new Set<string>()

/** What stands in the locks of one piece of work. */
export function issueLock(): string {
  const content = JSON.stringify({ ...thisProcess(), token: randomBytes(8).toString('hex') })
  issued.add(content)
  active.add(content)
  return content
}

/** Removes locks, and lets this process itself break them where that fails. */
export function releaseLocks(places: readonly string[], content: string): void {
  active.delete(content)
  for (const place of places) release(place, content)
}

function release(place: string, content: string): void {
  for (let left = TRIES; left > 0; left--) {
    const present = read(place)
    if (present !== content && present !== UNREADABLE) return
    if (present === content && remove(place)) return
  }
}

export interface Attempt {
  readonly isTaken: boolean
  /** Whose a file is that this user makes there: always another's where a file system keeps no owners. */
  readonly uid: number
}

/** Makes the lock with its content in one step, so that nobody ever reads half of it. */
export function takeLock(place: string, content: string): Attempt {
  const draft = temporaryName(place)
  try {
    const uid = writeNew(draft, content)
    try {
      fs.linkSync(draft, place)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return { isTaken: false, uid }
      // Some file systems have no links.
      return { isTaken: isNew(place, content), uid }
    }
    return { isTaken: true, uid }
  } finally {
    remove(draft)
  }
}

function isNew(place: string, content: string): boolean {
  try {
    writeNew(place, content)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function writeNew(path: string, content: string): number {
  const file = fs.openSync(path, 'wx', MODE)
  try {
    fs.writeFileSync(file, content)
    return fs.fstatSync(file).uid
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
export function breakStale(place: string, mine: string): boolean {
  const content = read(place)
  if (content === undefined || !isStale(place, content)) return false
  const right = `${place}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}`
  if (!takeLock(right, mine).isTaken) {
    breakStale(right, mine)
    return false
  }
  try {
    return read(place) === content && remove(place)
  } finally {
    remove(right)
  }
}

/** Whether a run that is gone has left its lock. */
export function isLeftLocked(place: string): boolean {
  const content = read(place)
  return content !== undefined && isStale(place, content)
}

function isStale(place: string, content: string): boolean {
  // One that could not be removed when the work was done.
  if (issued.has(content)) return !active.has(content)
  const owner = ownerOf(content)
  const age = ageOf(place)
  if (!owner) return age > (content === UNREADABLE ? FORGOTTEN : UNFINISHED)
  return isOfThisMachine(owner) ? !isRunning(owner) : age > FORGOTTEN
}

function ageOf(path: string): number {
  try {
    return Date.now() - fs.lstatSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** Stands for the content of a lock that we may not read. */
const UNREADABLE = '(unreadable)'

function read(path: string): string | undefined {
  try {
    return readRegularFile(path, { maxSize: MAX_SIZE, follow: false }).bytes.toString('utf8')
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

/** Whose lock it is; nothing where that cannot be read. */
export const holderOf = (place: string): Owner | undefined => ownerOf(read(place))

function ownerOf(content: string | undefined): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(content ?? '')
    return typeof owner === 'object' && owner !== null && 'pid' in owner ? (owner as Owner) : undefined
  } catch {
    return undefined
  }
}
