import { resolve } from 'node:path'
import { readEnvStrictly } from '../../files/env-file.js'
import type { PathProblem } from '../../files/failure.js'
import { isTracked } from '../../files/git.js'
import { realPath } from '../../files/real-path.js'
import { isSeenByGit } from '../../files/write/ignored.js'
import type { Io } from '../io.js'

/** The env file that secrets go into, as it is. */
export interface EnvTarget {
  /** As shown to people. */
  readonly shown: string
  /** Absolute. */
  readonly path: string
  /** Links resolved. */
  readonly real: string
  /** What is in it; blank where it is not there yet. */
  readonly text: string
  /** Whether the next `git add -A` takes it along. */
  readonly isSeen: boolean
}

/** Looks at the env file before anything is put into it; says why nothing can be. */
export async function envTarget(shown: string, config: string, io: Io): Promise<EnvTarget | PathProblem> {
  const path = resolve(io.cwd, shown)
  const real = realPath(path, io.cwd)
  if (real === realPath(config, io.cwd)) return { path: shown, ...ITSELF }
  const read = readEnvStrictly(path, shown)
  if ('message' in read) return read
  if (isTracked(real)) return { path: shown, ...TRACKED(shown) }
  return { shown, path, real, text: read.text, isSeen: await isSeenByGit(real) }
}

const ITSELF = {
  message: 'this is the config itself, and variables in it would spoil it; nothing was written',
  hint: 'Name the file that PMM reads variables from with --write-env; by itself PMM reads the `.env` beside its config.',
}

const TRACKED = (shown: string) => ({
  message: 'git keeps this file, so the next commit would take the secrets along; nothing was written',
  hint: `Take it out of git and keep it on the disk (git rm --cached ${shown}), put it into .gitignore, or name another file with --write-env.`,
})
