/**
 * What rules were called before, and what they are called now: several may have become one. Settings,
 * comments and commands that name them go on working. An id that once was one is never used again.
 */
const FORMER_IDS: Readonly<Record<string, string>> = {
  'migration/trakt-249': 'migration/trakt-250',
}

/** Every id that a rule had before. */
export const FORMER: readonly string[] = Object.keys(FORMER_IDS)

/** What a rule is called now; a name that was never one stays as it is. */
export function presentId(id: string): string {
  return Object.hasOwn(FORMER_IDS, id) ? FORMER_IDS[id]! : id
}
