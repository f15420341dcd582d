import fs from 'node:fs'
import type { Present } from './present.js'

/** In milliseconds. */
const PATIENCE = 10_000

/** What a file has besides bytes: whose it is, and who may do what with it. */
export type Rights = Pick<Present, 'real' | 'uid' | 'gid' | 'mode'>

export function rightsOf(real: string): Rights {
  const { uid, gid, mode } = fs.statSync(real)
  return { real, uid, gid, mode: mode & 0o7777 }
}

/**
 * Gives a new file all rights of one that is there, its access list and extended attributes as well, and nobody
 * any that they did not have. Node itself knows of owners and modes only, so the system's tools are asked. Throws
 * EPERM where that cannot be done: then the old file has to stay.
 *
 * @param file open, and for its maker alone so far
 */
export function giveRights(file: number, like: Rights): void {
  if (process.platform === 'win32') return
  const own = fs.fstatSync(file)
  // The owner first: changing it takes some bits of the mode away.
  if (own.uid !== like.uid || own.gid !== like.gid) fs.fchownSync(file, like.uid, like.gid)
  if (copied(file, like)) return
  // The bits of the group in the mode of a file with an access list are none of the group's.
  if (!hasNothingElse(like.real))
    throw Object.assign(new Error('more rights than a mode can tell'), { code: 'EPERM' })
  fs.fchmodSync(file, like.mode)
}

/** Only that of GNU can do it, and says no otherwise. By numbers: nobody can put another file in the place of these. */
function copied(file: number, { real, mode }: Rights): boolean {
  if (process.platform !== 'linux') return false
  const from = fs.openSync(real, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)
  try {
    const options = ['--attributes-only', '--preserve=mode,xattr']
    const { isDone } = run('cp', [...options, '/proc/self/fd/3', '/proc/self/fd/4'], [from, file])
    return isDone && (fs.fstatSync(file).mode & 0o7777) === mode
  } finally {
    fs.closeSync(from)
  }
}

/** Whether owner and mode are all there is; not so where nothing can tell. */
function hasNothingElse(real: string): boolean {
  if (process.platform === 'darwin') return isPlainList(run('ls', ['-lde@', real]).output)
  const { isDone, output } = run('getfattr', ['--absolute-names', '-m', '-', '--', real])
  return isDone && output.split('\n').every((line) => /^(?:#.*|security\.selinux)?$/.test(line))
}

/** What `ls -lde@` of macOS lists of a file below its own line: attributes, and an access list. */
export const isPlainList = (output: string | undefined): boolean =>
  output !== undefined &&
  /^\S{10}[ @.]/.test(output) &&
  output
    .trimEnd()
    .split('\n')
    .slice(1)
    // Where a file comes from: the system puts it down by itself.
    .every((line) => /^\s+com\.apple\.(?:provenance|quarantine|lastuseddate#PS)\s/.test(line))

function run(tool: string, args: readonly string[], files: readonly number[] = []) {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { status, stdout } = spawnSync(tool, args, {
    stdio: ['ignore', 'pipe', 'ignore', ...files],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
    timeout: PATIENCE,
    encoding: 'utf8',
  })
  return { isDone: status === 0, output: status === 0 ? (stdout ?? '') : '' }
}
