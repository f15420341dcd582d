import { clockNotes } from './clock.js'
import type { Run } from './run.js'

/** What there is to know whatever came of a run: about addresses, the clock. */
export function adviceFor(run: Run): readonly string[] {
  const { provider, urls } = run
  return [...(provider.urlAdvice?.(urls) ?? []), ...clockNotes(run)]
}
