import { resolve } from 'node:path'
import type { Source } from '../text/source.js'
import { decode } from './decode.js'
import { codeOf, describeFailure, describeFolder, type PathProblem } from './failure.js'
import { readRegularFile } from './regular-file.js'

/** In bytes. The largest config seen has some 100 kB; more than this is a mistake. */
export const MAX_SIZE = 20 * 1024 * 1024

export type ReadFailure = { readonly ok: false } & PathProblem
export type ReadOutcome =
  | { readonly ok: true; readonly source: Source; readonly modifiedAt: Date }
  | ReadFailure
export type StreamOutcome =
  | { readonly ok: true; readonly source: Source; readonly bytes: Uint8Array }
  | ReadFailure

/** How large a file may be, in bytes, and what it would be for. */
interface Limit {
  readonly maxSize: number
  readonly what: string
}

const CONFIG: Limit = { maxSize: MAX_SIZE, what: 'a config' }
/** Their reader takes its time; a package.json has some 100 kB at most. */
export const SETTINGS_LIMIT: Limit = { maxSize: 1024 * 1024, what: 'settings' }

/**
 * Reads a file; `path` is as shown to people, relative to `cwd`. Never throws and never waits for a pipe
 * that nobody writes to: whatever is not a plain file within the limit is refused in words.
 */
export async function readSource(path: string, cwd = process.cwd(), limit = CONFIG): Promise<ReadOutcome> {
  try {
    // Small files are read several times faster this way than through promises.
    const { bytes, stats } = readRegularFile(resolve(cwd, path), limit)
    return { ok: true, source: decode(path, bytes), modifiedAt: stats.mtime }
  } catch (error) {
    return { ok: false, ...problemOf(path, error, limit) }
  }
}

function problemOf(path: string, error: unknown, limit: Limit): PathProblem {
  switch (codeOf(error)) {
    case 'EISDIR':
      return describeFolder(path)
    case 'ENXIO':
      return notAFile(path)
    case 'EFBIG':
      return tooLarge(path, limit)
    default:
      return describeFailure(path, error)
  }
}

/** Reads a stream to its end, at most `MAX_SIZE` bytes. Never throws. */
export async function readStdin(
  stream: AsyncIterable<Uint8Array | string>,
  displayName = '<stdin>',
): Promise<StreamOutcome> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      size += bytes.length
      if (size > MAX_SIZE) return { ok: false, ...tooLarge(displayName, CONFIG) }
      chunks.push(bytes)
    }
  } catch (error) {
    return { ok: false, ...describeFailure(displayName, error) }
  }
  const bytes = Buffer.concat(chunks)
  return { ok: true, source: decode(displayName, bytes), bytes }
}

function notAFile(path: string): PathProblem {
  return {
    path,
    message: 'this is a pipe, socket or device, not a file',
    hint: 'To check what another program writes, pipe it in and give "-" as the path.',
  }
}

function tooLarge(path: string, { maxSize, what }: Limit): PathProblem {
  return {
    path,
    message: `this is larger than ${maxSize / 1024 / 1024} MB, too large for ${what}`,
    hint: 'Check that this is the right file.',
  }
}
