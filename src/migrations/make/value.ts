import type { Finding, RuleContext } from '../../rules/rule.js'
import { actAt } from '../../schema/acts.js'
import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import { written } from './example.js'
import { expand } from './expand.js'
import { defineMigration, type Migration, type Reception } from './migration.js'
import { questionOf } from './wake.js'

/** A value that got another name; the key may also hold a list with it. */
export interface ValueRow {
  readonly id: string
  readonly keys: readonly string[]
  readonly old: string
  readonly fresh: string
  readonly since: string
  readonly reception: Reception
  /** In a list of operations PMM does nothing by the old value. */
  readonly notInLists?: boolean
  /** What PMM does by the old value, where it is not nothing; a sentence without its end. */
  readonly instead?: string
  readonly note?: string
  /** Lines at the end of the example: what the new value needs. */
  readonly rest?: string
}

export function valueMigration(row: ValueRow): Migration {
  const { id, keys, old, fresh, since, reception, note } = row
  const [first] = keys as [string]
  return defineMigration({
    id,
    from: `${keys.join(', ')}: ${old}`,
    to: fresh,
    since,
    automation: reception === 'ignored' ? 'ask' : 'safe',
    reception,
    ...(row.notInLists ? { severity: 'error' } : {}),
    places: keys.map((key) => `${key}=${old}`),
    summary: `The value \`${old}\` of \`${first}\` became \`${fresh}\`.`,
    why: `Since version ${since} it has another name.${note ? ` ${note}` : ''}`,
    get examples() {
      const { rest = '' } = row
      return [{ bad: written(first, old) + rest, good: written(first, fresh) + rest }]
    },
    *find({ document }: RuleContext): Iterable<Finding> {
      for (const at of keys.flatMap((key) => holders(document, key, old))) {
        const isIgnored = reception === 'ignored' || (row.notInLists && isInList(at.path))
        const act = isIgnored ? actAt(at.path) : undefined
        const does = isIgnored
          ? ` ${row.instead ?? 'In a list of operations PMM does nothing by the old word'}.`
          : ''
        yield {
          at,
          ...(row.notInLists && !isIgnored ? { severity: 'warning' } : {}),
          message: `\`${old}\` is called \`${fresh}\` since version ${since}.${does}`,
          hint:
            act === undefined
              ? `Write \`${fresh}\`.`
              : questionOf(act, 'If not, delete it.', row.instead && ' by what the new word stands for'),
          fix: {
            title: `Write \`${fresh}\` for \`${old}\``,
            safety: act === undefined ? 'safe' : 'unsafe',
            // What the new word needs is to be said only now.
            reveals: at.path,
            make(draft) {
              const there = draft.document.at(at.path)
              if (there) draft.set(there, fresh)
            },
          },
        }
      }
    },
  })
}

/** Whether what holds the key of a value is an item of a list. */
const isInList = (path: Path) => typeof path.at(-2) === 'number'

function holders(document: ConfigDocument, key: string, value: string): readonly NodeRef[] {
  return expand(document, key)
    .flatMap(({ entry }) => [entry.value, ...document.items(entry.value)])
    .filter((at) => document.scalar(at)?.value === value)
}
