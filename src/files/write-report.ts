import fs from 'node:fs'
import { lstat, mkdir, realpath, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { codeOf, describeFailure, type PathProblem } from './failure.js'
import { isInside } from './inside.js'
import { followTrusted } from './write/trusted-path.js'
import { describeWriteFailure } from './write/words.js'

/**
 * Writes a report; its folder is made if it is not there. Returns what went wrong, if anything.
 *
 * @param within the folder (absolute) that nothing may be written outside of, whatever links stand in it
 */
export async function writeReport(
  path: string,
  text: string,
  cwd: string,
  within?: string,
): Promise<PathProblem | undefined> {
  try {
    const full = resolve(cwd, path)
    if (within !== undefined && (await leadsOut(full, within))) return { path, ...LEADS_OUT }
    await mkdir(dirname(full), { recursive: true })
    if (within === undefined) await writeNamed(full, text)
    else if (!(await writeInside(full, text, within))) return { path, ...NOT_ALONE }
    return undefined
  } catch (error) {
    return codeOf(error) === 'ESTRANGER' ? describeWriteFailure(path, error) : describeFailure(path, error)
  }
}

const LEADS_OUT = {
  message: 'this report would be written outside the folder of the settings, by a link',
  hint: 'Remove the link, or name the file on the command line with --format.',
}

const NOT_ALONE = {
  message: 'this report would be written into something else than a file of that name alone',
  hint: 'Remove what stands there, or name the file on the command line with --format.',
}

/** Whether a link on the way to a file, or in its place, leads out of a folder. */
async function leadsOut(full: string, within: string): Promise<boolean> {
  const top = await realpath(within)
  for (let place = full; ; place = dirname(place)) {
    const stats = await lstat(place).catch(() => undefined)
    if (stats) return !isInside(top, await realpath(place).catch(() => '/'))
    if (dirname(place) === place) return true
  }
}

const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants

/** Writes where a person said: into a pipe or device, too, but through no link of another user's. */
async function writeNamed(full: string, text: string): Promise<void> {
  const there = await stat(full).catch(() => undefined)
  if (there && !there.isFile()) return writeFile(full, text)
  await writeFile(followTrusted(full), text, { flag: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW })
}

/**
 * Writes a file where settings named it: never waits for a pipe, and touches no bytes before it is known which file
 * was opened, since whoever may write the folder can exchange parts of the path meanwhile. Returns whether it did.
 */
async function writeInside(full: string, text: string, within: string): Promise<boolean> {
  // A link that stays inside is followed here, and nowhere else.
  const real = await realpath(full).catch(() => full)
  const file = fs.openSync(real, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o666)
  try {
    const opened = fs.fstatSync(file)
    const there = fs.lstatSync(real)
    const isSame = opened.ino === there.ino && opened.dev === there.dev
    if (!opened.isFile() || opened.nlink !== 1 || !isSame || (await leadsOut(real, within))) return false
    fs.ftruncateSync(file)
    fs.writeFileSync(file, text)
    return true
  } finally {
    fs.closeSync(file)
  }
}
