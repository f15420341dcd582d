import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { World } from '../support/world.js'

export const BIN = resolve(import.meta.dirname, '../../bin/run.cjs')

interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Ctrl-C is pressed, once, as soon as this is so. */
  interruptAt?(printed: string): boolean
}

/** The surroundings of a run: nothing of the person's own but where programs are. */
export const envOf = (w: World) => ({
  PATH: process.env.PATH,
  HOME: w.folder,
  LANG: 'C.UTF-8',
  COLUMNS: '200',
  PMM_CONFIG_TRAKT_AUTH_URL: w.fake.url,
  PMM_CONFIG_TRAKT_API_URL: w.fake.url,
})

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the built program as a child, in the folder of a world and with its Trakt. */
export function runProgram(
  w: World,
  args: readonly string[],
  { env, stdin = '', interruptAt }: Options = {},
) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: w.folder, env: { ...envOf(w), ...env } })
  const printed = { out: '', err: '' }
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const)
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text
    })
  const watch = setInterval(() => {
    if (!interruptAt?.(printed.out + printed.err)) return
    clearInterval(watch)
    child.kill('SIGINT')
  }, 20)
  child.stdin.end(stdin)
  return new Promise<Ended>((done) => {
    child.on('close', (code) => {
      clearInterval(watch)
      done({ code, ...printed })
    })
  })
}
