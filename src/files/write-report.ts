import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { describeFailure, type PathProblem } from './failure.js'

/** Writes a report; its folder is made if it is not there. Returns what went wrong, if anything. */
export async function writeReport(path: string, text: string, cwd: string): Promise<PathProblem | undefined> {
  try {
    const full = resolve(cwd, path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, text)
    return undefined
  } catch (error) {
    return describeFailure(path, error)
  }
}
