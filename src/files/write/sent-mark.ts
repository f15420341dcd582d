import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readTextIfAny } from '../regular-file.js'
import { foreignOwner, isOwn } from './file-owner.js'
import { type FileIdentity, machineFolder, machinePlace } from './machine-place.js'
import { thisProcess } from './owner.js'
import { besidePlace } from './private-place.js'

const MARK = '.pmm-config.sent'
/** There is no secret in it, and other users have to see it. */
const MODE = 0o644

/** A mark that a token was sent. */
export interface SentMark {
  readonly path: string
  /** Whose it is, where it is another user's. */
  readonly foreign?: number
  /** The token is spent for sure, or was sent a second time; else nobody knows. */
  readonly spent: boolean
}

/**
 * Puts down that a token was sent, where others meet it who know the config under another path, have no part in its
 * git folder or are another user. A place that cannot be written is left out: who uses this keeps a journal as well.
 *
 * @param real the config, absolute, links resolved
 * @param kind tells the marks of one service from others: `trakt`
 * @param hash of the token, in hexadecimal digits
 * @param spent as `SentMark` has it; a mark of this user that says otherwise is replaced
 */
export function markSent(real: string, kind: string, hash: string, spent: boolean): void {
  for (const path of places(real, suffixOf(kind, hash))) {
    if (isSpent(path) !== spent) removeOwn(path)
    put(path, hash, spent)
  }
}

/** The marks of a token. */
export const findMarks = (real: string, kind: string, hash: string): readonly SentMark[] =>
  places(real, suffixOf(kind, hash))
    .filter((path) => fs.lstatSync(path, { throwIfNoEntry: false }))
    .map((path) => {
      const foreign = foreignOwner(path)
      return { path, spent: isSpent(path), ...(foreign === undefined ? {} : { foreign }) }
    })

/** Takes back the marks of a token that this user has made. */
export function unmarkSent(real: string, kind: string, hash: string): void {
  for (const path of places(real, suffixOf(kind, hash))) removeOwn(path)
}

/** The same of all tokens but one. */
export function unmarkOthers(real: string, kind: string, current: string): void {
  for (const stem of places(real, `.${kind}.`))
    for (const path of list(stem)) if (!path.endsWith(suffixOf(kind, current))) removeOwn(path)
}

/** Carries the marks of a file over to the one that has taken its place. */
export function renewMarks(old: Known, fresh: Known): void {
  const [from, to] = [machinePlace(old, `${bornAt(old)}.`), machinePlace(fresh, `${bornAt(fresh)}.`)]
  if (machineFolder() === undefined || from === undefined || to === undefined || from === to) return
  for (const path of list(from)) {
    put(`${to}${path.slice(from.length)}`, '', isSpent(path))
    removeOwn(path)
  }
}

const suffixOf = (kind: string, hash: string) => `.${kind}.${hash.slice(0, 16)}${MARK}`

/** Marks may stay for long, and numbers of files come again: so they go by when it was made as well. */
type Known = FileIdentity & Pick<fs.Stats, 'birthtimeMs'>

const bornAt = ({ birthtimeMs }: Known) => `-${String(birthtimeMs).replace(/\D/g, '_')}`

function places(real: string, suffix: string): readonly string[] {
  const stats = fs.statSync(real, { throwIfNoEntry: false })
  const ofMachine = stats && machinePlace(stats, `${bornAt(stats)}${suffix}`)
  return [besidePlace(real, suffix), ...(ofMachine === undefined ? [] : [ofMachine])]
}

function list(stem: string): readonly string[] {
  try {
    return fs
      .readdirSync(dirname(stem))
      .filter((name) => name.startsWith(basename(stem)) && name.endsWith(MARK))
      .map((name) => join(dirname(stem), name))
  } catch {
    return []
  }
}

/** In bytes: more than a mark has. */
const MAX_SIZE = 4096

/** What cannot be read says no more than that it is there. */
function isSpent(path: string): boolean {
  const text = readTextIfAny(path, { maxSize: MAX_SIZE, follow: false })
  return text !== undefined && /"spent":true/.test(text)
}

function put(path: string, sent: string, spent: boolean): void {
  const mark = { version: 1, sent, ...(spent ? { spent } : {}), owner: thisProcess() }
  try {
    fs.writeFileSync(path, JSON.stringify(mark), {
      flag: 'wx',
      mode: MODE,
      flush: true,
    })
  } catch {
    // It is there, or cannot be.
  }
}

function removeOwn(path: string): void {
  try {
    if (isOwn(fs.lstatSync(path))) fs.rmSync(path, { force: true })
  } catch {
    // It is not there, or was somebody else's after all.
  }
}
