import type { ConfigDocument, Path } from '../yaml/document.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { whyShared } from './make/shared.js'
import { guard, OLD, valuesAt } from './make/webhooks.js'

export const migration = defineMigration({
  id: 'lib-webhooks-changes',
  from: 'libraries.*.webhooks.changes',
  to: 'libraries.*.webhooks.changes, beside a blank collection_changes',
  since: '1.16.5',
  automation: 'ask',
  places: ['libraries.*.webhooks.changes'],
  reception: 'ignored',
  summary: 'The webhook `changes` of a library does nothing alone.',
  why: 'PMM puts the old webhooks of a library together and writes the result over `changes`, be it nothing, wherever `collection_changes` is missing (every version from 1.16.5 to 2.5.2). A blank `collection_changes` beside it keeps `changes` alive.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    webhooks:\n      changes: notifiarr\n',
      good: 'libraries:\n  Films:\n    webhooks:\n      changes: notifiarr\n      collection_changes:\n',
    },
  ],
  *find({ document }) {
    for (const { entry, path } of expand(document, 'libraries.*.webhooks.changes')) {
      const hooks = path.slice(0, -1)
      const others = othersOf(document, hooks)
      if (others.includes('collection_changes') || isKept(document, hooks, others)) continue
      const names = others.map((name) => `\`${name}\``).join(', ')
      const place = {
        at: entry.key,
        message: `PMM passes over \`changes\` of a library ${names ? `where ${names} ${others.length > 1 ? 'are' : 'is'} there` : 'where `collection_changes` is not there'}: nothing is sent to it.`,
      }
      yield names
        ? {
            ...place,
            hint: `Put what ${names} ${others.length > 1 ? 'say' : 'says'} into \`changes\` as well, and leave a blank \`collection_changes:\` in the place.`,
          }
        : {
            ...place,
            hint: 'Is PMM to send the changes of this library there, from the next run on? Then write a blank `collection_changes:` beside it.',
            fix: {
              title: 'Add a blank `collection_changes`, which keeps `changes` alive',
              safety: 'unsafe',
              reveals: hooks,
              make(draft) {
                const shared = whyShared(draft.document, path, hooks.length)
                if (shared) draft.refuse(shared)
                guard(draft, hooks)
              },
            },
          }
    }
  },
})

const othersOf = (document: ConfigDocument, hooks: Path) =>
  OLD.filter((name) => document.at([...hooks, name]))

/** Nothing that could be lost, or all of it is said by the others as well. */
function isKept(document: ConfigDocument, hooks: Path, others: readonly string[]): boolean {
  const said = others.flatMap((name) => valuesAt(document, [...hooks, name]))
  return valuesAt(document, [...hooks, 'changes']).every((value) => isNothing(value) || said.includes(value))
}

const isNothing = (value: unknown) =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
