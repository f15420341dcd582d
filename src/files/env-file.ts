import { isUtf8 } from 'node:buffer'
import { dirname, join, resolve } from 'node:path'
import { variablesOf } from './dotenv.js'
import { codeOf, describeFailure, type PathProblem } from './failure.js'
import { realPath } from './real-path.js'
import { readRegularFile } from './regular-file.js'

type Variables = Readonly<Record<string, string | undefined>>

/** In bytes: what is larger is no env file. */
const MAX_SIZE = 1024 * 1024

/** The variables of the `.env` beside a config, which PMM reads at its start; none where there is no such file. */
export function readEnvFile(config: string, cwd: string, env: Variables): Variables {
  const path = resolve(cwd, config)
  // PMM goes by the folder it was started in, so a link is looked at from both of its ends.
  return {
    ...variablesIn(join(dirname(realPath(config, cwd)), '.env'), env),
    ...variablesIn(join(dirname(path), '.env'), env),
  }
}

/**
 * The variables that an env file sets, as PMM reads it; none where it cannot be read.
 *
 * @param env what `${...}` in it is filled in from
 */
export function variablesIn(path: string, env: Variables): Variables {
  const bytes = bytesOf(path)
  return bytes && isUtf8(bytes) ? variablesOf(bytes.toString('utf8'), env) : {}
}

/** The text of an env file, blank where there is none yet, or why PMM cannot read it. */
export function readEnvText(path: string, shown: string): { readonly text: string } | PathProblem {
  const bytes = bytesOf(path)
  if (bytes === undefined || isUtf8(bytes)) return { text: bytes?.toString('utf8') ?? '' }
  return {
    path: shown,
    message: `line ${lineOfFirst(bytes)} is not UTF-8, and PMM ends with an error when it comes to read that`,
    hint: 'Save it as UTF-8, then run the command again.',
  }
}

/** The same, where a file that is there has to be one that can be read. */
export function readEnvStrictly(path: string, shown: string): { readonly text: string } | PathProblem {
  try {
    readRegularFile(path, { maxSize: MAX_SIZE })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return describeFailure(shown, error)
  }
  return readEnvText(path, shown)
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readRegularFile(path, { maxSize: MAX_SIZE }).bytes
  } catch {
    return undefined
  }
}

/** Of the first line that is no UTF-8, counted from 1. */
function lineOfFirst(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end))) return line
    if (end < 0) break
    start = end + 1
  }
  return line
}
