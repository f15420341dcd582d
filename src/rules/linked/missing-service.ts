import { BUILDER_SERVICES } from '../linked-services.js'
import { serviceUses } from '../linked-uses.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL, outside, whereRead } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/missing-service', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    if (!linked) return
    const uses = serviceUses(document, linked)
    for (const service of BUILDER_SERVICES) {
      const [first, ...others] = uses.filter((use) => use.service === service)
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
