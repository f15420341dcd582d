import { removedName } from '../../kometa/definition-attributes.js'
import { TRAKT_REMOVED } from '../../kometa/versions.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { attributesOf, definitionsOf } from '../linked-file.js'
import { serviceUses } from '../linked-uses.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { userLists } from '../user-lists.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'linked/removed-attribute',
    kind: 'migration',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
    insteadOf: ['linked/missing-service'],
  },
  *check({ document, linked }) {
    if (!linked) return
    const groups = new Map<string, { readonly name: string; readonly places: NodeRef[] }>()
    const add = (id: string, name: string, at: NodeRef) => {
      const group = groups.get(id) ?? { name, places: [] }
      group.places.push(at)
      groups.set(id, group)
    }
    for (const { service, name, at } of serviceUses(document, linked))
      if (service.section === 'trakt') add('trakt', name, at)
    for (const definition of definitionsOf(document, linked))
      for (const { name, entry } of attributesOf(definition)) {
        if (removedName(name)) add(name, name, entry.key)
        if (name === 'trakt_userlist') yield* goneLists(document, entry.value)
      }
    for (const [id, { name, places }] of groups) {
      const [first, ...others] = places
      const { gone, instead } = id === 'trakt' ? TRAKT : removedName(name)!
      yield {
        at: first!,
        message: `Kometa ${gone} has done away with \`${name}\`${others.length > 0 ? `, which ${others.length === 1 ? 'one other place' : `${others.length} other places`} of this file ${others.length === 1 ? 'needs' : 'need'} as well` : ''}: nothing comes of it.`,
        hint: `Use ${instead}.`,
        related: others.map((at) => ({ at, message: 'so does this' })),
        holds: `>=${gone}`,
        not: `<${gone}`,
      }
    }
  },
}

/** `recommendations` of a user were a list of their own (modules/trakt.py 551 of Kometa 2.4.4). */
function* goneLists(document: ConfigDocument, value: NodeRef): Iterable<Finding> {
  for (const at of userLists(document, value))
    if (document.scalar(at)?.text === 'recommendations')
      yield {
        at,
        message: 'Kometa 1.21.0 has done away with this list of `trakt_userlist`: nothing comes of it.',
        hint: 'Use `trakt_recommendations`.',
        holds: '>=1.21.0 <2.5.0',
        not: '<1.21.0 || >=2.5.0',
      }
}

const TRAKT = {
  gone: TRAKT_REMOVED,
  instead: 'a list of MDBList, SIMKL, FlickList, TMDb or IMDb, such as `mdblist_list`',
}

export const docs: RuleDocs = {
  summary: 'An attribute of a linked file that Kometa has done away with.',
  why: 'Some builders went with the service behind them: those of FlixPatrol with 1.20 and 1.21, `reciperr_list` with 2.3.1, all of Trakt with 2.5.0. A collection that holds one is an error in the log and is not built; of Trakt’s, Kometa 2.5 only says that there is no Trakt any more.',
  examples: [
    {
      bad: 'collections:\n  Top:\n    flixpatrol_top:\n      platform: netflix\n',
      good: 'collections:\n  Top:\n    imdb_chart: popular_movies\n',
      given: { linked: 'collection' },
    },
    {
      bad: 'collections:\n  Trending:\n    trakt_trending: 20\n',
      good: 'collections:\n  Trending:\n    tmdb_trending_daily: 20\n',
      given: { linked: 'collection', target: '2.5.2' },
    },
  ],
}
