import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll } from 'vitest'

/** Where in a call the process is killed; `half`: a write has written half of its bytes. */
export type Moment = 'half' | 'after'

export interface Order {
  readonly cwd: string
  readonly path: string
  readonly before: string
  readonly after: string
  readonly backup?: boolean
  /** Whether it is proven first that the file can be written. */
  readonly prove?: boolean
  /** The system calls by their numbers, and the error each is to meet. */
  readonly fail?: { readonly call: string; readonly code: string }
  /** Which call ends the process, counted from 0. */
  readonly kill?: { readonly call: number; readonly moment: Moment }
  readonly user?: number
}

export interface Answer {
  readonly outcome:
    | { readonly ok: boolean; readonly message?: string; readonly notes?: readonly string[] }
    | undefined
  /** The calls that were made, in order. */
  readonly calls: readonly string[]
  readonly signal: string | null
}

/** Everything that changes something, or that the outcome hangs on. */
const CALLS = [
  'realpathSync',
  'readdirSync',
  'accessSync',
  'lstatSync',
  'existsSync',
  'mkdirSync',
  'openSync',
  'writeFileSync',
  'writeSync',
  'linkSync',
  'statfsSync',
  'fstatSync',
  'statSync',
  'readFileSync',
  'fchownSync',
  'fchmodSync',
  'fsyncSync',
  'ftruncateSync',
  'closeSync',
  'renameSync',
  'rmSync',
]

const DRIVER = `
const fs = require('node:fs')
const order = JSON.parse(process.argv[2])
if (order.user !== undefined) { process.setgroups([]); process.setgid(order.user); process.setuid(order.user) }
const calls = []
const die = () => { process.kill(process.pid, 'SIGKILL'); for (;;); }
const HALF = {
  writeSync: (file, bytes, from, length, at) => real.writeSync(file, bytes, from, length >> 1, at),
  writeFileSync: (path, text, options) => real.writeFileSync(path, text.slice(0, text.length >> 1), options),
}
const real = { ...fs }
let inside = false
for (const name of ${JSON.stringify(CALLS)}) {
  fs[name] = (...args) => {
    // What Node's own loader and the calls of calls do is not ours.
    if (inside || !new Error().stack.includes('/update.cjs')) return real[name](...args)
    inside = true
    try {
      const number = calls.push(name) - 1
      const now = order.kill?.call === number ? order.kill.moment : undefined
      try {
        const failing = order.fail?.call === name && !(name === 'renameSync' && String(args[1]).includes('.pmm-config.'))
        if (failing) throw Object.assign(new Error(order.fail.code), { code: order.fail.code })
        return (now === 'half' ? HALF : real)[name](...args)
      } finally { if (now) die() }
    } finally { inside = false }
  }
}
const { updateFile, holdConfig } = require('./update.cjs')
const source = { path: order.path, text: order.before }
const update = { path: order.path, cwd: order.cwd, before: source, text: order.after, backup: order.backup ?? false,
  again: async ({ text }) => (order.again ? text + order.again : undefined) }
const proven = async (held) => held.prove(order.after.length) ?? held.write(update)
;(order.prove ? holdConfig(order.path, order.cwd, proven) : updateFile(update))
  .then((outcome) => process.stdout.write(JSON.stringify({ outcome, calls })))
`

export type Child = (order: Order & { readonly again?: string }) => Promise<Answer>

/** A child for all tests of a file, in a folder that every user of the machine may read. */
export function useChild(): Child {
  let top = ''
  let child: Child
  beforeAll(async () => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'pmm-config-child-')))
    chmodSync(top, 0o777)
    child = await buildChild(top)
  })
  afterAll(() => rmSync(top, { recursive: true, force: true }))
  return (order) => child(order)
}

/** Builds the child once; returns how to run it. */
export async function buildChild(folder: string): Promise<Child> {
  await build({
    stdin: {
      contents: `export * from './update.js'; export * from './hold.js'`,
      resolveDir: join(import.meta.dirname, '../../src/files/write'),
    },
    outfile: join(folder, 'update.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  })
  writeFileSync(join(folder, 'driver.cjs'), DRIVER)
  return (order) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(folder, 'driver.cjs'), JSON.stringify(order)], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          TMPDIR: folder,
          PMM_CONFIG_LOCK_DIR: process.env.PMM_CONFIG_LOCK_DIR,
        },
      })
      let out = ''
      child.stdout.on('data', (chunk) => (out += chunk))
      child.on('error', reject)
      child.on('close', (_, signal) => {
        const said = out === '' ? { outcome: undefined, calls: [] } : JSON.parse(out)
        resolve({ ...said, signal })
      })
    })
}
