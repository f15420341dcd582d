import { holdConfig } from './hold.js'
import type { Update, UpdateOutcome } from './locked.js'

/** In milliseconds: others only write, and that is quickly done. */
const PATIENCE = 15_000

/**
 * Puts a text in the place of a config: whole or not at all, through links, with its mode and owner, and never
 * over what somebody else wrote meanwhile. Does not throw for what the operating system refuses.
 */
export async function updateFile(update: Update): Promise<UpdateOutcome> {
  const { path, cwd } = update
  const outcome = await holdConfig(path, cwd, (held) => held.write(update), PATIENCE)
  return 'ok' in outcome ? outcome : { ok: false, ...outcome }
}
