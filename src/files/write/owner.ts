import fs from 'node:fs'
import { hostname } from 'node:os'

/** A process, told from a later one that has its number. */
export interface Owner {
  readonly pid: number
  /** In the system's own words; missing where the system does not tell. */
  readonly started?: string
  readonly host: string
}

let own: Owner | undefined

export function thisProcess(): Owner {
  if (own) return own
  const started = startOf(process.pid)
  own = { pid: process.pid, host: hostname(), ...(started === undefined ? {} : { started }) }
  return own
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
