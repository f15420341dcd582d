import type { Finding, RuleContext } from '../../rules/rule.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { written } from './example.js'
import { expand } from './expand.js'
import { defineMigration, type Migration, type Reception } from './migration.js'

/** A value that got another name; the key may also hold a list with it. */
export interface ValueRow {
  readonly id: string
  readonly keys: readonly string[]
  readonly old: string
  readonly fresh: string
  readonly since: string
  readonly reception: Reception
  readonly note?: string
}

export function valueMigration({ id, keys, old, fresh, since, reception, note }: ValueRow): Migration {
  const [first] = keys as [string]
  return defineMigration({
    id,
    from: `${keys.join(', ')}: ${old}`,
    to: fresh,
    since,
    automation: 'safe',
    reception,
    places: keys.map((key) => `${key}=${old}`),
    summary: `The value \`${old}\` of \`${first}\` became \`${fresh}\`.`,
    why: `Since version ${since} it has another name.${note ? ` ${note}` : ''}`,
    get examples() {
      return [{ bad: written(first, old), good: written(first, fresh) }]
    },
    *find({ document }: RuleContext): Iterable<Finding> {
      for (const at of keys.flatMap((key) => holders(document, key, old)))
        yield {
          at,
          message: `\`${old}\` is called \`${fresh}\` since version ${since}.`,
          hint: `Write \`${fresh}\`.`,
          fix: {
            title: `Write \`${fresh}\` for \`${old}\``,
            safety: 'safe',
            make(draft) {
              const there = draft.document.at(at.path)
              if (there) draft.set(there, fresh)
            },
          },
        }
    },
  })
}

function holders(document: ConfigDocument, key: string, value: string): readonly NodeRef[] {
  return expand(document, key)
    .flatMap(({ entry }) => [entry.value, ...document.items(entry.value)])
    .filter((at) => document.scalar(at)?.value === value)
}
