import type { LinkedKind } from '../linked-file.js'
import { needsOf } from '../linked-file.js'
import { meantRoot } from '../linked-roots.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/missing-root-key', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    const root = document.at([])
    if (!linked || !root || document.problems.length > 0) return
    const entries = document.entries(root)
    const [first] = entries
    if (!first) return
    for (const kind of linked.kinds) {
      const needs = needsOf(kind)
      const isThere = entries.some(({ name }) => needs.includes(name))
      // One that is misspelt is told where it stands.
      const isMeant = entries.some(({ name }) => needs.includes(meantRoot(name, linked) ?? ''))
      if (needs.length === 0 || isThere || isMeant) continue
      yield {
        at: first.key,
        message: `There is no ${alternatives(needs)} in this file: PMM makes nothing of it as ${WHAT[kind]}.`,
        hint: hintFor(
          kind,
          entries.map(({ name }) => name),
        ),
      }
      return
    }
  },
}

const WHAT: Readonly<Record<LinkedKind, string>> = {
  collection: 'a collection file',
  metadata: 'a metadata file',
  definitions: 'a metadata file',
  overlay: 'an overlay file',
  image: 'an image file',
  playlist: 'a playlist file',
  template: 'a template file',
}

/** The list of the config that a root key belongs in. */
const LISTS: Readonly<Record<string, string>> = {
  collections: 'collection_files',
  dynamic_collections: 'collection_files',
  metadata: 'metadata_files',
  overlays: 'overlay_files',
  playlists: 'playlist_files',
}

function hintFor(kind: LinkedKind, names: readonly string[]): string {
  const list = names.map((name) => LISTS[name]).find((one) => one !== undefined)
  return list
    ? `What it holds is read where \`${list}\` names the file: move the entry there.`
    : `Put what you want below ${alternatives(needsOf(kind))}, at the beginning of a line.`
}

/** `a`, `b` or `c`. */
const alternatives = (names: readonly string[]) =>
  names
    .map((name) => `\`${name}\``)
    .join(', ')
    .replace(/, (`[^`]*`)$/, ' or $1')

export const docs: RuleDocs = {
  summary: 'A file lacks the root key that the list naming it is about.',
  why: 'PMM reads `collections` and `dynamic_collections` from `collection_files`, `metadata` from `metadata_files`, `overlays` from `overlay_files` and `playlists` from `playlist_files`. A file without any of them is an error in the log, and nothing comes of it.',
  examples: [
    {
      bad: 'metadata:\n  Alien:\n    sort_title: Alien 1\n',
      good: 'collections:\n  Alien:\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
  ],
}
