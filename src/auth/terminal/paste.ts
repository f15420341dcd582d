import { setTimeout as sleep } from 'node:timers/promises'
import { Cancelled } from '../outcome.js'

/** In milliseconds: what is pasted comes in pieces with less than this between them. */
const PAUSE = 150

const BEGIN = '\u001b[200~'
const END = '\u001b[201~'

/** The part of `process.stdin` that is needed. */
export interface Keyboard {
  setRawMode(isRaw: boolean): unknown
  on(event: 'data', listener: (chunk: Buffer) => void): unknown
  off(event: 'data', listener: (chunk: Buffer) => void): unknown
  resume(): unknown
  pause(): unknown
}

/**
 * Takes what somebody pastes, of which the terminal shows nothing, until they press Enter on an empty line or
 * Ctrl-D. An empty line within what is pasted ends nothing. Throws a `Cancelled` on Ctrl-C, and on Ctrl-D before
 * anything else.
 *
 * @param asked resolves when the run is to end
 */
export async function readHidden(keyboard: Keyboard, asked: Promise<void>): Promise<string> {
  const reading = startReading(keyboard)
  try {
    return await Promise.race([
      reading.done,
      asked.then(() => {
        throw new Cancelled()
      }),
    ])
  } finally {
    await discard(keyboard)
    reading.stop()
  }
}

/**
 * Waits until nothing comes any more, and forgets it: what is left of a paste would go to the shell, as a command
 * and into its history.
 */
export async function discard(keyboard: Keyboard): Promise<void> {
  let isQuiet = false
  const heard = () => {
    isQuiet = false
  }
  keyboard.setRawMode(true)
  keyboard.on('data', heard)
  keyboard.resume()
  while (!isQuiet) {
    isQuiet = true
    await sleep(PAUSE / 3)
  }
  keyboard.off('data', heard)
  keyboard.pause()
  keyboard.setRawMode(false)
}

function startReading(keyboard: Keyboard) {
  // Terminals that know it say where a paste begins and ends.
  process.stderr.write('\u001b[?2004h')
  keyboard.setRawMode(true)
  const decoder = new TextDecoder()
  let typed = ''
  let timer: NodeJS.Timeout | undefined
  let listen = (_: Buffer) => {}
  const done = new Promise<string>((resolve, reject) => {
    listen = (chunk) => {
      clearTimeout(timer)
      typed += decoder.decode(chunk, { stream: true })
      const ended = endOf(typed)
      if (ended === 'cancelled') reject(new Cancelled())
      else if (ended === 'done') resolve(plain(typed))
      // More of it may be on its way.
      else if (ended === 'perhaps') timer = setTimeout(() => resolve(plain(typed)), PAUSE)
    }
  })
  keyboard.on('data', listen)
  keyboard.resume()
  return {
    done,
    stop() {
      clearTimeout(timer)
      keyboard.off('data', listen)
      process.stderr.write('\u001b[?2004l')
    },
  }
}

function endOf(typed: string): 'cancelled' | 'done' | 'perhaps' | 'open' {
  const outside = typed.split(BEGIN).map((part, index) => (index === 0 ? part : (part.split(END)[1] ?? '')))
  if (outside.join('').includes('\u0003')) return 'cancelled'
  const isEmpty = plain(typed).trim() === ''
  if (outside.join('').includes('\u0004')) return isEmpty ? 'cancelled' : 'done'
  const isPasting = typed.lastIndexOf(BEGIN) > typed.lastIndexOf(END)
  return !isPasting && !isEmpty && /\n[ \t]*\n$/.test(plain(typed)) ? 'perhaps' : 'open'
}

/** What was typed or pasted, as a text of lines. */
function plain(typed: string): string {
  const text = typed
    .replaceAll(BEGIN, '')
    .replaceAll(END, '')
    .replace(/\u0004.*$/s, '')
    .replace(/\r\n?/g, '\n')
  return erased(text)
}

/** Backspace takes back what was typed before it. */
function erased(text: string): string {
  let kept = ''
  for (const character of text)
    kept = /[\b\x7f]/.test(character) ? kept.replace(/[^\n]$/u, '') : kept + character
  return kept
}
