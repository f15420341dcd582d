import { removedName } from '../../kometa/definition-attributes.js'
import { TRAKT_REMOVED } from '../../kometa/versions.js'
import type { NodeRef } from '../../yaml/document.js'
import { attributesOf, definitionsOf, isSaid } from '../linked-file.js'
import { serviceOf } from '../linked-services.js'
import type { Rule, RuleDocs } from '../rule.js'
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
    for (const definition of definitionsOf(document, linked))
      for (const { name, entry } of attributesOf(document, definition)) {
        const isTrakt = serviceOf(name)?.section === 'trakt'
        if (!(removedName(name) || (isTrakt && isSaid(document, entry.value)))) continue
        const id = isTrakt ? 'trakt' : name
        const group = groups.get(id) ?? { name, places: [] }
        group.places.push(entry.key)
        groups.set(id, group)
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
