/** Why a path could not be read or searched, in words. */
export interface PathProblem {
  readonly path: string
  readonly message: string
  readonly hint?: string
  /** Nothing failed: there is just nothing there. */
  readonly nothing?: boolean
}

interface Words {
  readonly message: string
  readonly hint?: string
}

const DENIED: Words = {
  message: 'reading this is not permitted',
  hint: 'Run pmm-config as the user who owns it, or give your user the right to read it.',
}
const TOO_MANY: Words = { message: 'too many files are open at once', hint: 'Name fewer files at a time.' }

export const DOCKER_HINT =
  'Docker makes an empty folder in place of a mounted file that does not exist: remove the folder, put the file there, start the container again.'
const FOLDER: Words = { message: 'this is a folder, not a file' }

/** By the error codes of the operating system. */
const WORDS: Readonly<Record<string, Words>> = {
  ENOENT: { message: 'no such file or folder' },
  EACCES: DENIED,
  EPERM: DENIED,
  EISDIR: FOLDER,
  ENOTDIR: { message: 'a part of this path is a file, not a folder' },
  ELOOP: { message: 'this symbolic link leads back to itself' },
  ENAMETOOLONG: { message: 'this path is too long' },
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  EBUSY: { message: 'another program holds this file', hint: 'Close that program and try again.' },
  EIO: { message: 'the disk could not read this (EIO)', hint: 'Check the disk or the network share.' },
  ESTALE: { message: 'the network share lost this file (ESTALE)', hint: 'Mount the share again.' },
  EFBIG: { message: 'this file is too large to be read here' },
  ENXIO: { message: 'this is a pipe, socket or device, not a file' },
}

/** Puts an error of the file system into words about `path`. */
export function describeFailure(path: string, error: unknown): PathProblem {
  const code = codeOf(error)
  const words = code === undefined ? undefined : WORDS[code]
  return { path, ...(words ?? { message: `this could not be read (${code ?? String(error)})` }) }
}

/** The operating system's name for an error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** A folder where a file was expected. */
export function describeFolder(path: string): PathProblem {
  const hint = /\.ya?ml$/i.test(path) ? { hint: DOCKER_HINT } : {}
  return { path, ...FOLDER, ...hint }
}
