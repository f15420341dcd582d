import type { HeldConfig } from '../files/write/hold.js'
import { type Journal, startJournal } from '../files/write/journal.js'
import { describeWriteFailure, isRefusal } from '../files/write/words.js'
import { unprovable } from './obstacle.js'
import { failed, type Outcome } from './outcome.js'
import type { ExchangeRecord } from './record.js'
import type { Run } from './run.js'

/**
 * Makes a journal, and then tries what else the tokens that come will need: the journal takes its room first, so
 * that the rest has to fit in besides. Leaves nothing behind where it ends here, and says why.
 *
 * @param path the config as it is shown
 */
export function journalFirst(
  run: Run,
  held: HeldConfig,
  path: string,
  record: ExchangeRecord,
): Journal | Outcome {
  let journal: Journal
  try {
    journal = startJournal(held.real, run.provider.service, record)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { message, hint } = describeWriteFailure(path, error)
    return failed(`${path}: ${message}. Nothing was sent.`, hint)
  }
  const hindrance = unprovable(run, held)
  if (!hindrance) return journal
  journal.remove()
  return hindrance
}
