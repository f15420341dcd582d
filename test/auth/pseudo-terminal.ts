import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { onTestFinished } from 'vitest'
import type { World } from '../support/world.js'
import { BIN, envOf } from './program.js'

const PYTHON = `
import os, pty, sys
status = pty.spawn(sys.argv[1:])
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`

/** Leaves its process to the program, after it has said which that is. */
const BEGIN = 'stty cols 200 rows 50; echo $$ > .pid; exec "$@"'

/** Says what the program has left of what was typed, which a shell would take for a command. */
const WITH_REST = `stty cols 200 rows 50; "$@"; code=$?; stty -icanon min 0 time 5; printf 'rest: <%s>\\n' "$(cat)"; exit $code`

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

/** Programs that run another one on a terminal of its own: how each is called, and whether it is here. */
const MAKERS = [
  {
    isHere: () => spawnSync('python3', ['-c', 'import pty']).status === 0,
    call: (words: readonly string[]) => ['python3', '-c', PYTHON, ...words],
  },
  {
    isHere: () => String(spawnSync('script', ['--version']).stdout).includes('util-linux'),
    call: (words: readonly string[]) => [
      'script',
      '-qec',
      `exec ${words.map(quoted).join(' ')}`,
      '/dev/null',
    ],
  },
]
const maker = MAKERS.find(({ isHere }) => isHere())

export const canMakeTerminals = maker !== undefined

export interface OnTerminal {
  /** All that was printed so far, without colours and the like. */
  printed(): string
  /** Waits until words are printed, past those that were waited for before. */
  until(words: string): Promise<void>
  type(keys: string): void
  /** Sends a signal to the program itself. */
  signal(name: NodeJS.Signals): void
  /** Waits for the end, and returns the exit code. */
  end(): Promise<number | null>
}

/** Runs the built program on a terminal, in the folder of a world and with its Trakt. */
export function runOnTerminal(
  w: World,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { rest: withRest = false } = {},
): OnTerminal {
  const script = withRest ? WITH_REST : BEGIN
  const [command, ...rest] = maker!.call(['sh', '-c', script, 'sh', process.execPath, BIN, ...args])
  const child = spawn(command!, rest, {
    cwd: w.folder,
    env: { ...envOf(w), TERM: 'xterm', SHELL: '/bin/sh', ...env },
  })
  onTestFinished(() => void child.kill())
  let raw = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      raw += text
    })
  child.stdin.on('error', () => {})
  let hasEnded = false
  const ended = new Promise<number | null>((done) => child.on('close', done))
  void ended.then(() => {
    hasEnded = true
  })
  const printed = () => stripVTControlCharacters(raw).replaceAll('\r\n', '\n')
  let seen = 0
  return {
    printed,
    async until(words) {
      const end = Date.now() + 30_000
      while (!printed().includes(words, seen)) {
        if (hasEnded || Date.now() > end) throw new Error(`"${words}" was not printed, but:\n${printed()}`)
        await new Promise((wake) => setTimeout(wake, 20))
      }
      seen = printed().indexOf(words, seen) + words.length
    },
    type: (keys) => void child.stdin.write(keys),
    signal: (name) => void process.kill(Number(readFileSync(join(w.folder, '.pid'), 'utf8')), name),
    end: () => ended,
  }
}
