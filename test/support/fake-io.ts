import type { Io } from '../../src/cli/io.js'

export interface FakeIo extends Io {
  readonly printed: { out: string; err: string }
}

/** A process of its own making: what is printed is kept, the clock stands still. */
export function fakeIo(
  cwd: string,
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly stdin?: string
    readonly isTTY?: boolean
    readonly now?: string
  } = {},
): FakeIo {
  const printed = { out: '', err: '' }
  const { isTTY = false } = options
  return {
    printed,
    cwd,
    env: { LANG: 'C.UTF-8', ...options.env },
    stdin: (async function* () {
      yield Buffer.from(options.stdin ?? '')
    })(),
    stdout: { isTTY, columns: 100, write: (text: string) => (printed.out += text) },
    stderr: { isTTY, columns: 100, write: (text: string) => (printed.err += text) },
    now: () => new Date(options.now ?? '2026-11-23T12:00:00Z'),
  }
}
