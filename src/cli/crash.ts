import { relative } from 'node:path'
import { writtenFiles } from '../files/write/written.js'
import { visible } from '../report/visible.js'
import { type ExitCode, FAILED } from './exit-codes.js'
import type { Output } from './io.js'
import { usageWords } from './usage-words.js'

/** oclif's own errors are usage errors, except for the one by which it exits. */
interface OclifError extends Error {
  readonly oclif?: { readonly exit?: number }
  readonly showHelp?: boolean
}

/** Says that a run ended early, and why. Of a defect only the place is told: its message may hold anything. */
export function reportCrash(cause: unknown, stderr: Output): ExitCode {
  const error = cause as OclifError & NodeJS.ErrnoException
  if (error.syscall === 'write') {
    stderr.write(`pmm-config: the output could not be written (${error.code})\n`)
    return FAILED
  }
  if (error.oclif) {
    if (error.oclif.exit === 0) return 0
    stderr.write(`pmm-config: ${usageWords(error)}
`)
    return FAILED
  }
  // By its name: the class is in each of the built files that may throw it.
  if (error.name === 'PluginFailure') {
    stderr.write(`pmm-config: ${visible(error.message)}\n`)
    return FAILED
  }
  const trace = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const where = `with the output of \`pmm-config --version\` and these lines:\n${trace.join('\n')}\n`
  const changed = changedWords()
  if (isForeign(trace[0])) {
    stderr.write(`pmm-config: this is a defect of a plugin (${error.name}). ${changed}\n`)
    stderr.write(`  Please report it to whoever made the plugin, ${where}`)
    return FAILED
  }
  stderr.write(`pmm-config: this is a defect of pmm-config (${error.name ?? typeof cause}). ${changed}\n`)
  stderr.write(`  Please report it ${where}`)
  return FAILED
}

/** A run over several files may have changed some before the one it failed at. */
function changedWords(): string {
  const files = writtenFiles()
  if (files.length === 0) return 'Nothing was changed.'
  return `Changed before: ${files.map((file) => visible(relative(process.cwd(), file))).join(', ')}.`
}

/**
 * Whether an error comes from code that is neither the program's nor Node's. Built, this file stands in dist/; parts
 * that bin/run.cjs loads have a name without the folder of the installation.
 */
const isForeign = (place: string | undefined) =>
  place !== undefined &&
  !place.includes(__dirname) &&
  !/(?:^|[\s(])pmm-config[\\/]dist[\\/]/.test(place) &&
  /[\\/]/.test(place) &&
  !/\bnode:/.test(place)
