import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { TEMPORARY } from './durable.js'
import { isRunning } from './owner.js'
import { possiblePlaces } from './private-place.js'

/** In milliseconds: no write takes so long, whatever process has the number of its writer now. */
const FORGOTTEN = 10 * 60_000

/**
 * Removes what runs that were killed have left of a config and of what accompanies it. Only for who holds the
 * config, and before anything is written: then this process has nothing under way, and a temporary file with
 * its number is that of an earlier one, as in a container, where numbers come again.
 */
export function sweep(real: string): void {
  for (const base of new Set([real, ...possiblePlaces(real, '')])) {
    const folder = dirname(base)
    for (const name of list(folder)) {
      const pid = name.startsWith(`.${basename(base)}.`) ? TEMPORARY.exec(name)?.[1] : undefined
      if (pid !== undefined && isLeft(Number(pid), join(folder, name)))
        fs.rmSync(join(folder, name), { force: true })
    }
  }
}

function isLeft(pid: number, path: string): boolean {
  if (pid === process.pid || !isRunning({ pid })) return true
  const { mtimeMs } = fs.lstatSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Number.POSITIVE_INFINITY }
  return Date.now() - mtimeMs > FORGOTTEN
}

function list(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    // Whoever cannot list the folder left nothing in it either.
    return []
  }
}
