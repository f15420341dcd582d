import { fstatSync, writeSync } from 'node:fs'

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

/** Writes all of a text to a descriptor; a pipe that is full is waited for. Throws what else there is. */
export function writeWhole(descriptor: number, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let done = 0; done < bytes.length; )
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
}
