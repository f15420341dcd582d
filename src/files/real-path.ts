import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'

/** A path with all links followed, absolute; as it stands where it leads nowhere. */
export function realPath(path: string, cwd: string): string {
  const full = resolve(cwd, path)
  try {
    return realpathSync(full)
  } catch {
    return full
  }
}
