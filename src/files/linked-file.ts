import { dirname, isAbsolute, join, resolve } from 'node:path'
import { readTextIfAny } from './regular-file.js'

/** Collection files grow large; only their root keys are of interest. In bytes. */
const MAX_SIZE = 5 * 1024 * 1024

/**
 * The root keys of a YAML file that a config names. PMM looks for it from its own working folder, and its
 * config is mostly in a folder `config` there: so it is looked for from here, from the config's folder, and
 * from the folder above that. By looks alone, as a file with templates in it need not be YAML.
 */
export function linkedFile(path: string, config: string, cwd: string): readonly string[] | undefined {
  const folder = dirname(resolve(cwd, config))
  const places = isAbsolute(path) ? [path] : [cwd, folder, dirname(folder)].map((from) => join(from, path))
  for (const place of places) {
    const text = readTextIfAny(place, { maxSize: MAX_SIZE })
    if (text !== undefined)
      return [...text.matchAll(/^["']?([A-Za-z_]\w*)["']?[ \t]*:/gm)].map((match) => match[1]!)
  }
  return undefined
}
