import { resolve } from 'node:path'
import type { Source } from '../../text/source.js'
import type { PathProblem } from '../failure.js'
import { finishInPlace, foreignInPlace } from './in-place.js'
import { type Waiting, withLock } from './lock.js'
import { type Change, type UpdateOutcome, writeLocked } from './locked.js'
import { readPresent } from './present.js'
import { proveWritable } from './prove.js'
import { sweep } from './sweep.js'
import { followTrusted } from './trusted-path.js'
import { cutOffByOthers, describeWriteFailure, isProtected, isRefusal } from './words.js'

/** In milliseconds: who holds a config may be talking to a server. */
const PATIENCE = 90_000

/** A config that this run alone works on. */
export interface HeldConfig {
  /** Absolute, links resolved. */
  readonly real: string
  /** What was seen to before it was handed over, for people; those of a write hold it as well. */
  readonly notes: readonly string[]
  /** What stands in it now, read anew at each call. */
  read(): Source
  /**
   * Tries everything that a write of about `size` bytes will need, and leaves nothing behind; says why it would
   * fail. What is free now may be taken later.
   */
  prove(size: number): PathProblem | undefined
  /** As `updateFile`: compares `before` with what is there, calls `again` when somebody else changed it. */
  write(change: Change): Promise<UpdateOutcome>
}

/**
 * Works on a config while no other run of this program does. Never throws for what the operating system refuses,
 * but lets pass what `action` throws by itself, and the reason of a signal that ends the waiting for others.
 */
export async function holdConfig<Result>(
  path: string,
  cwd: string,
  action: (held: HeldConfig) => Promise<Result>,
  waiting: Partial<Waiting> = {},
): Promise<Result | PathProblem> {
  const refused = new Set<unknown>()
  let thrown: { readonly error: unknown } | undefined
  try {
    const real = followTrusted(resolve(cwd, path))
    return await withLock(real, path, { patience: PATIENCE, ...waiting }, async () => {
      const foreign = foreignInPlace(real)
      if (foreign) return cutOffByOthers(path, foreign)
      const notes = tidy(real, path)
      try {
        return await action(holding(real, path, notes, refused))
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch (error) {
    const isOurs = thrown?.error !== error || refused.has(error)
    if (isOurs && isRefusal(error)) return describeWriteFailure(path, error)
    throw error
  }
}

function holding(
  real: string,
  path: string,
  notes: readonly string[],
  refused: { add(error: unknown): unknown },
): HeldConfig {
  return {
    real,
    notes,
    read() {
      try {
        return readPresent(real, path).source
      } catch (error) {
        refused.add(error)
        throw error
      }
    },
    prove: (size) => proveWritable(real, path, size),
    async write(change) {
      try {
        const outcome = await writeLocked(real, path, change)
        return outcome.ok ? { ok: true, notes: [...notes, ...outcome.notes] } : outcome
      } catch (error) {
        if (isRefusal(error)) return { ok: false, ...describeWriteFailure(path, error) }
        throw error
      }
    },
  }
}

/** Sees to what runs that were killed have left; returns what people are to know of it. */
function tidy(real: string, path: string): readonly string[] {
  sweep(real)
  const present = readPresent(real, path)
  if (isProtected(present) || !finishInPlace(present)) return []
  return ['an earlier write was cut off; it was finished first']
}
