import { type DefaultKind, defaultName, defaultsOf } from '../../kometa/defaults.js'
import { order } from '../../kometa/versions.js'
import { suggest } from '../../schema/suggest.js'
import { type DefaultEntry, defaultEntries } from '../default-entries.js'
import type { Facts } from '../facts.js'
import type { Finding, Rule, RuleDocs, Target } from '../rule.js'
import { unlessNeverRun } from '../services/schedules.js'
import { ALL } from '../versions.js'

const LISTS: Readonly<Record<DefaultKind, string>> = {
  collection: 'collection_files',
  overlay: 'overlay_files',
  playlist: 'playlist_files',
}
const KINDS = Object.keys(LISTS) as readonly DefaultKind[]
const ARTICLE: Readonly<Record<DefaultKind, string>> = {
  collection: 'a file of collections',
  overlay: 'a file of overlays',
  playlist: 'a file of playlists',
}

export const rule: Rule = {
  meta: {
    id: 'libraries/unknown-default',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document, facts, target }) {
    const types = new Map<string, DefaultEntry['at']>()
    const told = new Set<string>()
    for (const entry of defaultEntries(document)) {
      if (!entry.kind) {
        yield {
          at: entry.at,
          ...words(`Files that come with PMM are not read in \`${entry.list}\`.`, moved(entry)),
        }
        continue
      }
      const found = problemOf(entry.text, entry.kind, facts, target)
      if (found) yield unlessNeverRun(document, { at: entry.at, ...found }, entry.at)
      else if (entry.library !== undefined && entry.kind === 'collection') {
        const type = defaultsOf('collection').get(defaultName(entry.text, 'collection'))?.type
        if (!type) continue
        const [own, other] = [
          `${entry.library}\0${type}`,
          `${entry.library}\0${type === 'movie' ? 'show' : 'movie'}`,
        ]
        if (!types.has(own)) types.set(own, entry.at)
        if (!types.has(other) || told.has(entry.library)) continue
        told.add(entry.library)
        yield { at: entry.at, ...excluded(type) }
      }
    }
  },
}

const words = (message: string, hint: string) => ({ message, hint })

function moved({ text }: DefaultEntry): string {
  const kind = KINDS.find((one) => defaultsOf(one).has(defaultName(text, one)))
  return kind
    ? `Move the entry to \`${LISTS[kind]}\`.`
    : 'Name a file of your own by `file`, or delete the entry.'
}

function excluded(type: 'movie' | 'show') {
  const [own, other] = type === 'movie' ? ['movies', 'shows'] : ['shows', 'movies']
  return words(
    `This is for libraries of ${own}, but another entry of this library is for ${other}: one of them is not found.`,
    'Delete the one that does not fit the library.',
  )
}

/** What is wrong with a name in a list for a kind of files, if anything is. */
function problemOf(
  text: string,
  kind: DefaultKind,
  facts: Facts,
  { from }: Target,
): Omit<Finding, 'at'> | undefined {
  const name = defaultName(text, kind)
  const known = defaultsOf(kind).get(name)
  if (!known) return isFileBeside(text, facts) ? undefined : unknown(text, name, kind)
  const { since, gone } = known
  if (gone && !isFileBeside(text, facts))
    return {
      ...words(
        `There is no such file since version ${gone}: nothing comes of the entry.`,
        'Delete the entry, or name another file.',
      ),
      holds: `>=${gone}`,
      not: `<${gone}`,
    }
  // Of what is old enough for most, only those who name their version want to hear.
  const isRecent = order(since) > order('2.0.0') || !['config', 'default'].includes(from.kind)
  if (!isRecent || order(since) <= order('1.18.0')) return undefined
  return {
    ...words(`There is no such file before version ${since}.`, 'Update Kometa, or delete the entry.'),
    holds: `<${since}`,
    not: `>=${since}`,
    wholly: true,
  }
}

function unknown(text: string, name: string, kind: DefaultKind): Omit<Finding, 'at'> {
  const plain = name.replace(/\.yaml$/, '')
  if (plain !== name && defaultsOf(kind).has(plain))
    return words(
      'PMM finds no file under this name: it takes `.yml` off it, but not `.yaml`.',
      `Write \`${plain}\`.`,
    )
  const others = KINDS.filter((one) => one !== kind)
  const other = others.find((one) => defaultsOf(one).has(defaultName(text, one)))
  if (other)
    return words(
      `This is ${ARTICLE[other]}, and here ${ARTICLE[kind]} belongs: nothing comes of it.`,
      `Move the entry to \`${LISTS[other]}\`.`,
    )
  const present = [...defaultsOf(kind)].filter(([, { gone }]) => !gone).map(([one]) => one)
  const meant = suggest(name, present)
  return words(
    'No file of this name comes with PMM, in no version, and there is none beside the config.',
    meant
      ? `Did you mean \`${meant}\`? Write that in its place.`
      : 'Correct the name, or name a file of your own by `file`.',
  )
}

/** PMM then looks for a file of that name from its working folder. */
function isFileBeside(text: string, facts: Facts): boolean {
  const names = /\.ya?ml$/.test(text) ? [text] : [`${text}.yml`, `${text}.yaml`]
  return names.some((one) => facts.linkedFile?.(one) !== undefined)
}

export const docs: RuleDocs = {
  summary: 'An entry names a file that does not come with PMM.',
  why: 'Files that come with PMM are found by their names, which differ for collections, overlays and playlists, and changed over time. PMM reports an error for a name it does not have, and nothing comes of the entry.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: franchises\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: franchise\n',
    },
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: ribbon\n',
      good: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n',
    },
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: director\n      - default: network\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: director\n      - default: studio\n',
    },
  ],
}
