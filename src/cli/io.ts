import { isTerminal, writeWhole } from '../files/terminal.js'

/** What a command may touch of the process, handed in so that it can be run in a test. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Whether a person can be asked: there is a terminal to read from and to write to. */
  readonly interactive?: boolean
  now(): Date
}

export interface Output {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string | Uint8Array): unknown
  /** Writes all of a text before it returns, or throws what the operating system says. */
  writeSync?(text: string): void
}

export function processIo(): Io {
  const { env } = process
  return {
    get stdin() {
      return process.stdin
    },
    stdout: lazyOutput(1, () => process.stdout),
    stderr: lazyOutput(2, () => process.stderr),
    env,
    cwd: process.cwd(),
    get interactive() {
      return isTerminal(0) && isTerminal(2) && !env.CI
    },
    now: () => new Date(),
  }
}

/**
 * Node makes its streams when they are first touched, which takes longer than checking a config: a run that
 * has nothing to say into a pipe leaves them alone.
 */
function lazyOutput(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  // Asked of the operating system once, and only where something is to be shown.
  let isTTY: boolean | undefined
  const asked = () => {
    isTTY ??= isTerminal(descriptor)
    return isTTY
  }
  let touched: NodeJS.WriteStream | undefined
  return {
    get isTTY() {
      return asked()
    },
    get columns() {
      return asked() ? stream().columns : undefined
    },
    writeSync: (text) => writeWhole(descriptor, text),
    write(text) {
      if (text.length === 0) return
      // There a stream writes just so, but takes longer to be made than a config to be checked.
      if (process.platform !== 'win32' && !asked()) return writeUnlessClosed(descriptor, text)
      if (!touched) {
        touched = stream()
        // A reader that has seen enough (`| head`) is no failure. Anything else ends the run (see main).
        touched.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EPIPE') throw error
        })
      }
      touched.write(text)
    },
  }
}

/** A reader that has seen enough (`| head`) is no failure. Anything else ends the run (see main). */
function writeUnlessClosed(descriptor: number, text: string | Uint8Array): void {
  try {
    writeWhole(descriptor, text)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}

/** The same, but for what is said beside the results. Its streams are made when they are first asked for, so it is not copied. */
export function withoutNotes(io: Io): Io {
  return Object.create(io, { stderr: { value: { isTTY: false, write: () => true } } })
}
