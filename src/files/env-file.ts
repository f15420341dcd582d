import fs from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { realPath } from './real-path.js'

type Variables = Readonly<Record<string, string | undefined>>

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
    return parseEnv(fs.readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch {
    return {}
  }
}
