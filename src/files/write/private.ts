import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'
import { dirname, resolve } from 'node:path'
import { codeOf } from '../failure.js'
import { attempt } from './belongings.js'
import { writeWhole } from './durable.js'
import { finishInPlace, writeInPlace } from './in-place.js'
import { type Present, readPresent } from './present.js'
import { provePresent, withTrial } from './prove.js'
import { replace } from './replace.js'
import { sweepTemporaries } from './sweep.js'

const PRIVATE = 0o600
/** So often it may be changed by others just while it is being written. */
const TRIES = 3

/**
 * Changes a file that accompanies a config and may not be there yet, such as one with secrets for the
 * environment: whole or not at all, through links, readable by its owner alone. Where it cannot be replaced it is
 * written in place, as a config is. Throws what the operating system says.
 *
 * @param path absolute
 * @param change makes the new text of the old one, which is blank where there is none yet
 */
export function writePrivate(path: string, change: (text: string) => string): void {
  const real = follow(path)
  // What a run that was killed has left of it holds secrets, too.
  sweepTemporaries(real)
  finishPrivate(path)
  for (let left = TRIES; left > 0; left--) {
    const present = presentAt(real)
    const old = Buffer.from(present?.bytes ?? [])
    // What is no UTF-8 keeps its bytes, whatever they stand for.
    const encoding = isUtf8(old) ? 'utf8' : 'latin1'
    const bytes = Buffer.from(change(old.toString(encoding)), encoding)
    if (!present) return void writeWhole(real, bytes, PRIVATE)
    const replaced = replace(present, bytes)
    if (replaced === 'done' || (replaced === 'unable' && overwrite(present, bytes))) return
  }
  throw Object.assign(new Error(`others go on changing ${real}`), { code: 'EBUSY' })
}

/** Finishes a write in place that was cut off, before the file is read. */
export function finishPrivate(path: string): void {
  const present = presentAt(follow(path))
  if (present) finishInPlace(present)
}

/** Tries what `writePrivate` would do to make a file longer by so many bytes, and leaves nothing behind. */
export function provePrivate(path: string, growth: number): void {
  const real = follow(path)
  const present = presentAt(real)
  if (present) provePresent(present, present.bytes.length + growth)
  else withTrial(real, growth)
}

/** Returns whether nobody else has changed the file. */
function overwrite(present: Present, bytes: Uint8Array): boolean {
  // Whoever may write it and does not own it leaves its rights to its owner.
  attempt(() => fs.chmodSync(present.real, PRIVATE))
  const copy = writeInPlace(present, bytes)
  // Who asks for this file has no use for the secrets that were in it.
  if (copy !== undefined) fs.rmSync(copy, { force: true })
  return copy !== undefined
}

function presentAt(real: string): Present | undefined {
  const stats = fs.statSync(real, { throwIfNoEntry: false })
  if (!stats) return undefined
  // A device or pipe would be replaced by a file; root can do that to /dev/null.
  if (!stats.isFile())
    throw Object.assign(new Error(`not a file: ${real}`), { code: stats.isDirectory() ? 'EISDIR' : 'ENXIO' })
  return { ...readPresent(real, real), mode: PRIVATE }
}

/** Where links lead, also when nothing is there yet. */
function follow(path: string): string {
  try {
    return fs.realpathSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const target = linkTarget(path)
  return target === undefined ? path : follow(resolve(fs.realpathSync(dirname(path)), target))
}

function linkTarget(path: string): string | undefined {
  try {
    return fs.readlinkSync(path)
  } catch {
    return undefined
  }
}
