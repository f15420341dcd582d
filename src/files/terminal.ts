import { fstatSync } from 'node:fs'

/** Whether a descriptor leads to a terminal, without making a stream of it. */
export function isTerminal(descriptor: number): boolean {
  try {
    // Loading node:tty loads all of Node's networking with it.
    return (
      fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor)
    )
  } catch {
    return false
  }
}
