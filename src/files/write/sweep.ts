import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { TEMPORARY } from './durable.js'
import { isTrusted } from './file-owner.js'
import { JOURNAL } from './in-place.js'
import { LOCK } from './lock.js'
import { isLeftLocked } from './lock-file.js'
import { machinePlace } from './machine-place.js'
import { isRunning } from './owner.js'
import { besidePlace, possiblePlaces } from './private-place.js'

/** In milliseconds: no write takes so long, whatever process has the number of its writer now. */
const FORGOTTEN = 10 * 60_000

/**
 * Removes what runs that were killed have left of a config and of what accompanies it. Only for who holds the
 * config, and before anything is written: then this process has nothing under way, and a temporary file with
 * its number is that of an earlier one, as in a container, where numbers come again.
 */
export function sweep(real: string): void {
  for (const path of findLeft(real)) fs.rmSync(path, { force: true })
}

/** Removes what is left of a single file; for it the same holds. */
export function sweepTemporaries(path: string): void {
  for (const left of findTemporaries(path)) fs.rmSync(left, { force: true })
}

/** Whether there is anything that the next run has to see to. */
export function isAnythingLeft(real: string): boolean {
  const stats = fs.statSync(real, { throwIfNoEntry: false })
  const ofFile = stats && machinePlace(stats, LOCK)
  const locks = [besidePlace(real, LOCK), ...(ofFile === undefined ? [] : [ofFile])]
  const journals = possiblePlaces(real, JOURNAL)
  return (
    locks.some(isLeftLocked) || journals.some((place) => fs.existsSync(place)) || findLeft(real).length > 0
  )
}

function findLeft(real: string): readonly string[] {
  const stats = fs.statSync(real, { throwIfNoEntry: false })
  // What root made was given to the owner of the config before it could take the place of it.
  const isOurs = (path: string) => {
    const left = fs.lstatSync(path, { throwIfNoEntry: false })
    return left !== undefined && isTrusted(left, stats?.uid)
  }
  return possiblePlaces(real, '')
    .flatMap((base) => [...findTemporaries(base), ...findBreakings(base)])
    .filter(isOurs)
}

function findTemporaries(base: string): readonly string[] {
  return list(dirname(base), `.${basename(base)}.`).filter((path) => {
    const pid = TEMPORARY.exec(path)?.[1]
    return pid !== undefined && isLeft(Number(pid), path)
  })
}

/** Rights to break a lock that stood here before ours; nobody can use them any more. */
const findBreakings = (base: string) => list(dirname(base), `${basename(base)}${LOCK}.`)

function isLeft(pid: number, path: string): boolean {
  if (pid === process.pid || !isRunning({ pid })) return true
  const { mtimeMs } = fs.lstatSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Number.POSITIVE_INFINITY }
  return Date.now() - mtimeMs > FORGOTTEN
}

function list(folder: string, prefix: string): readonly string[] {
  try {
    return fs
      .readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(folder, name))
  } catch {
    // Whoever cannot list the folder left nothing in it either.
    return []
  }
}
