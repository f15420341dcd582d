import type { Finding, RuleContext } from '../../rules/rule.js'
import type { ConfigDocument, Entry, NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import { expand } from './expand.js'
import { fileEntries } from './file-entries.js'
import { defineMigration, type Migration } from './migration.js'
import { whyShared } from './shared.js'

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
    // `overlay_path` is a place of its own.
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
      for (const { library, keys } of overlayKeys(document, names)) {
        const own = keysOf(document, library, names)
        const last = lastOf(keys, names)
        for (const entry of keys) {
          const idle = boolean && document.scalar(entry.value)?.value !== true
          const stands = boolean
            ? own.some(({ value }) => document.scalar(value)?.value === true)
            : own.length > 0
          // Of switches one is enough; of other values that of the library counts, and then the last.
          const does = !idle && !stands && (boolean || entry === last)
          const why = idle
            ? 'here only `true` does anything'
            : stands
              ? 'the library says it as well'
              : 'PMM goes by the last one'
          yield {
            at: entry.key,
            ...(!does && isNothingLost(document, entry, boolean, own[0] ?? last) ? { severity: 'info' } : {}),
            message: `\`${entry.name}\` belongs to the library, not to its overlay files, since version 1.20.0. ${does ? 'PMM still understands it, with a warning' : 'It does nothing'}.`,
            hint: does ? `Write \`${target}\` directly below the library.` : `Delete it: ${why}.`,
            fix: {
              title: does
                ? `Move \`${entry.name}\` to \`${target}\` of the library`
                : `Delete \`${entry.name}\`, which does nothing`,
              // Emptied, `overlay_path` would go, and what it stands in for would count.
              safety: hidesAnother(document, library) ? 'unsafe' : 'safe',
              reveals: library,
              make: (draft) =>
                does ? lift(draft, entry.value, library, target) : drop(draft, entry.value, library),
            },
          }
        }
      }
    },
  })
}

const hidesAnother = (document: ConfigDocument, library: Path) =>
  ['overlay_path', 'overlay_files'].every((name) => document.at([...library, name]))

/** Whether a key that does nothing says what holds anyway: that the switch is off, or what the other key says. */
function isNothingLost(document: ConfigDocument, entry: Entry, boolean: boolean, winner?: Entry): boolean {
  const [value, counts] = [entry, winner].map((one) => one && document.get(one.value.path))
  if (value === null || (boolean && value === false)) return true
  return JSON.stringify(value) === JSON.stringify(counts) && entry !== winner
}

/** Keys of the overlay files of a library, by the library. */
interface OverlayKeys {
  readonly library: Path
  readonly keys: readonly Entry[]
}

/** Nothing of `overlay_files` counts where `overlay_path` takes its place: what is in there stays. */
export function* overlayKeys(document: ConfigDocument, names: readonly string[]): Iterable<OverlayKeys> {
  const lists = ['overlay_path', 'overlay_files'].flatMap((name) => expand(document, `libraries.*.${name}`))
  for (const list of lists) {
    const library = list.path.slice(0, -1)
    if (list.path.at(-1) === 'overlay_files' && document.at([...library, 'overlay_path'])) continue
    const entries = fileEntries(document, list.entry.value).flatMap((item) => document.entries(item))
    yield { library, keys: entries.filter(({ name }) => names.includes(name)) }
  }
}

/** What a library says itself, under whatever name. */
export function keysOf(document: ConfigDocument, library: Path, names: readonly string[]): readonly Entry[] {
  const at = document.at(library)
  return at ? document.entries(at).filter(({ name }) => names.includes(name)) : []
}

/** The key that counts: that of the last entry, and there the first of the names. */
function lastOf(keys: readonly Entry[], names: readonly string[]): Entry | undefined {
  const holder = keys.at(-1)?.value.path.slice(0, -1).join('\0')
  const inLast = keys.filter(({ value }) => value.path.slice(0, -1).join('\0') === holder)
  return inLast.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))[0]
}

/** Moves a key out of an entry to the library; of two the one that was there goes. */
export function lift(draft: Draft, value: NodeRef, library: Path, target: string): void {
  refuseShared(draft, value, library)
  const existing = draft.document.at([...library, target])
  if (existing) draft.remove(existing)
  const [moving, parent] = [draft.document.at(value.path), draft.document.at(library)]
  if (!moving || !parent) return
  draft.move(moving, parent, target === value.path.at(-1) ? undefined : target)
  tidy(draft, value.path.slice(0, -1))
}

/** Removes a key of an entry, with the entry and the list that are empty then. */
export function drop(draft: Draft, value: NodeRef, library: Path): void {
  refuseShared(draft, value, library)
  const at = draft.document.at(value.path)
  if (at) draft.remove(at)
  tidy(draft, value.path.slice(0, -1))
}

/** Another library that has the same list by an alias or a merge key would lose what is moved. */
function refuseShared(draft: Draft, value: NodeRef, library: Path): void {
  const shared = whyShared(draft.document, value.path, library.length)
  if (shared) draft.refuse(shared)
}

function tidy(draft: Draft, entry: Path): void {
  const at = draft.document.at(entry)
  if (!at || draft.document.entries(at).length > 0) return
  draft.remove(at)
  const list = draft.document.at(typeof entry.at(-1) === 'number' ? entry.slice(0, -1) : entry)
  if (list && draft.document.items(list).length === 0) draft.remove(list)
  // Kometa 2.4.4 crashes on a library with nothing behind it.
  const library = draft.document.at(entry.slice(0, 2))
  if (library && draft.document.scalar(library)?.value === null) draft.set(library, {})
}
