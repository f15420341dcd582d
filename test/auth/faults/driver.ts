/**
 * A run of a verb that is killed, or meets an error, at one of its calls of the file system. Bundled with the
 * program's own modules (`child.ts`), so that it starts quickly and all of them share one `fs`.
 */
import { subscribe } from 'node:diagnostics_channel'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import { runVerb } from '../../../src/auth/run-verb.js'
import { processIo } from '../../../src/cli/io.js'
import { provider as mal } from '../../../src/plugins/mal/provider.js'
import { provider as trakt } from '../../../src/plugins/trakt/provider.js'
import type { Account, Order } from './child.js'

/** Everything that changes something, or that the outcome hangs on. */
const CALLS = [
  'realpathSync',
  'readdirSync',
  'mkdirSync',
  'accessSync',
  'openSync',
  'writeFileSync',
  'writeSync',
  'linkSync',
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
] as const

const REPORT = 3
/** What a full disk refuses: making a file, and giving it content. */
const TAKES_ROOM = '^(?:write.*|linkSync|openSync with wx)$'

type Call = (...args: unknown[]) => unknown

const order = JSON.parse(process.argv[2]!) as Order
const calls: string[] = []
const names = new Map<unknown, string>()
let arrived: number | undefined
let inside = false

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}

/** The file that a call is about, as far as it tells. */
function target(name: string, [first, second]: readonly unknown[]): string {
  if (name === 'renameSync') return String(second)
  return typeof first === 'number' ? (names.get(first) ?? '') : String(first)
}

/** What goes over bytes that are there takes no room. */
const hasRoom = (name: string, [file, , , length, at]: readonly unknown[]) =>
  name === 'writeSync' && fs.fstatSync(file as number).size >= Number(length) + Number(at)

function failureOf(name: string, path: string, args: readonly unknown[]): string | undefined {
  const { fail } = order
  if (!fail || !new RegExp(fail.path).test(path)) return undefined
  if (fail.after === 'answer' && arrived === undefined) return undefined
  const number = calls.length - 1
  if (fail.call !== undefined && !(fail.lasting ? number >= fail.call : number === fail.call))
    return undefined
  if (fail.lasting && hasRoom(name, args)) return undefined
  return new RegExp(fail.name ?? TAKES_ROOM).test(name) ? fail.code : undefined
}

/** Half of what is to be written, the room behind it left aside. */
function half(name: string, args: readonly unknown[], real: Call): void {
  if (name === 'writeFileSync') {
    const [path, content, options] = args
    real(path, Buffer.from(content as string).subarray(0, (content as string).length / 2), options)
  } else if (name === 'writeSync') {
    const [file, bytes, from, , at] = args as [number, Uint8Array, number, number, number]
    const length = Buffer.from(bytes.subarray(from)).toString('latin1').trimEnd().length
    real(file, bytes, from, Math.floor(length / 2), at)
  }
}

const open = fs as unknown as Record<string, Call>
for (const name of CALLS) {
  const real = open[name]!
  open[name] = (...args) => {
    // The calls of calls are not ours.
    if (inside) return real(...args)
    inside = true
    try {
      const path = target(name, args)
      const what = name === 'openSync' && args[1] === 'wx' ? 'openSync with wx' : name
      const number = calls.push(`${what} ${basename(path)}`) - 1
      const now = order.kill?.call === number ? order.kill.moment : undefined
      if (now === 'before') die()
      if (now === 'half') {
        half(name, args, real)
        die()
      }
      const code = failureOf(what, path, args)
      if (code && now) die()
      if (code) throw Object.assign(new Error(code), { code })
      const result = real(...args)
      if (name === 'openSync') names.set(result, path)
      if (now) die()
      return result
    } finally {
      inside = false
    }
  }
}

// Those who import single names get the new ones, too.
syncBuiltinESMExports()

subscribe('undici:request:headers', (message) => {
  const { request, response } = message as {
    readonly request: { readonly path: string }
    readonly response: { readonly statusCode: number }
  }
  if (response.statusCode === 200 && request.path.endsWith('/token')) arrived = calls.length
})

// Whatever is loaded with the first look at these is none of the run's own calls.
const io = processIo()
const provider = order.service === 'mal' ? mal : trakt
process.exitCode = await runVerb(order.verb, provider, order.request, io, 'pmm-config/test')
inside = true
const account: Account = { calls, ...(arrived === undefined ? {} : { arrived }) }
fs.writeSync(REPORT, JSON.stringify(account))
