import { spawn } from 'node:child_process'
import type { Io } from '../../cli/io.js'

/** Programs that put what they read into the clipboard. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] =
  process.platform === 'darwin'
    ? [['pbcopy']]
    : process.platform === 'win32'
      ? [['clip']]
      : [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input'], ['clip.exe']]

/**
 * Copies a text: by a program of the desktop (`copied`), else by asking the terminal, which works over SSH but
 * never says whether it did (`handed`).
 */
export async function copy(text: string, io: Io): Promise<'copied' | 'handed' | 'none'> {
  for (const [command, ...args] of PROGRAMS) if (await pipeTo(command, args, text)) return 'copied'
  if (!io.stderr.isTTY) return 'none'
  // OSC 52; terminals that do not know it pass over it.
  io.stderr.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`)
  return 'handed'
}

/** Runs a program with a text on its standard input; whether it took it. Never throws, never waits for long. */
function pipeTo(command: string, args: readonly string[], text: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Not `timeout`, which goes on where the program is missing and keeps the process from ending.
    const signal = AbortSignal.timeout(3000)
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], signal })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
}
