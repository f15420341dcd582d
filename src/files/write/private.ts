import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { dirname, resolve } from 'node:path'
import { codeOf } from '../failure.js'
import { temporaryName, writeWhole } from './durable.js'
import { keepOwner } from './replace.js'
import { sweepTemporaries } from './sweep.js'

const PRIVATE = 0o600

/**
 * Writes a file that accompanies a config and may not be there yet, such as one with secrets for the
 * environment: whole or not at all, through links, readable by its owner alone. Throws what the operating
 * system says.
 *
 * @param path absolute
 */
export function writePrivate(path: string, text: string): void {
  const real = follow(path)
  const present = fs.statSync(real, { throwIfNoEntry: false })
  // A device or pipe would be replaced by a file; root can do that to /dev/null.
  if (present && !present.isFile())
    throw Object.assign(new Error(`not a file: ${real}`), {
      code: present.isDirectory() ? 'EISDIR' : 'ENXIO',
    })
  // What a run that was killed has left of it holds secrets, too.
  sweepTemporaries(real)
  writeWhole(real, Buffer.from(text), PRIVATE, (file) => {
    if (present) keepOwner(file, { uid: present.uid, gid: present.gid, mode: PRIVATE })
  })
}

/** Tries what `writePrivate` would do with a text of this size in bytes, and leaves nothing behind. */
export function provePrivate(path: string, size: number): void {
  const temporary = temporaryName(follow(path))
  try {
    fs.writeFileSync(temporary, randomBytes(size), { flag: 'wx', mode: PRIVATE, flush: true })
  } finally {
    fs.rmSync(temporary, { force: true })
  }
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
