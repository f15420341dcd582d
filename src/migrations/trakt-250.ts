import { traktSources } from '../kometa/trakt.js'
import { TRAKT_REMOVED } from '../kometa/versions.js'
import type { Finding, Fix, RuleContext } from '../rules/rule.js'
import { unlessNeverRun } from '../rules/services/schedules.js'
import { isSaidUnfilled, isTraktFilledIn } from '../rules/trakt-filled.js'
import { ALL, endsBefore, startsWith } from '../rules/versions.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import type { Draft } from '../yaml/edit/draft.js'
import { entryPlaces } from './make/file-entries.js'
import { defineMigration } from './make/migration.js'
import { discard } from './make/relocate.js'
import { traktMention } from './make/trakt-mention.js'
import { ratingsFromTrakt, traktDefaults, traktVariables } from './make/trakt-places.js'

const ELSEWHERE = 'MDBList, SIMKL, TMDb or IMDb'

export const migration = defineMigration({
  id: 'trakt-250',
  from: 'trakt, webhooks.trakt_pin, default: trakt, trakt_list* of template_variables, trakt, trakt_user and mdb_trakt as sources of ratings',
  to: 'mdblist, simkl, tmdb, imdb or other sources',
  since: TRAKT_REMOVED,
  automation: 'ask',
  places: [
    'trakt',
    'webhooks.trakt_pin',
    '~trakt',
    ...['default', 'pmm'].flatMap((key) => entryPlaces(`${key}=trakt`)),
  ],
  reception: 'refused',
  ahead: true,
  insteadOf: ['trakt/needed', 'trakt/blank-section', 'libraries/unknown-default'],
  summary: 'Kometa 2.5.0 and later do without Trakt.',
  why: `Trakt was removed from Kometa in version 2.5.0 of September 2026. The section is left out with one error in the log, and what takes something from Trakt fails: \`default: trakt\` is no file any more, and a rating operation with a source from Trakt is left out as a whole, its other sources included. ${ELSEWHERE} have similar lists and ratings. Versions 2.5.0 and 2.5.1 also drop whatever only mentions Trakt; 2.5.2 is better.`,
  examples: [
    {
      given: { target: '2.5.2' },
      bad: 'libraries:\n  Films:\n    operations:\n      mass_audience_rating_update:\n      - imdb\n      - trakt\n',
      good: 'libraries:\n  Films:\n    operations:\n      mass_audience_rating_update:\n      - imdb\n',
    },
    {
      given: { target: '2.5.2' },
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n',
      good: 'libraries:\n  Films: {}\n',
    },
    {
      given: { target: '2.5.2' },
      bad: 'libraries:\n  Films:\n    collection_files:\n    - default: basic\n    - default: trakt\n',
      good: 'libraries:\n  Films:\n    collection_files:\n    - default: basic\n',
    },
  ],
  *find(context): Iterable<Finding> {
    const { document, target } = context
    if (endsBefore(target.range, TRAKT_REMOVED)) {
      if (target.from.kind === 'config') yield* advice(document)
      return
    }
    yield* section(context)
    yield* sectionInCapitals(context)
    yield* webhook(context)
    yield* defaults(context)
    yield* ratings(context)
    yield* variables(context)
    yield* earlyReleases(context)
  },
})

/** For a config that is taken to be for older versions because it has Trakt, and for no other reason. */
function* advice(document: ConfigDocument): Iterable<Finding> {
  const at = document.at(['trakt'])
  if (at)
    yield {
      at: document.keyOf(at),
      severity: 'info',
      holds: ALL,
      not: '<0.0.0',
      message:
        'Kometa 2.5.0 and later do without Trakt. Because of this section the file is judged for older versions.',
      hint: `Name the version that you run, for example \`--target 2.4.9\` or \`--target 2.5.2\`. ${ELSEWHERE} are what to change to.`,
    }
}

function* section({ document, target }: RuleContext): Iterable<Finding> {
  const at = document.at(['trakt'])
  if (!at) return
  const isUsed = isTraktFilledIn(document)
  // The rules for older versions say it, and that the section had better go.
  if (!startsWith(target.range, TRAKT_REMOVED) && isSaidUnfilled(document)) return
  yield {
    at: document.keyOf(at),
    // Whoever named a version without Trakt reads the error in every log.
    severity: isUsed || startsWith(target.range, TRAKT_REMOVED) ? 'warning' : 'info',
    message:
      'Kometa does without Trakt since version 2.5.0: it passes over this section, with an error in its log.',
    hint: isUsed
      ? `Is it to be deleted, with the sign-in that it holds? ${ELSEWHERE} are what to use in its place.`
      : 'Delete it.',
    ...onlyNew(target.range, {
      title: 'Delete `trakt`',
      safety: isUsed ? 'unsafe' : 'safe',
      make: (draft) => discard(draft, ['trakt']),
    }),
  }
}

/** Kometa takes the section out whichever way it is written, with the same error in its log. */
function* sectionInCapitals({ document, target }: RuleContext): Iterable<Finding> {
  const root = document.at([])
  if (!root || !startsWith(target.range, TRAKT_REMOVED)) return
  for (const { name, key } of document.entries(root))
    if (name !== 'trakt' && name.toLowerCase() === 'trakt')
      yield {
        at: key,
        severity: 'warning',
        message: `Kometa does without Trakt since version 2.5.0: it passes over \`${name}\`, with an error in its log.`,
        hint: 'Is it to be deleted?',
        fix: {
          title: `Delete \`${name}\``,
          safety: 'unsafe',
          make: (draft) => discard(draft, [name]),
        },
      }
}

function* webhook({ document, target }: RuleContext): Iterable<Finding> {
  const path = ['webhooks', 'trakt_pin']
  const at = document.at(path)
  if (!at || document.scalar(at)?.value === null) return
  yield {
    at: document.keyOf(at),
    severity: 'warning',
    message: 'Nothing reads `webhooks.trakt_pin` since version 2.5.0, which does without Trakt.',
    hint: 'Is it to be deleted?',
    ...onlyNew(target.range, {
      title: 'Delete `trakt_pin`',
      safety: 'unsafe',
      reveals: ['webhooks'],
      make: (draft) => discard(draft, path),
    }),
  }
}

function* defaults({ document, target }: RuleContext): Iterable<Finding> {
  for (const { value } of traktDefaults(document)) {
    const item = value.path.slice(0, -1)
    const list = document.at(item.slice(0, -1))
    const isOneOfSeveral = list !== undefined && document.items(list).length > 1
    const finding: Finding = {
      at: value,
      message: '`default: trakt` is gone since version 2.5.0, which does without Trakt: the entry fails.',
      hint: `Is the entry to be deleted? Files such as \`imdb\`, \`tmdb\`, \`simkl\` and \`letterboxd\` have similar charts.`,
      ...(isOneOfSeveral
        ? onlyNew(target.range, {
            title: 'Delete the entry',
            safety: 'unsafe',
            reveals: item.slice(0, -1),
            make: (draft) => removeAt(draft, item),
          })
        : {}),
    }
    yield unlessNeverRun(document, finding, value)
  }
}

function* ratings({ document, target }: RuleContext): Iterable<Finding> {
  for (const { operation, sources, at, hasOthers } of ratingsFromTrakt(document))
    yield {
      at,
      message: `Ratings cannot be taken from Trakt since version 2.5.0: Kometa leaves out the whole operation${hasOthers ? ', with its other sources' : ''}.`,
      hint: hasOthers
        ? 'Are the other sources to be used without it? Kometa will then change the ratings in Plex again.'
        : `Is the operation to be deleted? Other sources are \`imdb\`, \`tmdb\` and, with MDBList, \`mdb\`.`,
      ...onlyNew(target.range, {
        title: hasOthers ? 'Take Trakt out of the sources' : 'Delete the operation',
        safety: 'unsafe',
        reveals: operation,
        make: (draft) => (hasOthers ? dropSources(draft, sources.path) : discard(draft, operation)),
      }),
    }
}

function dropSources(draft: Draft, path: Path): void {
  const at = draft.document.at(path)
  if (!at) return
  const items = draft.document.items(at).length
  for (let index = items - 1; index >= 0; index--) dropSource(draft, [...path, index])
  if (items === 0) dropSource(draft, path)
}

function dropSource(draft: Draft, path: Path): void {
  const { gone, kept } = traktSources(textAt(draft.document, path))
  if (gone.length === 0) return
  if (kept.length === 0) removeAt(draft, path)
  else draft.set(draft.document.at(path)!, kept.join(', '))
}

function* variables({ document, target }: RuleContext): Iterable<Finding> {
  for (const { entry, path } of traktVariables(document))
    yield {
      at: entry.value,
      message: 'Kometa drops this variable since version 2.5.0, which does without Trakt.',
      hint: 'Is it to be deleted? Variables such as `imdb_list` and `mdblist_list` name lists of others.',
      ...onlyNew(target.range, {
        title: `Delete \`${entry.name}\``,
        safety: 'unsafe',
        make: (draft) => discard(draft, path),
      }),
    }
}

function* earlyReleases({ document, target }: RuleContext): Iterable<Finding> {
  if (!startsWith(target.range, '2.5.0') || !endsBefore(target.range, '2.5.2')) return
  const at = traktMention(document)
  if (at)
    yield {
      at,
      message:
        'Kometa 2.5.0 and 2.5.1 drop every key and every text that mentions Trakt, this one with all below it.',
      hint: 'Use version 2.5.2 or later, which drops the keys of Trakt alone.',
    }
}

/** What older versions need is taken away only where none of them is meant. */
function onlyNew(range: string, fix: Fix): Pick<Finding, 'fix'> {
  return startsWith(range, TRAKT_REMOVED) ? { fix } : {}
}

const textAt = (document: ConfigDocument, path: Path) => {
  const at: NodeRef | undefined = document.at(path)
  return at ? (document.scalar(at)?.text ?? '') : ''
}

function removeAt(draft: Draft, path: Path): void {
  const at = draft.document.at(path)
  if (at) draft.remove(at)
}
