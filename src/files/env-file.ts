import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { realPath } from './real-path.js'
import { readRegularFile } from './regular-file.js'

type Variables = Readonly<Record<string, string | undefined>>

/** In bytes: far more than an env file has. */
const MAX_SIZE = 1024 * 1024

/** The variables of the `.env` beside a config, which PMM reads at its start; none where there is no such file. */
export function readEnvFile(config: string, cwd: string): Variables {
  const path = resolve(cwd, config)
  // PMM goes by the folder it was started in, so a link is looked at from both of its ends.
  return {
    ...variablesIn(join(dirname(realPath(config, cwd)), '.env')),
    ...variablesIn(join(dirname(path), '.env')),
  }
}

/** The variables that an env file sets; none where it cannot be read. */
export function variablesIn(path: string): Variables {
  try {
    const variables = parseEnv(textOf(path).replace(/^\ufeff/, ''))
    // Node takes `export` with one blank behind it off a name, and nothing else; PMM's reader takes any.
    return Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name.replace(/^\s*(?:export\s)?\s*/, ''), value]),
    )
  } catch {
    return {}
  }
}

const textOf = (path: string) => readRegularFile(path, { maxSize: MAX_SIZE }).bytes.toString('utf8')
