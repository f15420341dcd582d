import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { MAX_SIZE } from '../read.js'
import { readRegularFile } from '../regular-file.js'
import { keepCopy, keepOwn } from './copy.js'
import { writeAll } from './durable.js'
import { foreignOwner, isOwnStats } from './file-owner.js'
import { isUnchanged, openPresent, type Present } from './present.js'
import { possiblePlaces } from './private-place.js'
import { forgetWritten, noteWritten } from './written.js'

/** Not called a journal: who holds a config may keep one of its own. */
export const JOURNAL = '.pmm-config.in-place'
const COPY = '.pmm-config.bak'
/** In bytes: the hash, and what JSON puts around the two. */
const JOURNAL_FRAME = 128
const LINE_BREAK = 0x0a

/** What a write in place was about, kept until it is done. */
interface Journal {
  readonly old: string
  readonly text: string
}

/**
 * Writes over a file that cannot be replaced. A copy of the old bytes is on the disk before, and stays; the
 * new ones are kept until the file holds them, so that a write that was cut off can be finished. The shorter
 * of the two texts is filled up with line breaks while they are exchanged: whenever this is interrupted
 * between two steps, the file is the old or the new one, at worst with blank lines behind it.
 *
 * @returns where the copy is; nothing when somebody else has changed the file
 */
export function writeInPlace(present: Present, bytes: Uint8Array): string | undefined {
  const copy = keepCopy(present, COPY, present.bytes)
  const journal: Journal = { old: hash(present.bytes), text: Buffer.from(bytes).toString('base64') }
  const kept = keepOwn(present.real, JOURNAL, Buffer.from(JSON.stringify(journal)))
  const undo = () => {
    for (const path of [kept, copy]) fs.rmSync(path, { force: true })
  }
  try {
    if (!isUnchanged(present)) return void undo()
    noteWritten(present.real)
    overwrite(present, bytes)
  } catch (error) {
    if (isTorn(error)) throw Object.assign(error, { copy })
    forgetWritten(present.real)
    undo()
    throw error
  }
  fs.rmSync(kept, { force: true })
  return copy
}

/** How large the journal of a text is; both in bytes. */
export const journalSize = (size: number) => Math.ceil(size / 3) * 4 + JOURNAL_FRAME

/** Finishes a write in place that was cut off. Returns whether there was one to finish. */
export function finishInPlace(present: Present): boolean {
  for (const place of possiblePlaces(present.real, JOURNAL)) {
    const journal = readJournal(place)
    if (!journal) continue
    const bytes = Buffer.from(journal.text, 'base64')
    const isWhole = hash(present.bytes) === journal.old || bytes.equals(present.bytes)
    const isCutOff = !isWhole && isMixture(present, bytes)
    if (isCutOff) noteWritten(present.real)
    if (isCutOff) overwrite(present, bytes)
    fs.rmSync(place, { force: true })
    return isCutOff
  }
  return false
}

/**
 * A journal of a write in place that another user's run has left, with that user's number: the file may hold half a
 * text, and what is in there is not ours to write.
 */
export function foreignInPlace(real: string): { readonly path: string; readonly uid: number } | undefined {
  for (const path of possiblePlaces(real, JOURNAL)) {
    const uid = foreignOwner(path)
    if (uid !== undefined) return { path, uid }
  }
  return undefined
}

/** An error after which the file is neither the old nor the new one. */
export interface Torn extends Error {
  readonly torn: true
  /** Where the old file is kept. */
  readonly copy?: string
}

export const isTorn = (error: unknown): error is Torn => error instanceof Error && 'torn' in error

function overwrite(present: Present, bytes: Uint8Array): void {
  const { bytes: old } = present
  const file = openPresent(present)
  try {
    // If there is no room, the old text still stands.
    writeAll(file, filled(old, bytes.length).subarray(old.length), old.length)
    if (bytes.length > old.length) fs.fsyncSync(file)
    writeAll(file, filled(bytes, old.length))
    fs.fsyncSync(file)
    if (old.length > bytes.length) fs.ftruncateSync(file, bytes.length)
    fs.fsyncSync(file)
  } catch (error) {
    restore(file, old, error)
    throw error
  } finally {
    fs.closeSync(file)
  }
}

function restore(file: number, old: Uint8Array, reason: unknown): void {
  try {
    writeAll(file, old)
    fs.ftruncateSync(file, old.length)
    fs.fsyncSync(file)
  } catch {
    throw Object.assign(reason instanceof Error ? reason : new Error(String(reason)), { torn: true })
  }
}

/** Bytes with line breaks behind them, at least so long. */
const filled = (bytes: Uint8Array, length: number) =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), LINE_BREAK)])

/** The beginning of the new bytes and then the old ones: what a cut-off write leaves, nobody else. */
function isMixture({ real, bytes: present }: Present, fresh: Uint8Array): boolean {
  const target = filled(fresh, present.length)
  let same = 0
  while (same < present.length && present[same] === target[same]) same++
  const old = possiblePlaces(real, COPY)
    .map(readBytes)
    .find((one) => one !== undefined)
  // Between two steps the file is never shorter than both.
  if (present.length < Math.min(fresh.length, old?.length ?? fresh.length)) return false
  const rest = old && filled(old, present.length).subarray(same, present.length)
  return same === present.length || (rest?.equals(present.subarray(same)) ?? false)
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readRegularFile(path, { maxSize: MAX_SIZE, follow: false }).bytes
  } catch {
    return undefined
  }
}

function readJournal(path: string): Journal | undefined {
  try {
    const { bytes, stats } = readRegularFile(path, { maxSize: 2 * MAX_SIZE, follow: false })
    if (!isOwnStats(stats)) return undefined
    const journal: Partial<Journal> = JSON.parse(bytes.toString('utf8'))
    const { old, text } = journal
    return typeof old === 'string' && typeof text === 'string' ? { old, text } : undefined
  } catch {
    return undefined
  }
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
