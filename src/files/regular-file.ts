import fs from 'node:fs'

export interface RegularFile {
  readonly bytes: Buffer
  /** Of the very file that was read. */
  readonly stats: fs.Stats
}

/** What is asked of a file besides that it is one. */
export interface Demands {
  /** In bytes. */
  readonly maxSize: number
  /** Whether a link at the end of the path is followed; by default it is. */
  readonly follow?: boolean
}

const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0, O_NOFOLLOW = 0 } = fs.constants

/**
 * Reads a plain file of which nobody knows who put it there: never waits for a pipe, opens no device, reads no
 * link without an end, and no more than `maxSize` bytes. Throws what the operating system says, or an error with
 * a code as if it had: EISDIR for a folder, ENXIO for a pipe, socket or device, EFBIG for one too large, ELOOP
 * for a link that is not to be followed.
 */
export function readRegularFile(path: string, demands: Demands): RegularFile {
  const file = openRegularFile(path, demands)
  try {
    const stats = fs.fstatSync(file)
    return { bytes: readBytes(file, stats.size), stats }
  } finally {
    fs.closeSync(file)
  }
}

/** The same as text; nothing where it cannot be read, whatever the reason. */
export function readTextIfAny(path: string, demands: Demands): string | undefined {
  try {
    return readRegularFile(path, demands).bytes.toString('utf8')
  } catch {
    return undefined
  }
}

/**
 * Opens a plain file under the same conditions; closing it is up to the caller.
 *
 * @param access such as O_RDWR; by default for reading
 */
export function openRegularFile(
  path: string,
  { maxSize, follow = true }: Demands,
  access = O_RDONLY,
): number {
  // Some devices do something as soon as they are opened, so they are told apart before.
  judge(follow ? fs.statSync(path) : fs.lstatSync(path), path, maxSize)
  // Windows has none of the flags.
  const file = fs.openSync(path, access | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW))
  try {
    judge(fs.fstatSync(file), path, maxSize)
    return file
  } catch (error) {
    fs.closeSync(file)
    throw error
  }
}

function judge(stats: fs.Stats, path: string, maxSize: number): void {
  if (stats.isDirectory()) throw refusal('EISDIR', `${path} is a folder`)
  if (stats.isSymbolicLink()) throw refusal('ELOOP', `${path} is a link`)
  if (!stats.isFile()) throw refusal('ENXIO', `${path} is no file`)
  if (stats.size > maxSize) throw refusal('EFBIG', `${path} is too large`)
}

const refusal = (code: string, message: string) => Object.assign(new Error(message), { code })

/** Reads as many bytes as the file had when it was opened: asking for its end costs as much as reading it. */
function readBytes(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const count = fs.readSync(file, bytes, filled, size - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}
