/** Sources of ratings that went with Trakt in Kometa 2.5.0, of which each costs the whole operation. */
const GONE: ReadonlySet<string> = new Set(['trakt', 'trakt_user', 'mdb_trakt', 'mdb_trakt_rating'])

/** Sources of ratings, which a text may name several of behind commas: those of Trakt and the others. */
export function traktSources(text: string): {
  readonly gone: readonly string[]
  readonly kept: readonly string[]
} {
  const names = text.split(',').map((name) => name.trim())
  const isGone = (name: string) => GONE.has(name.toLowerCase())
  return { gone: names.filter(isGone), kept: names.filter((name) => name !== '' && !isGone(name)) }
}
