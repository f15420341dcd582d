import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { giveToOwner } from './belongings.js'
import { atFirstPlace } from './copy.js'
import { writeAll } from './durable.js'
import { makeFolder, syncFolder } from './folder.js'
import { isRunning, type Owner, thisProcess } from './owner.js'
import { possiblePlaces } from './private-place.js'

/** In bytes: more than any record has, so that filling it later needs no room on the disk. */
const ROOM = 16 * 1024

const END = '.pmm-config.journal'

/** A file of its own that holds what must not be lost until the config holds it. */
export interface Journal {
  readonly path: string
  /** Puts a record in place of the last one. It is on the disk when this returns. */
  keep(record: object): void
  remove(): void
}

/**
 * Makes a journal for a config, readable by its owner alone, with its first record and with room for the
 * others. Throws what the operating system says.
 *
 * @param real the config, absolute, links resolved
 * @param kind tells journals of one kind from others: `trakt`
 */
export function startJournal(real: string, kind: string, record: object): Journal {
  const name = `.${kind}.${process.pid}-${randomBytes(4).toString('hex')}${END}`
  return journalAt(atFirstPlace(real, name, (place) => start(place, record, real)))
}

function start(path: string, record: object, real: string): void {
  makeFolder(dirname(path))
  const file = fs.openSync(path, 'wx', 0o600)
  try {
    giveToOwner(file, fs.statSync(real))
  } finally {
    fs.closeSync(file)
  }
  try {
    fill(path, record)
  } catch (error) {
    fs.rmSync(path, { force: true })
    throw error
  }
  syncFolder(path)
}

const journalAt = (path: string): Journal => ({
  path,
  keep: (record) => fill(path, record),
  remove() {
    fs.rmSync(path, { force: true })
    syncFolder(path)
  },
})

/** One write over the bytes that are there: the file is never shorter than it was. */
function fill(path: string, record: object): void {
  const file = fs.openSync(path, 'r+')
  try {
    const owned = { ...record, owner: thisProcess() }
    writeAll(file, Buffer.from(JSON.stringify(owned).padEnd(ROOM)))
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

export interface LeftJournal extends Journal {
  /** What can be read of it; nothing where its writer did not come so far. */
  readonly record: unknown
  /** Nobody is at work with it any more. */
  readonly isAbandoned: boolean
}

/** The journals of a kind that are there for a config: left behind, or of a run that is still at work. */
export function findJournals(real: string, kind: string): readonly LeftJournal[] {
  return possiblePlaces(real, `.${kind}.`).flatMap((stem) =>
    namesLike(stem).map((path) => {
      const record = safely(() => JSON.parse(fs.readFileSync(path, 'utf8')))
      return { ...journalAt(path), record, isAbandoned: isAbandoned(path, record?.owner) }
    }),
  )
}

/** In milliseconds. Of another machine's processes nothing is known but that nobody waits for so long. */
const LONGEST_WAIT = 30 * 60_000

function isAbandoned(path: string, owner: Owner | undefined): boolean {
  if (owner?.host === hostname()) return !isRunning(owner)
  if (owner) return Date.now() - (safely(() => fs.statSync(path).mtimeMs) ?? 0) > LONGEST_WAIT
  // Its maker did not come so far as to write into it.
  return !isRunning({ pid: Number(/\.(\d+)-[0-9a-f]{8}\.[^/\\]*$/.exec(path)?.[1]) })
}

function namesLike(stem: string): readonly string[] {
  return (safely(() => fs.readdirSync(dirname(stem))) ?? [])
    .filter((name) => name.startsWith(basename(stem)) && name.endsWith(END))
    .map((name) => join(dirname(stem), name))
}

function safely<Result>(action: () => Result): Result | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
