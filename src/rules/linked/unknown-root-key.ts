import type { ConfigDocument, Entry } from '../../yaml/document.js'
import { KIND_OF_LIST, type LinkedFile, needsOf, ROOTS_OF } from '../linked-file.js'
import { ALL_ROOTS, meantRoot } from '../linked-roots.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/unknown-root-key', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    const root = document.at([])
    if (!linked || !root || document.problems.length > 0) return
    if (linked.kinds.some((kind) => kind === 'image' || kind === 'template')) return
    const read = new Set(linked.kinds.flatMap((kind) => ROOTS_OF[kind]))
    const entries = document.entries(root).filter(({ name }) => !read.has(name))
    for (const entry of entries) {
      const finding = findingOf(document, entry, linked)
      if (finding) yield finding
    }
  },
}

function findingOf(document: ConfigDocument, entry: Entry, linked: LinkedFile): Finding | undefined {
  const { name, key } = entry
  const meant = meantRoot(name, linked)
  if (meant)
    return {
      at: key,
      message: `PMM does not know \`${name}\` at the root of this file, and makes nothing of what is below it.`,
      hint: `Did you mean \`${meant}\`? Write that in its place.`,
    }
  // Without what it needs nothing of the file is read, which is told by itself.
  const isOfUse = linked.kinds.every((kind) =>
    document.entries(document.at([])!).some((one) => needsOf(kind).includes(one.name)),
  )
  if (ALL_ROOTS.has(name))
    return isOfUse
      ? {
          at: key,
          message: `PMM does not read \`${name}\` from this file, because the config does not name it in ${listsFor(name)}.`,
          hint: 'Name the file there as well, or move this part to a file that is.',
          severity: 'warning',
        }
      : undefined
  if (!isOfUse || isOwnBusiness(document, entry)) return undefined
  return {
    at: key,
    message: `PMM does not know \`${name}\` at the root of a file, and passes over it.`,
    hint: 'Indent it if it belongs to what stands above, or delete it.',
    severity: 'warning',
  }
}

function listsFor(root: string): string {
  const lists = Object.entries(KIND_OF_LIST)
    .filter(([list, kind]) => list.endsWith('_files') && ROOTS_OF[kind].includes(root))
    .map(([list]) => `\`${list}\``)
  return lists.join(' or ')
}

/** What people keep for themselves: anchors that other places repeat, and whatever begins with `x-`. */
function isOwnBusiness(document: ConfigDocument, { name, key, value }: Entry): boolean {
  const text = document.source.text.slice(document.range(key).start, document.range(value).end)
  return /^(?:x-|\.)/.test(name) || /[\s[{,:]&[^\s,[\]{}]/.test(text)
}

export const docs: RuleDocs = {
  summary: 'A root key of a linked file that PMM does not read there.',
  why: 'PMM reads some root keys of each kind of file and passes over all others without a word: a misspelt `collections` is a file that makes none. What holds anchors, or begins with `x-`, is left alone.',
  examples: [
    {
      bad: 'colections:\n  Alien:\n    tmdb_collection: 8091\n',
      good: 'collections:\n  Alien:\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
    {
      bad: 'collections:\n  Alien:\n    tmdb_collection: 8091\noverlays:\n  4K:\n    plex_all: true\n',
      good: 'collections:\n  Alien:\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
  ],
}
