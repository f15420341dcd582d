import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Stage } from './stage.js'

const PROGRAM = resolve(import.meta.dirname, '../../../bin/run.cjs')

/** How a run ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when standard error holds this. */
  said(words: string): Promise<void>
}

/** Where a run is at work, and the service that it talks to. */
export interface Place {
  readonly folder: string
  readonly fake: { readonly url: string }
}

/** What the surroundings of a run tell it: where Trakt is, and nothing of this machine's own settings. */
export const environment = ({ fake, folder }: Place) => ({
  PATH: process.env.PATH ?? '',
  HOME: folder,
  TMPDIR: process.env.TMPDIR ?? '',
  PMM_CONFIG_LOCK_DIR: locksOf(folder),
  LANG: 'C.UTF-8',
  PMM_CONFIG_TRAKT_AUTH_URL: fake.url,
  PMM_CONFIG_TRAKT_API_URL: fake.url,
})

/** A file that is replaced leaves its number to another: runs on other stages would meet what is locked by it. */
function locksOf(folder: string): string {
  const locks = join(process.env.PMM_CONFIG_LOCK_DIR ?? '', basename(folder))
  if (!existsSync(locks)) {
    mkdirSync(locks)
    chmodSync(locks, 0o1777)
  }
  return locks
}

/** Starts the program as it is built, with no terminal, as from cron. */
export function start(stage: Stage, args: readonly string[], user?: number): Running {
  const { layout, folder } = stage
  const { path = 'config.yml', envFile } = layout
  const options = envFile === undefined || args[0] === 'status' ? [] : ['--env-file', envFile]
  return watch(
    spawn(process.execPath, [PROGRAM, 'trakt', ...args, ...options, path], {
      cwd: folder,
      env: environment(stage),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user === undefined ? {} : { uid: user, gid: user }),
    }),
  )
}

export function watch(child: ChildProcess): Running {
  let [out, err] = ['', '']
  const waiting = new Set<() => void>()
  child.stdout?.on('data', (chunk) => (out += chunk))
  child.stderr?.on('data', (chunk) => {
    err += chunk
    for (const look of waiting) look()
  })
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => done({ code, signal, out, err }))
  })
  return {
    process: child,
    ended,
    said: (words) =>
      Promise.race([
        new Promise<void>((done) => {
          const look = () => err.includes(words) && done()
          waiting.add(look)
          look()
        }),
        ended.then(() => {}),
      ]),
  }
}
