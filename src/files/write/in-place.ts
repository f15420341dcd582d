import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { keepCopy } from './copy.js'
import { writeAll } from './durable.js'
import type { Present } from './present.js'
import { possiblePlaces } from './private-place.js'

const SUFFIX = '.pmm-config.bak'
const JOURNAL = '.pmm-config.journal'
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
 * new ones are kept until the file holds them, so that a write that was cut off can be finished. A text that
 * became shorter is filled up with line breaks until the file is cut to its length: whenever this is
 * interrupted between two steps, the file is the old one, or the new one with blank lines behind it.
 *
 * @returns where the copy is
 */
export function writeInPlace(present: Present, bytes: Uint8Array): string {
  const copy = keepCopy(present, SUFFIX, present.bytes)
  const journal: Journal = { old: hash(present.bytes), text: Buffer.from(bytes).toString('base64') }
  const kept = keepCopy(present, JOURNAL, Buffer.from(JSON.stringify(journal)))
  overwrite(present.real, bytes, present.bytes.length)
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
    const isTorn = !isWhole && isMixture(present, bytes)
    if (isTorn) overwrite(present.real, bytes, present.bytes.length)
    fs.rmSync(place, { force: true })
    return isTorn
  }
  return false
}

function overwrite(real: string, bytes: Uint8Array, oldLength: number): void {
  const padding = Buffer.alloc(Math.max(0, oldLength - bytes.length), LINE_BREAK)
  const file = fs.openSync(real, 'r+')
  try {
    writeAll(file, Buffer.concat([bytes, padding]))
    fs.fsyncSync(file)
    if (padding.length > 0) fs.ftruncateSync(file, bytes.length)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** The beginning of the new bytes and then the old ones or padding: what a cut-off write leaves, nobody else. */
function isMixture({ real, bytes: present }: Present, fresh: Uint8Array): boolean {
  const old = possiblePlaces(real, SUFFIX)
    .map(readBytes)
    .find((one) => one !== undefined)
  const padded = Buffer.concat([fresh, Buffer.alloc(Math.max(0, present.length - fresh.length), LINE_BREAK)])
  let same = 0
  while (same < present.length && present[same] === padded[same]) same++
  return same === present.length || (old?.subarray(same).equals(present.subarray(same)) ?? false)
}

function readBytes(path: string): Buffer | undefined {
  try {
    return fs.readFileSync(path)
  } catch {
    return undefined
  }
}

function readJournal(path: string): Journal | undefined {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8')) as Journal
  } catch {
    return undefined
  }
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
