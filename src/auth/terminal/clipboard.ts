import { spawn } from 'node:child_process'
import type { Io } from '../../cli/io.js'

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

/** Runs a program with a text on its standard input; whether it took it. Never throws, never waits for long. */
function pipeTo(command: string, args: readonly string[], text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: 3000 })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
}
