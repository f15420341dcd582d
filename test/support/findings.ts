import { validate } from '../../src/api/validate.js'
import { NO_FACTS } from '../../src/rules/facts.js'

/** One clock for all runs: what is said of a PIN's age changes with every minute. */
const NOW = new Date('2026-11-23T12:00:00Z')

/** What is said of a config and where, in a hook and outside: `trakt/stale-pin 301-309`; and for which versions. */
export async function findingsOf(text: string): Promise<readonly string[]> {
  const runs = [false, true].map((committing) =>
    validate(text, { named: true, now: NOW, facts: { ...NO_FACTS, committing } }),
  )
  return (await Promise.all(runs)).flatMap(({ target, diagnostics }) => [
    target.range,
    ...diagnostics.map(({ rule, range }) => `${rule} ${range.start.offset}-${range.end.offset}`),
  ])
}
