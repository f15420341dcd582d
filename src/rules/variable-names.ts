import { distance } from 'fastest-levenshtein'
import { allVariables, type VariableNames, variablesOf } from '../kometa/default-variables.js'
import type { NamedDefault } from './variable-lists.js'

/** What is known of the template variables that files coming with PMM read. */
export interface VariableKnowledge {
  /** Whether one of the files reads a variable, or may. */
  isRead(name: string, by: readonly NamedDefault[]): boolean
  /** Whether any file reads a variable, or may. */
  isKnown(name: string): boolean
  /** Whether one of the files reads the two as one name, `limit` and `popular` as `limit_popular`. */
  isReadJoined(stem: string, rest: string, by: readonly NamedDefault[]): boolean
  /** Of a name that no file at all reads, the one that was meant: one that these files do read. */
  meant(name: string, by: readonly NamedDefault[]): string | undefined
}

export function createVariableKnowledge(): VariableKnowledge {
  const tables = new Map<string, VariableNames | undefined>()
  const of = ({ kind, name }: NamedDefault) => {
    const id = `${kind} ${name}`
    if (!tables.has(id)) tables.set(id, variablesOf(kind, name))
    return tables.get(id)
  }
  const all = allVariables()
  const tablesOf = (by: readonly NamedDefault[]) =>
    [...new Set(by.map(of))].filter((table) => table !== undefined)
  return {
    isKnown: (name) => isOf(name, all),
    isRead: (name, by) => tablesOf(by).some((table) => isOf(name, table)),
    isReadJoined: (stem, rest, by) =>
      tablesOf(by).some(({ whole, stems }) => whole.has(`${stem}_${rest}`) || stems.has(stem)),
    meant(name, by) {
      const known = tablesOf(by)
      if (all.whole.has(name) || known.length === 0) return undefined
      const candidates = known.flatMap((table) =>
        isOf(name, table)
          ? wholeBehindStem(name, table)
          : [...wholeLike(name, table), ...stemsLike(name, table)],
      )
      const isSomeones = isOf(name, all) || /._(?:name|summary)$/.test(name)
      return nearest(
        candidates.filter(({ edits, isBehindStem }) => isBehindStem || edits === 0 || !isSomeones),
      )
    },
  }
}

interface Candidate {
  readonly name: string
  readonly edits: number
  /** The name is one of a stem with a key that may be anything, and a whole name with that stem is close. */
  readonly isBehindStem?: boolean
}

function nearest(candidates: readonly Candidate[]): string | undefined {
  return [...candidates].sort((a, b) => a.edits - b.edits)[0]?.name
}

/** Whether a name is read as a whole, or as a stem with the key of a collection behind it. */
function isOf(name: string, { whole, stems }: VariableNames): boolean {
  return whole.has(name) || splits(name, /_/g).some(([head]) => stems.has(head))
}

/** A name cut in two at each of its separators. */
function splits(name: string, separators: RegExp): readonly (readonly [head: string, tail: string])[] {
  return [...name.matchAll(separators)]
    .map(({ index }) => [name.slice(0, index), name.slice(index + 1)] as const)
    .filter(([head, tail]) => head !== '' && tail !== '')
}

function wholeLike(name: string, { whole }: VariableNames): readonly Candidate[] {
  return [...whole].flatMap((one) => candidate(one, editsBetween(name, one)))
}

/** `visable_library_top` for `visible_library_` with a key behind it. */
function stemsLike(name: string, { stems }: VariableNames): readonly Candidate[] {
  return splits(name, /[-_. ]/g).flatMap(([head, tail]) =>
    [...stems].flatMap((stem) => candidate(`${stem}_${tail}`, editsBetween(head, stem))),
  )
}

/** `use_seperator`: what follows `use_` may be any key, but this is a whole name that is read. */
function wholeBehindStem(name: string, { whole, stems }: VariableNames): readonly Candidate[] {
  return splits(name, /_/g)
    .filter(([head]) => stems.has(head))
    .flatMap(([head, tail]) =>
      [...whole]
        .filter((one) => one.startsWith(`${head}_`))
        .flatMap((one) => candidate(one, editsBetween(tail, one.slice(head.length + 1))))
        .map((one) => ({ ...one, isBehindStem: true })),
    )
}

function candidate(name: string, edits: number | undefined): readonly Candidate[] {
  return edits === undefined ? [] : [{ name, edits }]
}

const plain = (name: string) => name.toLowerCase().replace(/[-_ .]/g, '')

const inOrder = (name: string) =>
  name
    .toLowerCase()
    .split(/[-_ .]/)
    .sort()
    .join(' ')

const singular = (letters: string) => letters.replace(/ies$/, 'y').replace(/s$/, '')

/** How many letters differ, where so few do that one was meant by the other; capitals and separators are none. */
function editsBetween(name: string, known: string): number | undefined {
  const [own, other] = [plain(name), plain(known)]
  if (own === other || inOrder(name) === inOrder(known)) return 0
  // `rating4` is no slip of the pen, whatever it is.
  if (own.replace(/\d/g, '') === other.replace(/\d/g, '')) return undefined
  if (singular(own) === singular(other)) return 1
  const edits = distance(own, other)
  if (other.length < 5 || edits > (other.length < 8 ? 1 : 2)) return undefined
  return own[0] === other[0] || other.length >= 8 ? edits : undefined
}
