import { realPath } from '../files/real-path.js'
import { userName } from '../files/write/file-owner.js'
import { findJournals } from '../files/write/journal.js'
import { findMarks, unmarkOthers } from '../files/write/sent-mark.js'
import { tokensOf, type View } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { hashOf, recordIn } from './record.js'
import type { Run } from './run.js'

/**
 * Whether a refresh token was sent in an earlier run and nobody knows, or everybody does, that it is spent. A
 * journal that holds no tokens is a mark of it for this user and this path, and there are others for the file.
 *
 * @param hash as `hashOf` gives it
 */
export function wasSent(real: string, service: string, hash: string): boolean {
  return (
    findMarks(real, service, hash).length > 0 ||
    findJournals(real, service).some(({ record }) => recordIn(record)?.sent === hash)
  )
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
export function isSent(run: Run, view: View): boolean {
  const { refresh_token: token } = tokensOf(view, run)
  return token !== undefined && wasSent(realPath(view.path, run.io.cwd), run.provider.service, hashOf(token))
}

/** Removes the marks of all refresh tokens but the one that the config holds. */
export function forgetMarks(real: string, service: string, current: string): void {
  for (const journal of findJournals(real, service)) {
    const record = recordIn(journal.record)
    if (record?.sent !== undefined && !record.received && record.sent !== current) journal.remove()
  }
  unmarkOthers(real, service, current)
}
