import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { describeFailure, type PathProblem } from './failure.js'
import { isInside } from './inside.js'

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
    await writeFile(full, text)
    return undefined
  } catch (error) {
    return describeFailure(path, error)
  }
}

const LEADS_OUT = {
  message: 'this report would be written outside the folder of the settings, by a link',
  hint: 'Remove the link, or name the file on the command line with --format.',
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
