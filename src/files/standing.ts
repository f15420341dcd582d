import fs from 'node:fs'
import { dirname, resolve } from 'node:path'
import { realPath } from './real-path.js'
import { isMountedAlone } from './write/mounts.js'

/** Whose a file is, and what the user who runs this may do with it. */
export interface FileStanding {
  /** Absolute, links followed. */
  readonly real: string
  readonly isLink: boolean
  readonly uid: number
  readonly gid: number
  /** The last nine bits and the three before them; nothing on Windows, where they say little. */
  readonly mode?: number
  /** Who may read it besides root, folders above it counted in; nothing on Windows. */
  readonly readers?: 'owner' | 'group' | 'everybody'
  readonly isReadable: boolean
  readonly isWritable: boolean
  /** Files can be made beside it. */
  readonly isFolderWritable: boolean
  /** It is mounted without its folder, as into a container. */
  readonly isMountedAlone: boolean
}

/** How a file stands; nothing where there is none, or nobody may look at it. */
export function fileStanding(path: string, cwd: string): FileStanding | undefined {
  try {
    const real = realPath(path, cwd)
    const { uid, gid, mode } = fs.statSync(real)
    return {
      ...{ real, uid, gid },
      isLink: fs.lstatSync(resolve(cwd, path)).isSymbolicLink(),
      ...(process.platform === 'win32' ? {} : { mode: mode & 0o7777, readers: readersOf(real) }),
      isReadable: may(real, fs.constants.R_OK),
      isWritable: may(real, fs.constants.W_OK),
      isFolderWritable: may(dirname(real), fs.constants.W_OK | fs.constants.X_OK),
      isMountedAlone: isMountedAlone(real),
    }
  } catch {
    return undefined
  }
}

function readersOf(real: string): 'owner' | 'group' | 'everybody' {
  const file = fs.statSync(real)
  const above = foldersAbove(real).map((folder) => fs.statSync(folder))
  if (file.mode & 0o004 && above.every(({ mode }) => mode & 0o001)) return 'everybody'
  const reaches = ({ gid, mode }: fs.Stats) => (gid === file.gid ? mode & 0o010 : mode & 0o001) !== 0
  return file.mode & 0o040 && above.every(reaches) ? 'group' : 'owner'
}

function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path)
  return folder === path ? [] : [folder, ...foldersAbove(folder)]
}

function may(path: string, what: number): boolean {
  try {
    fs.accessSync(path, what)
    return true
  } catch {
    return false
  }
}
