import { ROOT_KEYS } from '../../schema/knowledge.js'
import { isClose } from '../../schema/suggest.js'
import type { ConfigDocument, Entry, Path } from '../../yaml/document.js'
import { holdsSomething, librariesOf } from '../libraries-of.js'
import { meantSection } from '../root-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'config/missing-section', kind: 'lint', severity: 'warning', fix: 'manual', holds: ALL },
  *check({ document }) {
    const libraries = document.at(['libraries'])
    // Keys that are there twice are read by us, though not by PMM; of anything else a part may be lost.
    if (!libraries || document.problems.some(({ code }) => code !== 'duplicate-key')) return
    const work = workOf(document)
    // One that holds nothing is still to be written.
    if (work.length === 0) return
    const withoutPlex = isMissing(document, 'plex') ? work.filter(({ hasPlex }) => !hasPlex) : []
    const tmdb = isMissing(document, 'tmdb')
    if (!tmdb && withoutPlex.length === 0) return
    yield {
      at: document.keyOf(libraries),
      because: (tmdb ? work : withoutPlex).map(({ path }) => path),
      ...words(tmdb, withoutPlex.length > 0, withoutPlex.length === work.length),
    }
  },
}

function words(tmdb: boolean, plex: boolean, isForAll: boolean) {
  const hints = [
    ...(plex ? ['`plex` with the `url` and `token` of your server'] : []),
    ...(tmdb ? ['`tmdb` with an `apikey` from themoviedb.org'] : []),
  ]
  const hint = `Add ${hints.join(', and ')}, at the beginning of a line.`
  if (tmdb && plex)
    return { message: 'There is neither `tmdb` nor `plex` in this config: PMM refuses it.', hint }
  if (tmdb) return { message: 'There is no `tmdb` in this config: PMM refuses it.', hint }
  return {
    message: isForAll
      ? 'There is no `plex` in this config, nor in its libraries: PMM reaches none of them, and ends its run.'
      : 'There is no `plex` in this config: PMM leaves out the libraries that have none of their own.',
    hint,
  }
}

/** A key that was meant to be the section, or the section in another place, is told where it stands. */
function isMissing(document: ConfigDocument, section: string): boolean {
  if (document.broken.includes(section)) return false
  const isMeant = (name: string) =>
    name === section || meantSection(name) === section || (!ROOT_KEYS.has(name) && isClose(name, section))
  if (document.entries(document.at([])!).some(({ name }) => isMeant(name))) return false
  // That of a library has its place there.
  const isElsewhere = ({ name, value: { path } }: Entry) =>
    name === section && path.length > 1 && !(path[0] === 'libraries' && path.length === 3)
  for (const entry of document.walk())
    if (isElsewhere(entry) && document.entries(entry.value).length > 0) return false
  return true
}

interface Work {
  readonly path: Path
  /** The library has an address and a token of its own. */
  readonly hasPlex: boolean
}

/** The libraries that hold something: files, operations, or what PMM no longer takes for them. */
function workOf(document: ConfigDocument): readonly Work[] {
  return librariesOf(document)
    .filter(({ keys }) => keys.some(({ value }) => holdsSomething(document, value)))
    .map(({ entry, keys }) => {
      const plex = keys.find(({ name }) => name === 'plex')
      const own = plex ? document.entries(plex.value) : []
      const filled = own.filter(({ value }) => holdsSomething(document, value)).map(({ name }) => name)
      return { path: entry.value.path, hasPlex: ['url', 'token'].every((key) => filled.includes(key)) }
    })
}

export const docs: RuleDocs = {
  summary: '`tmdb` or `plex` is not there, and there is a library.',
  why: 'PMM does not start without the key of TMDb, and reaches no library without the address and the token of Plex, for all libraries or in each of them. It is a warning only, since a part of a config that is shown to others lacks them as well.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://192.168.1.12:32400\n  token: env\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://192.168.1.12:32400\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\n',
    },
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    plex:\n      url: http://192.168.1.12:32400\n      token: env\n  Shows:\n    operations:\n      split_duplicates: true\ntmdb:\n  apikey: <<tmdb-key>>\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    plex:\n      url: http://192.168.1.12:32400\n      token: env\ntmdb:\n  apikey: <<tmdb-key>>\n',
    },
  ],
}
