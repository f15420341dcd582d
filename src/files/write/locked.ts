import { basename, dirname, join } from 'node:path'
import type { Source } from '../../text/source.js'
import type { PathProblem } from '../failure.js'
import { keepCopy } from './copy.js'
import { writeInPlace } from './in-place.js'
import type { NewFile } from './new-files.js'
import { readPresent } from './present.js'
import { replace } from './replace.js'
import { CHANGED, isProtected, PROTECTED } from './words.js'

export interface Update {
  /** As shown to people, relative to `cwd`. */
  readonly path: string
  readonly cwd: string
  /** What was read when the change was worked out. */
  readonly before: Source
  /** What is to be written; a byte order mark is part of it. */
  readonly text: string
  /** New files that belong to it, put beside the config before it is written. */
  readonly files?: readonly NewFile[]
  /** Whether the old file is to be kept. */
  readonly backup: boolean
  /** Works the change out anew for what stands in the file now; nothing when it does not fit any more. */
  again(source: Source): Promise<string | undefined>
}

/** What is left of an update for who holds the config. */
export type Change = Pick<Update, 'before' | 'text' | 'backup' | 'again'>

export type UpdateOutcome =
  /** `notes` are for people: what happened besides. */
  { readonly ok: true; readonly notes: readonly string[] } | ({ readonly ok: false } & PathProblem)

/** So often a file may be changed by others just while it is being written. */
const TRIES = 3

/**
 * Writes a config that is locked: whole or not at all, and never over what somebody else wrote meanwhile.
 * Throws what the operating system refuses; the file is then as it was.
 *
 * @param real absolute, links resolved
 */
export async function writeLocked(real: string, path: string, change: Change): Promise<UpdateOutcome> {
  const { before, again } = change
  const notes: string[] = []
  for (let left = TRIES; left > 0; left--) {
    const present = readPresent(real, path)
    if (isProtected(present)) return { ok: false, path, ...PROTECTED }
    const isAsRead = Buffer.from(before.text).equals(present.bytes)
    const text = isAsRead ? change.text : await again(present.source)
    if (text === undefined) return { ok: false, path, ...CHANGED }
    const bytes = Buffer.from(text)
    const isDone = bytes.equals(present.bytes)
    if (!isAsRead) notes.push(isDone ? DONE_BY_OTHERS : ALSO_CHANGED)
    if (isDone) return { ok: true, notes }
    if (change.backup) notes.push(backedUp(beside(path, real, keepCopy(present, '.bak', present.bytes))))
    const replaced = replace(present, bytes)
    if (replaced === 'done') return { ok: true, notes }
    const copy = replaced === 'unable' ? writeInPlace(present, bytes) : undefined
    if (copy !== undefined) return { ok: true, notes: [...notes, inPlace(beside(path, real, copy))] }
  }
  return { ok: false, path, ...CHANGED }
}

/** A file beside the config is shown as the config is; another one by its whole path. */
const beside = (path: string, real: string, copy: string) =>
  dirname(copy) === dirname(real) && basename(path) === basename(real)
    ? join(dirname(path), basename(copy))
    : copy

const ALSO_CHANGED = 'somebody else changed it meanwhile; their change is kept'
const DONE_BY_OTHERS = 'somebody else changed it meanwhile, and there was nothing left to do'
const backedUp = (copy: string) =>
  `the old file is kept as ${copy}; to restore it brings back tokens that may be spent`
const inPlace = (copy: string) =>
  `the file could not be replaced here, so it was written in place; the old one is kept as ${copy}`
