import { traktSources } from '../../kometa/trakt.js'
import { isNothing } from '../../rules/trakt-use.js'
import type { ConfigDocument, Entry, NodeRef, Path } from '../../yaml/document.js'
import { expand, type Located } from './expand.js'
import { entryKeys } from './file-entries.js'

const RATINGS = ['audience', 'critic', 'user', 'episode_audience', 'episode_critic', 'episode_user']

/** Where a rating names its sources; under one roof they stand below `source` or right there. */
const SOURCE_PLACES = RATINGS.flatMap((rating) => [
  `libraries.*.operations.mass_${rating}_rating_update`,
  `libraries.*.operations.mass_metadata_update.ratings.${rating}`,
])

/** A rating that is taken from Trakt, among others perhaps. */
export interface RatingFromTrakt {
  /** What is left of the operation without its sources: the key to be removed. */
  readonly operation: Path
  readonly sources: NodeRef
  /** The first mention of Trakt. */
  readonly at: NodeRef
  /** Whether there are other sources. */
  readonly hasOthers: boolean
}

/** Every operation that names a source from Trakt (genres are names, whatever they are). */
export function* ratingsFromTrakt(document: ConfigDocument): Iterable<RatingFromTrakt> {
  for (const { entry, path } of SOURCE_PLACES.flatMap((place) => expand(document, place))) {
    const below = document.entries(entry.value).find(({ name }) => name === 'source')
    const sources = below?.value ?? entry.value
    const all = document.shape(sources) === 'sequence' ? document.items(sources) : [sources]
    const texts = (at: NodeRef) => traktSources(document.scalar(at)?.text ?? '')
    const at = all.find((one) => texts(one).gone.length > 0)
    if (at) yield { operation: path, sources, at, hasOthers: all.some((one) => texts(one).kept.length > 0) }
  }
}

/** The entries of lists of files that name what comes with PMM for Trakt, under any of its names. */
export function traktDefaults(document: ConfigDocument): readonly Entry[] {
  const named = (key: string, name: RegExp) =>
    entryKeys(document, key).filter(({ value }) => name.test(document.scalar(value)?.text ?? ''))
  const plain = /^(?:(?:movie|show|both|chart|award)\/)?trakt(?:\.yml)?$/
  const git = /^PMM\/(?:(?:movie|show|both|chart|award)\/)?trakt(?:\.yml)?$/
  return [...named('default', plain), ...named('pmm', plain), ...named('git', git)]
}

const LISTS = ['collection_files', 'overlay_files', 'metadata_files', 'metadata_path', 'overlay_path']

/** The builders of Trakt, which Kometa 2.5.0 and later take out wherever they stand, and its lists in any spelling. */
const BUILDERS =
  /^(?:sync_(?:missing_)?to_)?trakt_(?:list(?:_.*)?|chart|userlist|watchlist|collection|trending|popular|boxoffice|(?:collected|recommended|watched)_(?:daily|weekly|monthly|yearly|all|personal)|recommendations)$/i

/** The template variables that hold lists of Trakt. One with nothing behind it does not exist for PMM. */
export function traktVariables(document: ConfigDocument): readonly Located[] {
  const holders = ['libraries.*', 'playlist_files', ...LISTS.map((list) => `libraries.*.${list}`)]
  return holders
    .flatMap((holder) => expand(document, `${holder}.template_variables.*`))
    .filter(({ entry }) => BUILDERS.test(entry.name))
    .filter(({ entry }) => !isNothing(document, entry.value))
}
