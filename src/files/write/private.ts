import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'
import { temporaryName, writeWhole } from './durable.js'
import { attempt, isTrusted, ownUid, userName } from './file-owner.js'
import { finishInPlace, writeInPlace } from './in-place.js'
import { type Present, readPresent } from './present.js'
import { provePresent, withTrial } from './prove.js'
import { replace } from './replace.js'
import { giveRights, type Rights } from './rights.js'
import { sweepTemporaries } from './sweep.js'
import { temporaryPlace } from './temporary-place.js'
import { followTrusted } from './trusted-path.js'
import { isProtected } from './words.js'

const PRIVATE = 0o600
/** So often it may be changed by others just while it is being written. */
const TRIES = 3

/** What came of a file that accompanies a config. */
export interface Private {
  /** Where links lead. */
  readonly real: string
  readonly isNew: boolean
}

/**
 * Changes a file that accompanies a config and may not be there yet, such as one with secrets for the
 * environment: whole or not at all, through links. One that is there keeps its owner and mode; a new one is for
 * its owner alone, or for those who read the config by its group. Where it cannot be replaced it is written in
 * place, as a config is. Throws what the operating system says.
 *
 * @param path absolute
 * @param like the config, to whose owner a new file is given where that can be done
 * @param change makes the new text of the old one, which is blank where there is none yet
 */
export function writePrivate(path: string, like: Rights, change: (text: string) => string): Private {
  const real = followTrusted(path)
  // What a run that was killed has left of it holds secrets, too.
  sweepTemporaries(real)
  finishPrivate(path)
  for (let left = TRIES; left > 0; left--) {
    const present = presentAt(real, like)
    const old = Buffer.from(present?.bytes ?? [])
    // What is no UTF-8 keeps its bytes, whatever they stand for.
    const encoding = isUtf8(old) ? 'utf8' : 'latin1'
    const bytes = Buffer.from(change(old.toString(encoding)), encoding)
    if (!present) {
      makeNew(real, bytes, like)
      return { real, isNew: true }
    }
    const replaced = replace(present, bytes)
    if (replaced === 'done' || (replaced === 'unable' && overwrite(present, bytes)))
      return { real, isNew: false }
  }
  throw Object.assign(new Error(`others go on changing ${real}`), { code: 'EBUSY' })
}

/** Finishes a write in place that was cut off, before the file is read. */
export function finishPrivate(path: string): void {
  const real = followTrusted(path)
  const stats = fs.statSync(real, { throwIfNoEntry: false })
  const present = stats && presentAt(real, stats)
  if (present) finishInPlace(present)
}

/**
 * Tries what `writePrivate` would do to make a file longer by so many bytes, and leaves nothing behind. Does
 * something while all that it needs lies there.
 */
export function provePrivate(
  path: string,
  like: Rights,
  growth: number,
  meanwhile: () => void = () => {},
): void {
  const real = followTrusted(path)
  const present = presentAt(real, like)
  if (present) provePresent(present, present.bytes.length + growth, meanwhile)
  else withTrial(temporaryPlace(real) ?? temporaryName(real), growth, () => {}, meanwhile)
}

function makeNew(real: string, bytes: Uint8Array, like: Rights): void {
  const prepare = (file: number) => {
    if (ownUid() === 0) attempt(() => fs.fchownSync(file, like.uid, like.gid))
    // Where others than the owner were let in and not everybody, it was on purpose: PMM may run as one of them.
    if ((like.mode & 0o077) !== 0 && (like.mode & 0o004) === 0) attempt(() => giveRights(file, like))
  }
  // Without a place where nobody looks for it, it is put together under its own name.
  writeWhole(real, bytes, PRIVATE, prepare, temporaryPlace(real) ?? temporaryName(real))
}

/** Returns whether nobody else has changed the file. */
function overwrite(present: Present, bytes: Uint8Array): boolean {
  const copy = writeInPlace(present, bytes)
  // Who asks for this file has no use for the secrets that were in it.
  if (copy !== undefined) fs.rmSync(copy, { force: true })
  return copy !== undefined
}

function presentAt(real: string, like: Pick<Rights, 'uid'>): Present | undefined {
  const stats = fs.lstatSync(real, { throwIfNoEntry: false })
  if (!stats) return undefined
  // A device or pipe would be replaced by a file; root can do that to /dev/null.
  if (!stats.isFile())
    throw Object.assign(new Error(`not a file: ${real}`), { code: stats.isDirectory() ? 'EISDIR' : 'ENXIO' })
  if (!isTrusted(stats, like.uid))
    throw Object.assign(new Error(`${real} belongs to ${userName(stats.uid)}`), { code: 'EOTHER' })
  const present = readPresent(real, real)
  if (isProtected(present)) throw Object.assign(new Error(`${real} is protected`), { code: 'EPROTECTED' })
  return present
}
