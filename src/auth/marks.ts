import { realPath } from '../files/real-path.js'
import { findJournals } from '../files/write/journal.js'
import { tokensOf, type View } from './open.js'
import { hashOf, recordIn } from './record.js'
import type { Run } from './run.js'

/**
 * Whether a refresh token was sent in an earlier run and nobody knows, or everybody does, that it is spent. A
 * journal that holds no tokens is the mark of it.
 *
 * @param hash as `hashOf` gives it
 */
export function wasSent(real: string, service: string, hash: string): boolean {
  return findJournals(real, service).some(({ record }) => recordIn(record)?.sent === hash)
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
}
