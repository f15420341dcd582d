import { GROUPED } from '../../kometa/operation-groups.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Rule, RuleDocs } from '../rule.js'
import { operationsOf } from '../services/needed-services.js'
import { blocks } from '../services/operation-sources.js'

export const rule: Rule = {
  meta: { id: 'operations/set-twice', kind: 'lint', severity: 'warning', fix: 'manual', holds: '>=1.20.0' },
  *check({ document }) {
    for (const operations of operationsOf(document)) {
      const first = new Map<string, NodeRef>()
      for (const block of blocks(document, operations))
        for (const { operation, at, scheduled } of operationsIn(document, block)) {
          const before = first.get(operation)
          if (before)
            yield {
              at: document.keyOf(at),
              message: `This is set in line ${lineOf(document, before)} already, for every run: PMM takes one of the two and passes over the other.`,
              hint: 'Delete one of them, or give the first a schedule of its own.',
            }
          else if (!scheduled) first.set(operation, at)
        }
    }
  },
}

interface Setting {
  /** The name that stands for the operation wherever it is written. */
  readonly operation: string
  readonly at: NodeRef
  /** Not every run does it. */
  readonly scheduled: boolean
}

/** What a block sets. */
function* operationsIn(document: ConfigDocument, block: NodeRef): Iterable<Setting> {
  const scheduled = hasSchedule(document, block)
  for (const { name, value } of settings(document, block)) {
    if (IN_GROUPS.has(name)) yield* inGroup(document, value, scheduled)
    else yield { operation: PLACES.get(name) ?? name, at: value, scheduled }
  }
}

function* inGroup(document: ConfigDocument, group: NodeRef, above: boolean): Iterable<Setting> {
  const all = above || hasSchedule(document, group)
  for (const { name, value } of settings(document, group)) {
    const scheduled = all || hasSchedule(document, value)
    const parts = PARTED.has(name) ? settings(document, value) : []
    for (const part of parts)
      yield {
        operation: `${name}.${part.name}`,
        at: part.value,
        scheduled: scheduled || hasSchedule(document, part.value),
      }
    if (parts.length === 0) yield { operation: SAME.get(name) ?? name, at: value, scheduled }
  }
}

const settings = (document: ConfigDocument, at: NodeRef) =>
  document.entries(at).filter(({ name }) => name !== 'schedule')

const lineOf = (document: ConfigDocument, at: NodeRef) =>
  document.source.position(document.range(document.keyOf(at)).start).line

const IN_GROUPS: ReadonlySet<string> = new Set(['mass_metadata_update', 'mass_image_update'])
const PLACES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(GROUPED).map(([name, place]) => [name, place.replace('.mode', '')] as const),
  ['mass_imdb_parental_labels', 'labels'],
])
/** Groups within the groups. */
const PARTED: ReadonlySet<string> = new Set(['ratings', 'genre', 'content_rating'])
const SAME: ReadonlyMap<string, string> = new Map([
  ['squart_art', 'square_art'],
  ['genre', 'genre.source'],
  ['content_rating', 'content_rating.source'],
])

const hasSchedule = (document: ConfigDocument, at: NodeRef) =>
  document.entries(at).some(({ name }) => name === 'schedule')

export const docs: RuleDocs = {
  summary: 'An operation is set twice for the same run.',
  why: 'Of an operation that is set twice PMM takes one and warns that it is already scheduled: in a later block of the list where the first one is run every time, or under its own name beside `mass_metadata_update`, which Kometa knows since 2.4.5. Blocks with schedules may well set the same.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      - mass_genre_update: tmdb\n      - mass_genre_update: imdb\n',
      good: 'libraries:\n  Films:\n    operations:\n      - mass_genre_update: tmdb\n        schedule: weekly(sunday)\n      - mass_genre_update: imdb\n',
    },
    {
      given: { target: '2.5.2' },
      bad: 'libraries:\n  Films:\n    operations:\n      mass_genre_update: tmdb\n      mass_metadata_update:\n        genre: imdb\n',
      good: 'libraries:\n  Films:\n    operations:\n      mass_metadata_update:\n        genre: tmdb\n',
    },
  ],
}
