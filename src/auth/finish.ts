import { realPath } from '../files/real-path.js'
import { holdConfig } from '../files/write/hold.js'
import { findJournals, type LeftJournal } from '../files/write/journal.js'
import { keep } from './keep.js'
import { accessKey } from './layout.js'
import { tokensOf, type View, viewOf } from './open.js'
import { hashOf, type Received, recordIn } from './record.js'
import type { Run } from './run.js'

/**
 * Finishes what earlier runs could not: tokens that are still in a journal are put where they belong, unless
 * the config holds newer ones by now. Returns what people are to know of it.
 */
export async function finishJournals(run: Run, path: string): Promise<readonly string[]> {
  const { service, title } = run.provider
  const real = realPath(path, run.io.cwd)
  // A run that is at work is not waited for: what it has done is seen when the config is held.
  if (!findJournals(real, service).some(isLeft)) return []
  if (run.request.dryRun)
    return [
      `An earlier run got new tokens from ${title} and was cut off; without --dry-run they would be put in.`,
    ]
  const notes: string[] = []
  const outcome = await holdConfig(path, run.io.cwd, async (held) => {
    for (const journal of findJournals(held.real, service).filter(isLeft)) {
      const record = recordIn(journal.record)
      const view = viewOf(run, path, held.read())
      if (!record?.received || !isNewer(record.received, view, run)) {
        journal.remove()
        continue
      }
      // Wherever they were to go then: to be printed they would have to be asked for again.
      const { print: _, ...request } = run.request
      const kept = await keep({ ...run, request }, held, path, record.received, journal, record.sent)
      notes.push(
        kept.kind === 'kept'
          ? `An earlier run got new tokens from ${title} and was cut off; they are now in ${kept.written.join(' and ') || path}.`
          : kept.outcome.message,
      )
    }
    return notes
  })
  return 'message' in outcome ? [`${outcome.path}: ${outcome.message}`] : outcome
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
