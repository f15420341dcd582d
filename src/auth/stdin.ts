import type { Io } from '../cli/io.js'
import { readSource, readStdin } from '../files/read.js'
import { Misuse } from './outcome.js'

/** A value of the command line, or for `-` what standard input holds, without blanks around it. */
export async function readGiven(given: string, io: Io): Promise<string> {
  if (given !== '-') return given.trim()
  return (await readText('-', io)).trim()
}

/** The text of a file, or for `-` of standard input. */
export async function readText(path: string, io: Io): Promise<string> {
  const outcome = path === '-' ? await readStdin(io.stdin) : await readSource(path, io.cwd)
  if (!outcome.ok) throw new Misuse(outcome.path, outcome.message, outcome.hint)
  return outcome.source.text
}
