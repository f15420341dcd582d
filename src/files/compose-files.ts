import { dirname, join, relative, resolve } from 'node:path'
import { readTextIfAny } from './regular-file.js'
import { toSlashes } from './target.js'

/** In bytes. */
const MAX_SIZE = 256 * 1024

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']

export interface ComposeFile {
  /** As to be shown, relative to the working folder. */
  readonly path: string
  readonly text: string
}

/** The Compose files in the folder of a config and in the one above it. */
export function composeFiles(config: string, cwd: string): readonly ComposeFile[] {
  const folder = dirname(resolve(cwd, config))
  return [...new Set([folder, dirname(folder)])].flatMap((place) =>
    NAMES.flatMap((name) => {
      const path = join(place, name)
      const text = readTextIfAny(path, { maxSize: MAX_SIZE })
      return text === undefined ? [] : [{ path: toSlashes(relative(cwd, path)), text }]
    }),
  )
}
