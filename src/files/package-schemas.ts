import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ENDING = '.schema.json'

/** The schemas that came with the program. */
export interface PackageSchemas {
  /** `config`, `plex`, ... */
  readonly names: readonly string[]
  /** A schema as it stands in its file. */
  read(name: string): string
}

/** @param root the folder of the installed package */
export function packageSchemas(root: string): PackageSchemas {
  const folder = join(root, 'schemas')
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort()
  return { names, read: (name) => readFileSync(join(folder, `${name}${ENDING}`), 'utf8') }
}
