import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import type { Draft } from '../yaml/edit/draft.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'op-genre_mapper-115',
  from: 'libraries.*.operations.genre_mapper: {new: [old, ...]}',
  to: 'libraries.*.operations.genre_mapper: {old: new}',
  since: '1.16.0',
  automation: 'ask',
  places: ['libraries.*.operations.genre_mapper'],
  reception: 'ignored',
  summary: '`genre_mapper` names the old genre first, and the new one for it.',
  why: 'In 1.15 it was a new genre with a list of those it stands for. PMM takes such a list for the name of a genre.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      genre_mapper:\n        Science Fiction:\n          - Sci-Fi\n          - SciFi\n',
      good: 'libraries:\n  Films:\n    operations:\n      genre_mapper:\n        Sci-Fi: Science Fiction\n        SciFi: Science Fiction\n',
    },
  ],
  *find({ document }) {
    for (const { entry, path } of expand(document, 'libraries.*.operations.genre_mapper')) {
      if (!document.entries(entry.value).some(({ value }) => document.shape(value) === 'sequence')) continue
      yield {
        at: entry.key,
        message:
          'Here a genre has a list, but `genre_mapper` takes one old genre and one new one. PMM makes a genre of the list.',
        hint: 'Is each list meant as the old genres, and its key as the new one? Then turn it round: a line `old: new` for each, and PMM replaces these genres of every item, which it does not do today.',
        fix: {
          title: 'Turn the lists of `genre_mapper` round',
          safety: 'unsafe',
          make(draft) {
            const at = draft.document.at(path)
            const turned = at && turnRound(draft.document, at)
            if (!at || !turned) draft.refuse('a genre would be there twice, or is no text')
            else turn(draft, path, turned)
          },
        },
      }
    }
  },
})

/** Line by line, so that comments stay; anew where a genre is an old one here and a new one there. */
function turn(draft: Draft, path: Path, turned: Readonly<Record<string, string>>): void {
  const { document } = draft
  const lists = document
    .entries(document.at(path)!)
    .map((entry) => ({ ...entry, olds: oldsOf(document, entry.value) }))
  if (lists.some(({ name, olds }) => olds && (olds.length === 0 || Object.hasOwn(turned, name))))
    draft.set(document.at(path)!, turned)
  else
    for (const { name, value, olds } of lists) {
      const [first, ...others] = olds ?? []
      if (first === undefined) continue
      draft.rename(draft.document.at(value.path)!, first)
      draft.set(draft.document.at([...path, first])!, name)
      for (const old of others.toReversed())
        draft.insert(draft.document.at(path)!, old, name, { after: draft.document.at([...path, first])! })
    }
}

/** The genres of a list. */
function oldsOf(document: ConfigDocument, value: NodeRef): readonly string[] | undefined {
  if (document.shape(value) !== 'sequence') return undefined
  return document.items(value).map((item) => document.scalar(item)?.text ?? '')
}

function turnRound(document: ConfigDocument, at: NodeRef): Readonly<Record<string, string>> | undefined {
  const turned: Record<string, string> = {}
  for (const { name, value } of document.entries(at)) {
    const isList = document.shape(value) === 'sequence'
    const olds = isList ? document.items(value).map((item) => document.scalar(item)?.value) : [name]
    const fresh = isList ? name : document.scalar(value)?.value
    for (const old of olds) {
      if (typeof old !== 'string' || typeof fresh !== 'string' || Object.hasOwn(turned, old)) return undefined
      turned[old] = fresh
    }
  }
  return turned
}
