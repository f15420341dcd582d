import fs from 'node:fs'
import { hostname } from 'node:os'

/** A process, told from a later one that has its number. */
export interface Owner {
  readonly pid: number
  /** In the system's own words; missing where the system does not tell. */
  readonly started?: string
  readonly host: string
  /** Containers on one machine may share its name, but not the numbers of processes. */
  readonly numbering?: string
}

let own: Owner | undefined

export function thisProcess(): Owner {
  if (own) return own
  const { started } = lookUp(process.pid)
  const numbering = numberingHere()
  own = {
    pid: process.pid,
    host: hostname(),
    ...(started === undefined ? {} : { started }),
    ...(numbering === undefined ? {} : { numbering }),
  }
  return own
}

/** Whether the number of an owner is one that can be looked up here. */
export function isOfThisMachine({ host, numbering }: Owner): boolean {
  const here = numberingHere()
  return host === hostname() && (numbering === undefined || here === undefined || numbering === here)
}

function numberingHere(): string | undefined {
  try {
    return fs.readlinkSync('/proc/self/ns/pid')
  } catch {
    return undefined
  }
}

/** Whether a process of this machine is still there. */
export function isRunning({ pid, started }: Pick<Owner, 'pid' | 'started'>): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // It is there, and somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const present = lookUp(pid)
  if (present.isDead) return false
  return started === undefined || present.started === undefined || started === present.started
}

interface Seen {
  readonly started?: string
  /** It has ended, and only its parent has not asked yet; in a container perhaps never will. */
  readonly isDead?: boolean
}

function lookUp(pid: number): Seen {
  try {
    if (process.platform === 'darwin') return { started: startedByPs(pid) }
    // The third and the 22nd field, counted behind the name, which may hold blanks and brackets itself.
    const line = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    return { started: fields[19]!, isDead: /^[ZX]/.test(fields[0]!) }
  } catch {
    return {}
  }
}

/** When a process began, where there is no /proc to tell: in one language and time zone, whatever those of a run are. */
export function startedByPs(pid: number): string {
  const { execFileSync } = process.getBuiltinModule('node:child_process')
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env }).trim()
}
