import { statSync } from 'node:fs'

/** Whether a path, from the working directory, leads to a file. Never throws. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
