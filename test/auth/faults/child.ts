import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Verb, VerbRequest } from '../../../src/plugin/index.js'
import { type Ended, environment, type Place, watch } from './program.js'

/** Where in a call the process is killed; `half`: a write has written half of what it was to write. */
export type Moment = 'before' | 'half' | 'after'

export interface Order {
  /** Trakt, unless said. */
  readonly service?: 'mal'
  readonly verb: Verb
  readonly request: VerbRequest
  /** Which call ends the process, counted from 0. */
  readonly kill?: { readonly call: number; readonly moment: Moment }
  readonly fail?: Failure
}

/** Calls that fail, as if the operating system refused them. */
export interface Failure {
  readonly code: string
  /** A regular expression of the files that are concerned. */
  readonly path: string
  /** A regular expression of the calls' names; by default all that take room on a disk. */
  readonly name?: string
  /** The only one that fails, counted from 0; by default all of them do. */
  readonly call?: number
  /** All from this one on, but for what goes over bytes that are there: as on a disk that is full. */
  readonly lasting?: boolean
  /** Only once the answer with new tokens is here. */
  readonly after?: 'answer'
}

/** What a run that came to its end tells of itself. */
export interface Account {
  /** The calls that were made, in order, with the names of the files. */
  readonly calls: readonly string[]
  /** How many there had been when an answer to the exchange came. */
  readonly arrived?: number
}

export type Child = (place: Place, order: Order) => Promise<Ended & Partial<Account>>

/** Bundles the modules once; returns how to run them in a process of their own. */
export async function buildChild(folder: string): Promise<Child> {
  const file = join(folder, 'driver.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'driver.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Packages that are no ES modules ask for Node's parts by `require`.
    banner: {
      js: "import { createRequire as from } from 'node:module'\nconst require = from(import.meta.url)",
    },
    minify: true,
    // Nobody is at a terminal.
    external: ['open', 'uqr'],
    logLevel: 'silent',
  })
  return async (place, order) => {
    const child = spawn(process.execPath, [file, JSON.stringify(order)], {
      cwd: place.folder,
      env: environment(place),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    let told = ''
    child.stdio[3]?.on('data', (chunk) => (told += chunk))
    const ended = await watch(child).ended
    return { ...ended, ...(told === '' ? {} : (JSON.parse(told) as Account)) }
  }
}
