import { isTemplate } from '../../kometa/placeholders.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { isLibraryLike, lostLibrary, meantAsLibraries } from '../root-keys.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'config/missing-libraries',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    // PMM does not get as far in a file that it cannot read, and `libraries` may stand in the part that is lost.
    if (document.problems.length > 0) return
    const libraries = document.entries(document.at([])!).findLast(({ name }) => name === 'libraries')
    const finding = libraries ? shape(document, libraries.key, libraries.value) : absent(document)
    if (finding) yield finding
  },
}

const EXAMPLE = 'Put the name of each library as Plex has it below `libraries:`, indented by two spaces.'

function absent(document: ConfigDocument): Finding | undefined {
  const entries = document.entries(document.at([])!)
  // These are told with what stands there in its place.
  if (lostLibrary(document) || entries.some(({ name }) => meantAsLibraries(document, name))) return undefined
  const [first] = entries
  return (
    first && {
      at: first.key,
      message: 'There is no `libraries` in this config: PMM finds no library and ends its run.',
      hint: `Add \`libraries:\` at the beginning of a line. ${EXAMPLE}`,
    }
  )
}

function shape(document: ConfigDocument, key: NodeRef, value: NodeRef): Finding | undefined {
  const kind = document.shape(value)
  const scalar = document.scalar(value)
  if (kind === 'mapping' && document.entries(value).length > 0) return undefined
  // Other programs' tags and templates put something else here.
  if (scalar?.kind === 'tagged' || isTemplate(scalar?.text ?? '')) return undefined
  if (kind === 'mapping' || scalar?.value === null) {
    const beside = document.entries(document.at([])!).find((entry) => isLibraryLike(document, entry.value))
    return {
      at: key,
      covers: document
        .entries(document.at([])!)
        .filter((entry) => isLibraryLike(document, entry.value))
        .map((entry) => entry.value.path),
      message: 'There is no library below `libraries`: PMM ends its run.',
      hint: beside
        ? `Indent \`${beside.name}\` and all that stands below it by two spaces, so that it belongs to \`libraries\`.`
        : EXAMPLE,
    }
  }
  const found = kind === 'sequence' ? 'a list' : 'a single value'
  return {
    at: key,
    message: `\`libraries\` must be a mapping from the names of libraries to what PMM does with each, and ${found} stands here: PMM breaks down on it.`,
    hint:
      kind === 'sequence' ? `${EXAMPLE} Leave the dashes out, and put a colon behind each name.` : EXAMPLE,
  }
}

export const docs: RuleDocs = {
  summary: '`libraries` is not there, or there is no library in it.',
  why: 'PMM works on the libraries that are keys of `libraries`. Where there are none it ends its run with an error, also when all that is wanted are playlists; where a list or a text stands there it crashes.',
  examples: [
    {
      bad: 'plex:\n  url: http://plex:32400\n  token: <<plex>>\ntmdb:\n  apikey: <<tmdb>>\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://plex:32400\n  token: <<plex>>\ntmdb:\n  apikey: <<tmdb>>\n',
    },
    { bad: 'libraries:\nplex:\n  url: http://plex:32400\n  token: <<plex>>\n' },
    {
      bad: 'libraries:\n  - Films\nplex:\n  url: http://plex:32400\n  token: <<plex>>\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n  token: <<plex>>\n',
    },
  ],
}
