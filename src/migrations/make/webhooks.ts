import type { Finding, RuleContext } from '../../rules/rule.js'
import { actAt } from '../../schema/acts.js'
import type { ConfigDocument, ConfigValue, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import { expand } from './expand.js'
import { defineMigration, type Migration } from './migration.js'
import { whyShared } from './shared.js'
import { questionOf } from './wake.js'

/** In the order in which PMM puts them together. */
export const OLD = [
  'collection_creation',
  'collection_addition',
  'collection_removal',
  'collection_changes',
] as const
export type OldWebhook = (typeof OLD)[number]
const GUARD = 'collection_changes'

/** The global webhooks for single changes, which became one for all. */
export function webhookMigration(name: OldWebhook): Migration {
  return defineMigration({
    id: `webhooks-${name}`,
    from: `webhooks.${name}`,
    to: 'webhooks.changes',
    since: '1.14.0',
    automation: 'safe',
    places: [`webhooks.${name}`],
    reception: 'accepted',
    severity: 'error',
    summary: `The webhook \`${name}\` became a part of \`changes\`.`,
    why: 'PMM puts the old webhooks together to `changes`, in the order creation, addition, removal, changes and each once; but only where `changes` is not there.',
    examples: [
      {
        bad: `libraries:\n  Films: {}\nwebhooks:\n  error: notifiarr\n  ${name}: notifiarr\n`,
        good: 'libraries:\n  Films: {}\nwebhooks:\n  error: notifiarr\n  changes: notifiarr\n',
      },
    ],
    *find({ document }: RuleContext): Iterable<Finding> {
      for (const { entry, path } of expand(document, `webhooks.${name}`)) {
        const both = document.at(['webhooks', 'changes']) !== undefined
        yield {
          at: entry.key,
          ...(both ? severityOfLost(document, path) : { severity: 'warning' }),
          message: `\`${name}\` is a part of \`changes\` since version 1.14.0. ${both ? 'It does nothing, since `changes` is there' : 'PMM still understands it'}.`,
          hint: both ? 'Delete it.' : 'Put it into `changes`, with the other old ones if there are any.',
          fix: {
            title: both ? `Delete \`${name}\`` : 'Put the webhooks for single changes into `changes`',
            safety: 'safe',
            make(draft) {
              const shared = whyShared(draft.document, path, 1)
              if (shared) draft.refuse(shared)
              merge(draft, ['webhooks'], OLD)
            },
          },
        }
      }
    },
  })
}

/**
 * Those of a library. Kometa 2.4.4 puts the old ones together wherever `collection_changes` is missing, and
 * writes the result over `changes`, be it nothing: there a blank `collection_changes` keeps `changes` alive.
 */
export function libraryWebhookMigration(name: OldWebhook): Migration {
  const guarded = name === GUARD
  return defineMigration({
    id: `lib-webhooks-${name}`,
    from: `libraries.*.webhooks.${name}`,
    to: 'libraries.*.webhooks.changes',
    since: '1.14.0',
    automation: guarded ? 'ask' : 'safe',
    places: [`libraries.*.webhooks.${name}`],
    reception: guarded ? 'ignored' : 'accepted',
    severity: 'error',
    ...(guarded ? {} : { after: [`lib-webhooks-${GUARD}`] }),
    summary: `The webhook \`${name}\` of a library became a part of \`changes\`.`,
    why: 'PMM puts the old webhooks of a library together to `changes` where `collection_changes` is not there, and passes over them where it is. Kometa 2.4.4 also loses `changes` where `collection_changes` is missing, so a blank one is left as a guard.',
    examples: [
      {
        bad: `libraries:\n  Films:\n    webhooks:\n      ${name}: notifiarr\n`,
        good: `libraries:\n  Films:\n    webhooks:\n      changes: notifiarr\n      ${GUARD}:\n`,
      },
    ],
    *find({ document }: RuleContext): Iterable<Finding> {
      for (const { entry, path } of expand(document, `libraries.*.webhooks.${name}`)) {
        if (guarded && document.scalar(entry.value)?.value === null) continue
        const hooks = path.slice(0, -1)
        const lost = !guarded && document.at([...hooks, GUARD]) !== undefined
        const both = guarded && document.at([...hooks, 'changes']) !== undefined
        const wakes = guarded && !both ? actAt([...hooks, 'changes']) : undefined
        const crashes = !guarded && !lost && document.scalar(entry.value)?.value === null
        yield {
          at: entry.key,
          ...(guarded || lost ? severityOfLost(document, path) : crashes ? {} : { severity: 'warning' }),
          message: `\`${name}\` of a library is a part of \`changes\` since version 1.14.0. ${guarded || lost ? 'PMM passes over it' : crashes ? 'It is blank, and PMM crashes on it' : 'PMM still understands it'}.`,
          hint: wakes
            ? questionOf(wakes, 'If not, blank the line.')
            : lost || both
              ? 'Delete it.'
              : 'Put it into `changes`, with the other old ones if there are any.',
          fix: {
            title: lost
              ? `Delete \`${name}\``
              : both
                ? `Blank \`${name}\``
                : 'Put the webhooks for single changes into `changes`',
            safety: wakes ? 'unsafe' : 'safe',
            make(draft) {
              const shared = whyShared(draft.document, path, hooks.length)
              if (shared) draft.refuse(shared)
              if (lost) removeAt(draft, path)
              else if (guarded) takeOver(draft, hooks)
              else {
                if (draft.document.at([...hooks, 'changes'])) removeAt(draft, [...hooks, 'changes'])
                merge(
                  draft,
                  hooks,
                  OLD.filter((old) => old !== GUARD),
                )
                guard(draft, hooks)
              }
            },
          },
        }
      }
    },
  })
}

/** A webhook that does nothing is lost, unless it is blank or among the `changes` that count. */
function severityOfLost(document: ConfigDocument, path: Path): Pick<Finding, 'severity'> {
  const counting = valuesAt(document, [...path.slice(0, -1), 'changes'])
  const isKept = valuesAt(document, path).every((value) => counting.includes(value))
  return isKept ? { severity: 'info' } : {}
}

/** What stood in `collection_changes` did nothing: it becomes `changes` where there is none. */
function takeOver(draft: Draft, hooks: Path): void {
  const at = draft.document.at([...hooks, GUARD])
  if (!at) return
  if (draft.document.at([...hooks, 'changes'])) draft.set(at, null)
  else {
    draft.rename(at, 'changes')
    guard(draft, hooks)
  }
}

export function guard(draft: Draft, hooks: Path): void {
  const parent = draft.document.at(hooks)
  if (parent) draft.insert(parent, GUARD, null)
}

/** The first old key becomes `changes` with all that the others hold; where `changes` is there they just go. */
function merge(draft: Draft, hooks: Path, names: readonly string[]): void {
  const present = names.filter((name) => draft.document.at([...hooks, name]))
  const existing = draft.document.at([...hooks, 'changes']) !== undefined
  const values = [...new Set(present.flatMap((name) => valuesAt(draft.document, [...hooks, name])))]
  if (values.some((value) => typeof value !== 'string')) draft.refuse('a webhook is no text')
  const [first, ...others] = existing ? [undefined, ...present] : present
  for (const name of others) if (name) removeAt(draft, [...hooks, name])
  const at = first && draft.document.at([...hooks, first])
  if (!at) return
  if (others.length > 0)
    draft.set(at, values.length > 1 ? (values as string[]) : ((values[0] as string | undefined) ?? null))
  const renamed = draft.document.at([...hooks, first])
  if (renamed) draft.rename(renamed, 'changes')
}

export function valuesAt(document: ConfigDocument, path: Path): readonly ConfigValue[] {
  const value = document.get(path) ?? null
  return (Array.isArray(value) ? (value as readonly ConfigValue[]) : [value]).filter((one) => one !== null)
}

function removeAt(draft: Draft, path: Path): void {
  const at = draft.document.at(path)
  if (at) draft.remove(at)
}
