import type { Io } from '../../cli/io.js'
import { pipeTo } from '../../files/programs.js'

/** Programs that put what they read into the clipboard. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] =
  process.platform === 'darwin'
    ? [['pbcopy']]
    : process.platform === 'win32'
      ? [['clip']]
      : [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input'], ['clip.exe']]

/** Copies a text: by a program of the desktop, else by asking the terminal, which works over SSH. */
export async function copy(text: string, io: Io): Promise<boolean> {
  for (const [command, ...args] of PROGRAMS) if (await pipeTo(command, args, text)) return true
  if (!io.stderr.isTTY) return false
  // OSC 52; terminals that do not know it pass over it.
  io.stderr.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`)
  return true
}
