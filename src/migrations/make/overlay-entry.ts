import type { Finding, RuleContext } from '../../rules/rule.js'
import type { NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import { expand } from './expand.js'
import { fileEntries } from './file-entries.js'
import { defineMigration, type Migration } from './migration.js'

interface Row {
  readonly id: string
  /** The names in an entry, and the one of the library. */
  readonly names: readonly string[]
  readonly target: string
  readonly sample: string
  /** Only `true` does anything. */
  readonly boolean: boolean
}

/** A switch for all overlays of a library that used to stand among its overlay files. */
export function overlayEntryMigration({ id, names, target, sample, boolean }: Row): Migration {
  return defineMigration({
    id,
    from: names.map((name) => `libraries.*.overlay_files[].${name}`).join(', '),
    to: `libraries.*.${target}`,
    since: '1.20.0',
    automation: 'safe',
    places: names.map((name) => `libraries.*.overlay_files.${name}`),
    reception: 'accepted',
    after: ['lib-overlay_path'],
    summary: `\`${target}\` went from the overlay files to the library.`,
    why: `It is about all overlays of the library, so it stands directly below the library since 1.20.0. PMM still takes it among the files, with a warning.${boolean ? ' Anything but `true` does nothing there.' : ''}`,
    examples: [
      {
        bad: `libraries:\n  Films:\n    overlay_files:\n      - ${names[0]}: ${sample}\n      - default: ribbon\n`,
        good: `libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n    ${target}: ${sample}\n`,
      },
    ],
    *find({ document }: RuleContext): Iterable<Finding> {
      for (const list of expand(document, 'libraries.*.overlay_files'))
        for (const item of fileEntries(document, list.entry.value))
          for (const { name, key, value } of document.entries(item)) {
            if (!names.includes(name)) continue
            const library = list.path.slice(0, -1)
            const idle = boolean && document.scalar(value)?.value !== true
            const existing = document.at([...library, target])
            yield {
              at: key,
              message: `\`${name}\` belongs to the library, not to its overlay files, since version 1.20.0. PMM still understands it, with a warning.`,
              hint: idle
                ? 'Delete it: here only `true` does anything.'
                : existing
                  ? `Is \`${target}\` of the library to go, or this? Keep one of them.`
                  : `Write \`${target}\` directly below the library.`,
              fix: {
                title: idle
                  ? `Delete \`${name}\`, which does nothing`
                  : `Move \`${name}\` to \`${target}\` of the library`,
                safety: existing && !idle ? 'unsafe' : 'safe',
                reveals: library,
                make: (draft) => (idle ? drop(draft, value) : lift(draft, value, library, target)),
              },
            }
          }
    },
  })
}

/** Moves a key out of an entry to the library; of two the one that was there goes. */
export function lift(draft: Draft, value: NodeRef, library: Path, target: string): void {
  const existing = draft.document.at([...library, target])
  if (existing) draft.remove(existing)
  const [moving, parent] = [draft.document.at(value.path), draft.document.at(library)]
  if (!moving || !parent) return
  draft.move(moving, parent, target === value.path.at(-1) ? undefined : target)
  tidy(draft, value.path.slice(0, -1))
}

/** Removes a key of an entry, with the entry and the list that are empty then. */
export function drop(draft: Draft, value: NodeRef): void {
  const at = draft.document.at(value.path)
  if (at) draft.remove(at)
  tidy(draft, value.path.slice(0, -1))
}

function tidy(draft: Draft, entry: Path): void {
  const at = draft.document.at(entry)
  if (!at || draft.document.entries(at).length > 0) return
  draft.remove(at)
  const list = draft.document.at(typeof entry.at(-1) === 'number' ? entry.slice(0, -1) : entry)
  if (list && draft.document.items(list).length === 0) draft.remove(list)
}
