import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, type PathProblem } from '../failure.js'
import { temporaryName } from './durable.js'
import { isRunning, type Owner, thisProcess } from './owner.js'
import { firstWritable } from './private-place.js'

/** In milliseconds. */
const PAUSE = 40
/** A lock of another machine says nothing about whether its owner is still there. */
const FORGOTTEN = 10 * 60_000
/** So long a lock may be without its content, where it cannot be made with it. */
const UNFINISHED = 10_000

/** Works on a config while no other run of this program does; waits at most `patience` milliseconds for others. */
export async function withLock<Result>(
  real: string,
  shown: string,
  patience: number,
  action: () => Promise<Result>,
): Promise<Result | PathProblem> {
  const mine = JSON.stringify({ ...thisProcess(), token: randomBytes(8).toString('hex') })
  const end = Date.now() + patience
  const place = firstWritable(real, '.pmm-config.lock')
  while (!take(place, mine)) {
    if (breakStale(place)) continue
    if (Date.now() > end) return busy(shown, ownerOf(read(place)))
    await wait(PAUSE)
  }
  try {
    return await action()
  } finally {
    if (read(place) === mine) fs.rmSync(place, { force: true })
  }
}

/** Makes the lock with its content in one step, so that nobody ever reads half of it. */
function take(place: string, content: string): boolean {
  const draft = temporaryName(place)
  try {
    fs.writeFileSync(draft, content, { flag: 'wx', mode: 0o600 })
    try {
      fs.linkSync(draft, place)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      // Some file systems have no links.
      fs.writeFileSync(place, content, { flag: 'wx', mode: 0o600 })
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** Breaks a lock whose owner is gone. Of two that try at once one takes it away, and looks at what it took. */
function breakStale(place: string): boolean {
  const content = read(place)
  if (content === undefined || !isStale(place, content)) return content === undefined
  const aside = temporaryName(place)
  try {
    fs.renameSync(place, aside)
  } catch {
    return true
  }
  if (read(aside) !== content)
    try {
      fs.linkSync(aside, place)
    } catch {
      // A third one has taken it meanwhile.
    }
  fs.rmSync(aside, { force: true })
  return true
}

function isStale(place: string, content: string): boolean {
  const owner = ownerOf(content)
  const age = ageOf(place)
  if (!owner) return age > UNFINISHED
  return owner.host === thisProcess().host ? !isRunning(owner) : age > FORGOTTEN
}

function ageOf(path: string): number {
  try {
    return Date.now() - fs.statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function read(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch {
    return undefined
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
