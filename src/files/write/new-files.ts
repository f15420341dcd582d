import * as fs from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describeFailure, type PathProblem } from '../failure.js'

export interface NewFiles {
  readonly problem?: PathProblem
  /** Takes the files back, for when what they belong to could not be written. */
  undo(): void
}

/**
 * Writes new files beside a config, with the config's mode, and makes sure that they are on the disk. None of
 * them may be there already; all are written, or none.
 */
export function addFiles(
  config: string,
  files: readonly { readonly name: string; readonly text: string }[],
  cwd: string,
): NewFiles {
  const folder = dirname(resolve(cwd, config))
  const written: string[] = []
  const undo = () => {
    for (const path of written.splice(0)) fs.rmSync(path, { force: true })
  }
  for (const { name, text } of files) {
    const path = join(folder, name)
    const shown = join(dirname(config), name)
    try {
      const mode = fs.statSync(resolve(cwd, config)).mode & 0o777
      const file = fs.openSync(path, 'wx', mode)
      written.push(path)
      try {
        fs.writeFileSync(file, text)
        fs.fsyncSync(file)
      } finally {
        fs.closeSync(file)
      }
    } catch (error) {
      undo()
      return { problem: problemOf(shown, error), undo }
    }
  }
  return { undo }
}

function problemOf(path: string, error: unknown): PathProblem {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
    return {
      path,
      message:
        'this file is there already, and a part of the config was to be put into it; nothing was written',
      hint: 'Move it away, or move that part of the config by hand.',
    }
  return describeFailure(path, error)
}
