import { detectTerminal } from '../report/terminal.js'
import { visible } from '../report/visible.js'
import type { Io } from './io.js'

/** In milliseconds: what takes less needs no telling, and a line that changes faster is not read. */
const PATIENCE = 500
const PACE = 100

/** What tells a person how far a run over many files has come. */
export interface Progress {
  /** A file is looked at; `done` are behind it. */
  at(path: string, done: number): void
  /** Takes the line away, for other words or at the end. */
  erase(): void
}

/** One line on standard error, written over and over. Made only where that is a terminal. */
export function createProgress(total: number, { stderr, env, now }: Io): Progress {
  const start = now().getTime()
  let last = start + PATIENCE - PACE
  let isShown = false
  const erase = () => {
    if (isShown) stderr.write('\r\u001b[K')
    isShown = false
  }
  return {
    at(path, done) {
      const time = now().getTime()
      if (time < last + PACE) return
      last = time
      const { columns } = detectTerminal(stderr, env)
      const words = `${done}/${total} ${visible(path)}`
      erase()
      // A line that is broken could not be taken away.
      stderr.write(words.length < columns ? words : words.slice(0, columns - 1))
      isShown = true
    },
    erase,
  }
}
