import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { isInside } from './inside.js'
import { found, placesOf, type Wanted } from './local-places.js'
import { type ReadOutcome, readSource } from './read.js'
import { realPath } from './real-path.js'
import { toSlashes } from './target.js'

/** Files with thousands of collections have some 2 MB. */
const LIMIT = { maxSize: 5 * 1024 * 1024, what: 'a file of collections, overlays or playlists' }

/**
 * The files behind an entry, as to be shown: of a folder those in it, but none of the folders in that, as PMM takes
 * them. None where it is not there.
 */
export function filesBehind(path: string, wanted: Wanted, config: string, cwd: string): readonly string[] {
  for (const place of placesOf(path, config, cwd)) {
    const there = found(place, wanted)
    if (there === undefined) continue
    const files = wanted === 'folder' ? yamlIn(there) : [there].filter((one) => ENDING.test(one))
    return files.map((one) => toSlashes(relative(resolve(cwd), one)))
  }
  return []
}

const ENDING = /\.ya?ml$/

function yamlIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).sort()
    // PMM takes those with the one ending before the others, and none that is hidden.
    return ['.yml', '.yaml']
      .flatMap((ending) => names.filter((name) => name.endsWith(ending) && !name.startsWith('.')))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/**
 * Reads a file that a config names. Outside the config's folder, links followed, it has to belong to whom the config
 * belongs to: what is found in it is shown to whoever reads the report.
 */
export async function readLinked(path: string, config: string, cwd: string): Promise<ReadOutcome> {
  if (!mayRead(realPath(path, cwd), realPath(config, cwd)))
    return {
      ok: false,
      path,
      message: `this is outside the folder of ${config} and belongs to somebody else, so it is not read`,
      hint: 'Check it as the user who owns it.',
    }
  return readSource(path, cwd, LIMIT)
}

function mayRead(file: string, config: string): boolean {
  if (process.platform === 'win32' || isInside(dirname(config), file)) return true
  const [one, other] = [file, config].map((path) => statSync(path, { throwIfNoEntry: false })?.uid)
  return one === undefined || one === other
}
