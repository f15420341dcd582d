import { reportCrash } from './crash.js'
import { FAILED } from './exit-codes.js'
import { processIo } from './io.js'
import { runValidate } from './validate.js'

// Parts that are loaded when they are needed take these from here (scripts/lazy-parts.mjs).
export { RULES } from '../generated/rules.js'
export * from '../generated/schemas.js'
export { charactersRead, readText } from '../yaml/read-text.js'
export { runValidate }

/**
 * Runs the program. `validate` as hooks and people mostly type it takes a short way: oclif costs several
 * times as much as the check itself. Everything else, help and usage errors included, is oclif's. The exit
 * code is left in `process.exitCode`, so that output is never cut off.
 */
export async function main(argv: readonly string[]): Promise<void> {
  // Node would print what an error holds, which may be of a config, and exit with 1 as if that were a verdict.
  process.on('uncaughtException', (error) => process.exit(reportCrash(error, process.stderr)))
  process.once('beforeExit', endedEarly)
  try {
    const request = plainRequest(argv)
    if (request) process.exitCode = await runValidate(request, processIo())
    else await (await import('./program.js')).runProgram(argv)
  } catch (error) {
    process.exitCode = reportCrash(error, process.stderr)
  }
  process.removeListener('beforeExit', endedEarly)
}

/** Node ends with 0, as if all were well, when what is waited for can never come: a plugin’s answer, say. */
function endedEarly(): void {
  process.stderr.write('pmm-config: this run came to no end: something, such as a plugin, never answered\n')
  process.exitCode = FAILED
}

/** `validate` with nothing but paths, and the one option that our hook has. */
function plainRequest([command, ...rest]: readonly string[]): Parameters<typeof runValidate>[0] | undefined {
  if (command !== 'validate') return undefined
  const forceExclude = rest[0] === '--force-exclude'
  const paths = forceExclude ? rest.slice(1) : rest
  return paths.every((path) => path === '-' || !path.startsWith('-')) ? { paths, forceExclude } : undefined
}
