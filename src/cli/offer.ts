import type { Config } from '@oclif/core/config'
import type { FileReport } from '../lint/diagnostic.js'
import type { Io } from './io.js'

/** What is left of the findings of a run, and cured by another command: which, and for which file. */
interface Cure {
  readonly command: string
  readonly path: string
}

/**
 * Offers to run the commands that findings name, one by one, where somebody sits at a terminal. Never runs one
 * unasked. Returns whether one was run.
 */
export async function offerCures(files: readonly FileReport[], config: Config, io: Io): Promise<boolean> {
  if (!io.interactive || !io.stdout.isTTY) return false
  let isRun = false
  for (const { command, path } of curesOf(files)) {
    const id = command.split(' ').slice(1).join(':')
    if (!config.findCommand(id)) continue
    const { confirm } = await import('./confirm.js')
    if (!(await confirm(`Run \`${command} ${path}\` now?`))) continue
    await config.runCommand(id, [path])
    isRun = true
  }
  return isRun
}

function curesOf(files: readonly FileReport[]): readonly Cure[] {
  const cures = files.flatMap(({ path, diagnostics }) =>
    diagnostics.flatMap(({ command }) => (command === null ? [] : [{ command, path }])),
  )
  return cures.filter(
    (cure, index) =>
      cure.path !== '<stdin>' &&
      index === cures.findIndex(({ command, path }) => command === cure.command && path === cure.path),
  )
}
