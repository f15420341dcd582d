import { writeWhole } from './durable.js'
import { giveToOwner, mustBeOwn } from './file-owner.js'
import type { Present } from './present.js'
import { atFirstPlace } from './private-place.js'

/**
 * Keeps bytes that belong to a config at the first place that takes them, for the owner alone and with no more
 * rights than the config has.
 *
 * @returns where they are
 */
export function keepCopy(present: Present, suffix: string, bytes: Uint8Array): string {
  return atFirstPlace(present.real, suffix, (place) =>
    writeWhole(place, bytes, present.mode & 0o600, (file) => giveToOwner(file, present)),
  )
}

/** The same for what a later run acts on: it stays its writer's, by which that run knows it. */
export function keepOwn(real: string, suffix: string, bytes: Uint8Array): string {
  return atFirstPlace(real, suffix, (place) => writeWhole(place, bytes, 0o600, mustBeOwn))
}
