import fs from 'node:fs'
import { resolve } from 'node:path'
import type { PathProblem } from './failure.js'
import { writeWhole } from './write/durable.js'
import { followTrusted } from './write/trusted-path.js'
import { describeWriteFailure } from './write/words.js'

/** For a copy of what has no file, and so no rights that it could take over. */
const PRIVATE = 0o600

export interface CopyTarget {
  /** As shown to people, relative to `cwd`. */
  readonly path: string
  readonly cwd: string
  /** The file that it is a copy of; nothing for standard input. */
  readonly original?: string
  /** Whether another file that is there may be replaced. */
  readonly replace: boolean
}

/**
 * Writes a copy of a file whole or not at all: never over the original, whatever name leads to it, and readable for
 * nobody who could not read the original. Returns what went wrong, if anything.
 */
export function writeCopy(target: CopyTarget, text: string): PathProblem | undefined {
  const { path, cwd, original, replace } = target
  try {
    const like = original === undefined ? undefined : fs.statSync(resolve(cwd, original))
    const real = followTrusted(resolve(cwd, path))
    const there = fs.statSync(real, { throwIfNoEntry: false })
    if (there && like && there.ino === like.ino && there.dev === like.dev)
      return { path, ...ITSELF(original!) }
    if (there && !there.isFile()) return { path, ...(there.isDirectory() ? FOLDER : NO_FILE) }
    if (there && !replace) return { path, ...THERE }
    const mode = (like?.mode ?? PRIVATE) & (there?.mode ?? 0o666) & 0o666
    writeWhole(real, Buffer.from(text), mode)
    return undefined
  } catch (error) {
    return describeWriteFailure(path, error)
  }
}

const ITSELF = (original: string) => ({
  message: `this is ${original} itself, and the copy lacks its secrets; nothing was written`,
  hint: 'Name another file.',
})
const FOLDER = {
  message: 'this is a folder; nothing was written',
  hint: 'Name the file that is to be made in it.',
}
const NO_FILE = {
  message: 'this is a pipe, socket or device, not a file; nothing was written',
  hint: 'Without --output the copy goes to standard output.',
}
const THERE = {
  message: 'there is a file of this name already; nothing was written',
  hint: 'Name another one, or replace this one with --force.',
}
