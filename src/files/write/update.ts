import fs from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Source } from '../../text/source.js'
import type { PathProblem } from '../failure.js'
import { sweep, writeWhole } from './durable.js'
import { finishInPlace, writeInPlace } from './in-place.js'
import { withLock } from './lock.js'
import { isRunning } from './owner.js'
import { type Present, readPresent } from './present.js'
import { privatePlace } from './private-place.js'
import { replace } from './replace.js'
import { CHANGED, describeWriteFailure, isProtected, PROTECTED } from './words.js'

export interface Update {
  /** As shown to people, relative to `cwd`. */
  readonly path: string
  readonly cwd: string
  /** What was read when the change was worked out. */
  readonly before: Source
  /** What is to be written; a byte order mark is part of it. */
  readonly text: string
  /** Whether the old file is to be kept. */
  readonly backup: boolean
  /** Works the change out anew for what stands in the file now; nothing when it does not fit any more. */
  again(source: Source): Promise<string | undefined>
}

export type UpdateOutcome =
  /** `notes` are for people: what happened besides. */
  { readonly ok: true; readonly notes: readonly string[] } | ({ readonly ok: false } & PathProblem)

/** So often a file may be changed by others just while it is being written. */
const TRIES = 3

/**
 * Puts a text in the place of a config: whole or not at all, through links, with its mode and owner, and never
 * over what somebody else wrote meanwhile. Does not throw for what the operating system refuses.
 */
export async function updateFile(update: Update): Promise<UpdateOutcome> {
  const { path, cwd } = update
  try {
    const real = fs.realpathSync(resolve(cwd, path))
    const outcome = await withLock(real, path, () => updateLocked(update, real))
    return 'ok' in outcome ? outcome : { ok: false, ...outcome }
  } catch (error) {
    return { ok: false, ...describeWriteFailure(path, error) }
  }
}

async function updateLocked(update: Update, real: string): Promise<UpdateOutcome> {
  const { path, before, again } = update
  const notes: string[] = []
  trySweep(real)
  for (let left = TRIES; left > 0; left--) {
    let present = readPresent(real, path)
    if (isProtected(present)) return { ok: false, path, ...PROTECTED }
    if (finishInPlace(present)) {
      notes.push('an earlier write was cut off; it was finished first')
      present = readPresent(real, path)
    }
    const isAsRead = Buffer.from(before.text).equals(present.bytes)
    const text = isAsRead ? update.text : await again(present.source)
    if (text === undefined) return { ok: false, path, ...CHANGED }
    if (!isAsRead) notes.push('somebody else changed it meanwhile; what is in it now was repaired')
    const bytes = Buffer.from(text)
    if (bytes.equals(present.bytes)) return { ok: true, notes }
    if (update.backup) notes.push(keepBackup(present))
    const replaced = replace(present, bytes)
    if (replaced === 'unable') notes.push(inPlace(writeInPlace(present, bytes)))
    if (replaced !== 'changed') return { ok: true, notes }
  }
  return { ok: false, path, ...CHANGED }
}

function keepBackup(present: Present): string {
  const place = privatePlace(present.real, '.bak')
  writeWhole(place, present.bytes, present.mode & 0o600)
  return `the old file is kept as ${place}; to restore it brings back tokens that may be spent`
}

const inPlace = (copy: string) =>
  `the file could not be replaced here, so it was written in place; the old one is kept as ${copy}`

function trySweep(real: string): void {
  for (const folder of new Set([dirname(real), dirname(privatePlace(real, ''))]))
    try {
      sweep(real, folder, (pid) => isRunning({ pid }))
    } catch {
      // Whoever cannot list the folder left nothing in it either.
    }
}
