import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { openRegularFile, readRegularFile } from '../regular-file.js'
import { writeAll } from './durable.js'
import { foreignOwner, isOwnFile, isOwnStats, mustBeOwn } from './file-owner.js'
import { syncFolder } from './folder.js'
import { isOfThisMachine, isRunning, type Owner, thisProcess } from './owner.js'
import { atFirstPlace, possiblePlaces } from './private-place.js'

/** In bytes: more than any record has, so that filling it later needs no room on the disk. */
const JOURNAL_ROOM = 16 * 1024

/** Whoever may write into the folder could put a link in the place of a journal: it is not followed. */
const DEMANDS = { maxSize: 4 * JOURNAL_ROOM, follow: false }

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
  let file: number | undefined
  const path = atFirstPlace(real, name, (place) => {
    file = start(place, record)
  })
  return journalAt(path, file)
}

function start(path: string, record: object): number {
  const file = fs.openSync(path, 'wx', 0o600)
  try {
    mustBeOwn(file)
    fill(file, record)
  } catch (error) {
    fs.closeSync(file)
    fs.rmSync(path, { force: true })
    throw error
  }
  syncFolder(path)
  return file
}

/** @param opened stays open, so that nothing but one write is between a record and the disk */
function journalAt(path: string, opened?: number): Journal {
  let file = opened
  return {
    path,
    keep(record) {
      file ??= openRegularFile(path, DEMANDS, fs.constants.O_RDWR)
      fill(file, record)
      // Somebody may have tidied it away meanwhile: then nobody would find what is in it.
      if (fs.fstatSync(file).nlink === 0) throw Object.assign(new Error('it is gone'), { code: 'ENOENT' })
    },
    remove() {
      if (file !== undefined) fs.closeSync(file)
      file = undefined
      fs.rmSync(path, { force: true })
      syncFolder(path)
    },
  }
}

/** One write over the bytes that are there: the file is never shorter than it was. */
function fill(file: number, record: object): void {
  const owned = { ...record, owner: thisProcess() }
  writeAll(file, Buffer.from(JSON.stringify(owned).padEnd(JOURNAL_ROOM)))
  fs.fsyncSync(file)
}

export interface LeftJournal extends Journal {
  /** What can be read of it; nothing where its writer did not come so far. */
  readonly record: unknown
  /** Nobody is at work with it any more. */
  readonly isAbandoned: boolean
}

/**
 * The journals of a kind that are there for a config: left behind, or of a run that is still at work. Those of
 * other users are none of ours, whoever they are: what stands in one is written into files.
 */
export function findJournals(real: string, kind: string): readonly LeftJournal[] {
  return pathsOf(real, kind)
    .filter(isOwnFile)
    .map((path) => {
      const record = safely(() => readOwn(path))
      return { ...journalAt(path), record, isAbandoned: isAbandoned(path, record?.owner) }
    })
}

export interface ForeignJournal {
  readonly path: string
  /** Whose it is; nothing where it is ours by its owner, but a link, or one that others may write. */
  readonly uid: number | undefined
}

/** What is called like a journal of a config, and is none that this user's runs have written. */
export const foreignJournals = (real: string, kind: string): readonly ForeignJournal[] =>
  pathsOf(real, kind)
    .filter((path) => !isOwnFile(path) && fs.lstatSync(path, { throwIfNoEntry: false }))
    .map((path) => ({ path, uid: foreignOwner(path) }))

function readOwn(path: string) {
  const { bytes, stats } = readRegularFile(path, DEMANDS)
  return isOwnStats(stats) ? readRecord(bytes.toString('utf8')) : undefined
}

const pathsOf = (real: string, kind: string) => possiblePlaces(real, `.${kind}.`).flatMap(namesLike)

/** A record that was torn while it took another's place still begins as both of them do. */
function readRecord(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    const [beginning = ''] = /^\{(?:"\w+":(?:\d+|"[^"\\]*"),)+/.exec(text) ?? []
    return JSON.parse(`${beginning.slice(0, -1)}}`)
  }
}

/** In milliseconds. Of another machine's processes nothing is known but that nobody waits for so long. */
const LONGEST_WAIT = 10 * 60_000

function isAbandoned(path: string, owner: Owner | undefined): boolean {
  if (owner && isOfThisMachine(owner)) return !isRunning(owner)
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
