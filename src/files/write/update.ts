import { type HeldConfig, holdConfig } from './hold.js'
import type { Update, UpdateOutcome } from './locked.js'
import { addFiles } from './new-files.js'

/** In milliseconds: others mostly only write, and that is quickly done. */
const PATIENCE = 15_000

/**
 * Puts a text in the place of a config: whole or not at all, through links, with its mode and owner, and never
 * over what somebody else wrote meanwhile. Does not throw for what the operating system refuses.
 */
export async function updateFile(update: Update): Promise<UpdateOutcome> {
  const { path, cwd } = update
  const outcome = await holdConfig(path, cwd, (held) => updateHeld(held, update), { patience: PATIENCE })
  return 'ok' in outcome ? outcome : { ok: false, ...outcome }
}

async function updateHeld(held: HeldConfig, update: Update): Promise<UpdateOutcome> {
  const { path, cwd, files = [] } = update
  const added = addFiles(path, files, cwd)
  if (added.problem) return { ok: false, ...added.problem }
  let isWritten = false
  try {
    const outcome = await held.write(update)
    isWritten = outcome.ok
    return outcome
  } finally {
    if (!isWritten) added.undo()
  }
}
