import { presentName } from '../../kometa/definition-attributes.js'
import { attributesOf, definitionsOf } from '../linked-file.js'
import type { Rule, RuleDocs } from '../rule.js'
import { userLists } from '../user-lists.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/old-attribute', kind: 'migration', severity: 'info', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    if (!linked) return
    for (const definition of definitionsOf(document, linked))
      for (const { name, entry } of attributesOf(definition)) {
        if (name === 'trakt_userlist')
          for (const at of userLists(document, entry.value))
            if (document.scalar(at)?.text === 'collected')
              yield {
                at,
                message: 'This list is called `collection`: PMM still takes it, with a warning.',
                hint: 'Write `collection`.',
                holds: '>=1.21.0 <2.5.0',
                not: '<1.21.0 || >=2.5.0',
              }
        const today = presentName(name)
        if (today)
          yield {
            at: entry.key,
            message: `\`${name}\` is called \`${today}\`: PMM still takes it, with a warning.`,
            hint: `Rename it to \`${today}\`.`,
          }
      }
  },
}

export const docs: RuleDocs = {
  summary: 'An attribute of a linked file has another name today.',
  why: 'PMM takes the old names of some attributes for those of today, and says so in its log at every run.',
  examples: [
    {
      bad: 'collections:\n  Seasons:\n    plex_all: true\n    collection_level: season\n',
      good: 'collections:\n  Seasons:\n    plex_all: true\n    builder_level: season\n',
      given: { linked: 'collection' },
    },
  ],
}
