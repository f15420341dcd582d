import fs from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { codeOf, type PathProblem } from '../failure.js'
import { MAX_SIZE } from '../read.js'
import { readTextIfAny } from '../regular-file.js'
import { temporaryName, writeAll } from './durable.js'
import { attempt } from './file-owner.js'
import { syncFolder } from './folder.js'
import { readPresent } from './present.js'
import { giveRights, type Rights } from './rights.js'
import { sweepTemporaries } from './sweep.js'
import { temporaryPlace } from './temporary-place.js'
import { describeWriteFailure } from './words.js'
import { forgetWritten, noteWritten } from './written.js'

export interface NewFile {
  readonly name: string
  readonly text: string
}

export interface NewFiles {
  readonly problem?: PathProblem
  /** Takes the files back, for when what they belong to could not be written. */
  undo(): void
}

/**
 * Writes new files beside a config that is held, with the config's mode and owner, and makes sure that they are
 * on the disk. None of them may be there already, except with this very text, as after a run that was killed
 * before it could write the config; all are written, or none. Where the config is a link they are put beside
 * the link, since that is the folder PMM knows of.
 */
export function addFiles(config: string, files: readonly NewFile[], cwd: string): NewFiles {
  const place = resolve(cwd, config)
  const written: string[] = []
  const undo = () => {
    for (const file of written.splice(0)) {
      fs.rmSync(file, { force: true })
      forgetWritten(file)
    }
  }
  for (const { name, text } of files) {
    const target = join(dirname(place), name)
    try {
      sweepTemporaries(target)
      if (!add(target, text, readPresent(fs.realpathSync(place), config))) continue
      written.push(target)
      noteWritten(target)
    } catch (error) {
      undo()
      return { problem: problemOf(join(dirname(config), name), error), undo }
    }
  }
  if (written.length > 0) syncFolder(place)
  return { undo }
}

/** Returns whether the file was not there with this text already. */
function add(target: string, text: string, config: Rights): boolean {
  const temporary = temporaryPlace(target) ?? temporaryName(target)
  try {
    writeNew(temporary, text, config)
    try {
      fs.linkSync(temporary, target)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error
      // Some file systems have no links.
      writeNew(target, text, config)
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && readTextIfAny(target, { maxSize: MAX_SIZE }) === text) return false
    throw error
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

function writeNew(path: string, text: string, config: Rights): void {
  const file = fs.openSync(path, 'wx', 0o600)
  try {
    writeAll(file, Buffer.from(text))
    share(file, config)
    fs.fsyncSync(file)
  } catch (error) {
    fs.rmSync(path, { force: true })
    throw error
  } finally {
    fs.closeSync(file)
  }
}

/** Who may not give a file away shares what is theirs with the config's group; at the least others get what they had. */
function share(file: number, config: Rights): void {
  const { uid } = fs.fstatSync(file)
  for (const like of [config, { ...config, uid }]) {
    try {
      giveRights(file, like)
      return
    } catch {
      // The next way may go.
    }
  }
  attempt(() => fs.fchmodSync(file, config.mode & 0o707))
}

function problemOf(path: string, error: unknown): PathProblem {
  if (codeOf(error) === 'EEXIST')
    return {
      path,
      message: 'there is a file of this name already, with something else in it',
      hint: 'Move it away, or move that part of the config by hand.',
    }
  return describeWriteFailure(path, error)
}
