import { realPath } from '../files/real-path.js'
import { userName } from '../files/write/file-owner.js'
import { findJournals } from '../files/write/journal.js'
import { findMarks, unmarkOthers } from '../files/write/sent-mark.js'
import { tokensOf, type View } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { hashOf, recordIn } from './record.js'
import type { Run } from './run.js'

/**
 * What is known of a refresh token: `perhaps` it was spent in an earlier run whose answer never came, or it
 * is `spent` for sure, or as good as that.
 */
export type Mark = 'none' | 'perhaps' | 'spent'

/**
 * The mark of a refresh token that was sent in an earlier run. A journal that holds no tokens is one for this user
 * and this path, and there are others for the file itself.
 *
 * @param hash as `hashOf` gives it
 */
export function markOf(real: string, service: string, hash: string): Mark {
  const records = findJournals(real, service).map(({ record }) => recordIn(record))
  const states = [
    ...records
      .filter((record) => record?.sent === hash)
      .map((record) => record?.state === 'spent' || record?.received !== undefined),
    ...findMarks(real, service, hash).map(({ spent }) => spent),
  ]
  if (states.length === 0) return 'none'
  return states.includes(true) ? 'spent' : 'perhaps'
}

/** What another user's mark of a refresh token ends a run with: it is neither believed nor passed over. */
export function sentByOthers(run: Run, real: string, hash: string): Outcome | undefined {
  const { service, title } = run.provider
  const mark = findMarks(real, service, hash).find(({ foreign }) => foreign !== undefined)
  if (!mark) return undefined
  const user = userName(mark.foreign!)
  return failed(
    `A run of ${user} has sent this refresh token to ${title} already, as ${mark.path} says, and it is good once. Nothing was sent.`,
    `Let ${user} run pmm-config on the file, or remove that mark if it is not theirs. A new sign-in needs neither: pmm-config ${service} auth --device <config>`,
  )
}

/** The same of the refresh token that a config holds now. */
export function markIn(run: Run, view: View): Mark {
  const { refresh_token: token } = tokensOf(view, run)
  if (token === undefined) return 'none'
  return markOf(realPath(view.path, run.io.cwd), run.provider.service, hashOf(token))
}

/** Whether the refresh token that a config holds would be sent now: after a doubtful try only when nothing else is left. */
export function mayBeSent(mark: Mark, { standing }: View, now: Date): boolean {
  if (mark !== 'perhaps') return mark === 'none'
  const { accessToken, expiresAt } = standing
  return !accessToken || (expiresAt !== undefined && expiresAt <= now)
}

/** Removes the marks of all refresh tokens but the one that the config holds. */
export function forgetMarks(real: string, service: string, current: string): void {
  for (const journal of findJournals(real, service)) {
    const record = recordIn(journal.record)
    if (record?.sent !== undefined && !record.received && record.sent !== current) journal.remove()
  }
  unmarkOthers(real, service, current)
}
