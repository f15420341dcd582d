import type { PathProblem } from '../files/failure.js'
import { realPath } from '../files/real-path.js'
import type { HeldConfig } from '../files/write/hold.js'
import { findJournals, foreignJournals, type LeftJournal } from '../files/write/journal.js'
import { finishPrivate } from '../files/write/private.js'
import { isAnythingLeft } from '../files/write/sweep.js'
import { describeWriteFailure } from '../files/write/words.js'
import { hold } from './hold.js'
import { type Kept, keep, type Over, stuck } from './keep.js'
import { accessKey } from './layout.js'
import { tokensOf, type View, viewOf } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { hashOf, type Received, recordIn } from './record.js'
import type { Run } from './run.js'

/** What came of the journals of earlier runs. */
export interface Finished {
  /** What people are to know. */
  readonly notes: readonly string[]
  /** How a run ends that would exchange tokens: those that are still in a journal come first. */
  readonly failure?: Outcome
}

/**
 * Finishes what earlier runs could not, before the config is read: a write that was cut off, and tokens that are
 * still in a journal, which are put where they belong unless the config holds newer ones by now.
 */
export async function finishJournals(run: Run, path: string): Promise<Finished> {
  const { service, title } = run.provider
  const real = realPath(path, run.io.cwd)
  // A run that is at work is not waited for: what it has done is seen when the config is held.
  const foreign = foreignJournals(real, service).map(passedOver)
  const hasTokens = findJournals(real, service).some(isLeft)
  if (!hasTokens && (run.request.dryRun || !isAnythingLeft(real))) return { notes: foreign }
  const happened = `An earlier run got new tokens from ${title} and was cut off;`
  if (run.request.dryRun)
    return { notes: [...foreign, `${happened} without --dry-run they would be put in.`] }
  const outcome = await hold(run, path, async (held): Promise<Finished> => {
    const notes = [...foreign, ...held.notes]
    for (const journal of findJournals(held.real, service).filter(isLeft)) {
      const kept = await finish(run, held, path, journal)
      if (kept?.kind === 'over') return stopped(kept.outcome, notes, journal)
      if (kept) notes.push(`${happened} they are now in ${kept.written.join(' and ') || path}.`)
    }
    return { notes }
  })
  if (!('message' in outcome)) return outcome
  // What stands in the way of a write stands in the way of the next one as well, which says so.
  if (!hasTokens) return { notes: foreign }
  return stopped(failed(`${outcome.path}: ${outcome.message}`, outcome.hint), foreign)
}

const passedOver = (path: string) =>
  `${path} belongs to another user, so it was passed over, and what is in it is not put in. If it is left from a run of yours, make it yours (chown) and run the command again; else remove it.`

/** @param journal what stands in its way may be there to stay */
function stopped(outcome: Outcome, before: readonly string[], journal?: LeftJournal): Finished {
  const wayOut = journal ? [`To do without the tokens of the earlier run, remove ${journal.path}.`] : []
  return {
    notes: [...before, outcome.message, ...wayOut],
    failure: { ...outcome, notes: [...before, ...wayOut] },
  }
}

async function finish(
  run: Run,
  held: HeldConfig,
  path: string,
  journal: LeftJournal,
): Promise<Kept | Over | undefined> {
  const { sent, received } = recordIn(journal.record) ?? {}
  // A half of an env file would be judged else.
  const problem = received?.envFile === undefined ? undefined : finishEnvFile(received.envFile)
  if (problem) return { kind: 'over', outcome: stuck(run, path, problem, journal) }
  if (!received || !isNewer(received, viewOf(run, path, held.read()), run)) {
    journal.remove()
    return undefined
  }
  // Wherever they were to go then: to be printed they would have to be asked for again.
  const { print: _, ...request } = run.request
  return keep({ ...run, request }, held, path, received, journal, sent)
}

function finishEnvFile(path: string): PathProblem | undefined {
  try {
    finishPrivate(path)
    return undefined
  } catch (error) {
    return describeWriteFailure(path, error)
  }
}

/** Whether nobody is at work with it any more, and it is not the mark of a token that was sent. */
function isLeft({ isAbandoned, record }: LeftJournal): boolean {
  const known = recordIn(record)
  return isAbandoned && (known?.sent === undefined || known.received !== undefined)
}

/** Whether the tokens of a journal are to take the place of those that the config holds. */
function isNewer({ tokens, replaces }: Received, view: View, run: Run): boolean {
  const present = tokensOf(view, run)
  const key = accessKey(run.provider)
  if (present[key] === undefined) return true
  if (present[key] === String(tokens[key])) return false
  if (hashOf(present[key]) === replaces) return true
  // Somebody has signed in since; the later of the two counts, where that can be told.
  return Number(tokens.created_at ?? 0) > Number(present.created_at ?? Number.POSITIVE_INFINITY)
}
