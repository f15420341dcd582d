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

export function thisProcess(): Owner {
  const started = startOf(process.pid)
  const numbering = numberingHere()
  return {
    pid: process.pid,
    host: hostname(),
    ...(started === undefined ? {} : { started }),
    ...(numbering === undefined ? {} : { numbering }),
  }
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
  const present = startOf(pid)
  return started === undefined || present === undefined || started === present
}

function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'darwin') {
      const { execFileSync } = process.getBuiltinModule('node:child_process')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    }
    // The 22nd field, counted behind the name, which may hold blanks and brackets itself.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
