import subset from 'semver/ranges/subset.js'
import { autoTarget } from '../engine/target.js'
import { clockNotes } from './clock.js'
import type { Run } from './run.js'

/** What there is to know whatever came of a run: about versions, addresses, the clock. */
export function adviceFor(run: Run): readonly string[] {
  const { provider, urls } = run
  return [...goneNotes(run), ...(provider.urlAdvice?.(urls) ?? []), ...clockNotes(run)]
}

/** Whoever runs a version that has no use for the service need not sign in at all. */
function goneNotes({
  provider: { gone, title },
  settings: { target },
  seen: { view },
  verb,
}: Run): readonly string[] {
  if (!gone || !view || verb === 'revoke') return []
  const range = target === 'auto' ? autoTarget(view.document).range : target
  if (!subset(range, `>=${gone.since}`)) return []
  const source = target === 'auto' ? 'this config is written for' : 'the settings name as target'
  return [`Kometa ${gone.since} and later has no use for ${title}, and ${source} ${range}. ${gone.advice}`]
}
