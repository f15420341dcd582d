import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { attributesOf, definitionsOf, isSaid, type LinkedFile, rootsOf } from '../linked-file.js'
import { BUILDER_SERVICES, type BuilderService, serviceOf } from '../linked-services.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL, outside, whereRead } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/missing-service', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    if (!linked) return
    const uses = usesOf(document, linked)
    for (const service of BUILDER_SERVICES) {
      const [first, ...others] = uses.get(service) ?? []
      if (!first || linked.has(service.section)) continue
      const { section, title, says, holds } = service
      const more =
        others.length === 0
          ? ''
          : `, and so ${others.length > 1 ? `do ${others.length} other places` : 'does one other place'} of this file`
      yield {
        at: first.at,
        message: `\`${first.name}\` needs ${title}${more}, but \`${section}\` is not set up in ${linked.config}: ${says}`,
        hint: `Fill in \`${section}\` in the config, or take out what needs it.`,
        related: others.map(({ at }) => ({ at, message: `this needs ${title}, too` })),
        ...(holds ? { holds, not: outside(holds) } : whereRead([section])),
      }
    }
  },
}

interface Use {
  readonly at: NodeRef
  readonly name: string
}

function usesOf(document: ConfigDocument, linked: LinkedFile): ReadonlyMap<BuilderService, readonly Use[]> {
  const uses = new Map<BuilderService, Use[]>()
  const add = (name: string, at: NodeRef) => {
    const service = serviceOf(name)
    if (service) uses.set(service, [...(uses.get(service) ?? []), { at, name }])
  }
  for (const definition of definitionsOf(document, linked))
    for (const { name, entry } of attributesOf(document, definition))
      if (isSaid(document, entry.value)) add(name, entry.key)
  for (const { name, value } of rootsOf(document, linked))
    if (name === 'dynamic_collections')
      for (const dynamic of document.entries(value))
        for (const { name, value } of document.entries(dynamic.value)) {
          const type = document.scalar(value)?.text.toLowerCase()
          if (name.toLowerCase() === 'type' && type?.startsWith('trakt_')) add(type, value)
        }
  return uses
}

export const docs: RuleDocs = {
  summary: 'A builder of a linked file needs a service that the config does not set up.',
  why: 'PMM connects to Trakt, MyAnimeList, Radarr, Sonarr, Tautulli and others by sections of the config. A collection, overlay or playlist with an attribute of a service that is not there is an error in the log and is not built. Trakt is needed up to 2.4.6; later versions read public lists without.',
  examples: [
    {
      bad: 'collections:\n  Popular:\n    tautulli_popular:\n      list_days: 30\n      list_size: 10\n',
      good: 'collections:\n  Popular:\n    tmdb_popular: 10\n',
      given: { linked: 'collection' },
    },
  ],
}
