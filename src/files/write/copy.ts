import { giveToOwner } from './belongings.js'
import { writeWhole } from './durable.js'
import type { Present } from './present.js'
import { lastResort, privatePlace } from './private-place.js'

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

/** Does something at the private place of a config or, when the operating system refuses it there, at the last resort. */
export function atFirstPlace(real: string, suffix: string, action: (place: string) => void): string {
  const first = privatePlace(real, suffix)
  try {
    action(first)
    return first
  } catch {
    const second = lastResort(real, suffix)
    action(second)
    return second
  }
}
