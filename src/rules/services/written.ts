import { suggest } from '../../schema/suggest.js'
import type { Entry } from '../../yaml/document.js'

/** A key that was written where it should be, in a wrong spelling, or at a wrong depth. */
export interface WrittenKey<Key extends string = string> {
  /** As the schema spells it. */
  readonly name: Key
  readonly entry: Entry
  readonly how: 'right' | 'misspelt' | 'misplaced'
}

/** Which of a service's keys the entries of a mapping are, or were meant to be. @param own the keys that belong there */
export function written<Key extends string>(
  entries: readonly Entry[],
  own: readonly Key[],
  isKey: (name: string) => name is Key,
): WrittenKey<Key>[] {
  const names = new Set(entries.map((entry) => entry.name))
  return entries.flatMap((entry): WrittenKey<Key>[] => {
    const { name } = entry
    if (isKey(name)) return [{ name, entry, how: own.includes(name) ? 'right' : 'misplaced' }]
    const beforeColon = name.slice(0, Math.max(name.indexOf(':'), 0))
    if (isKey(beforeColon)) return [{ name: beforeColon, entry, how: 'misspelt' }]
    const plain = spelledOut(name)
    if (isKey(plain) && !own.includes(plain)) return [{ name: plain, entry, how: 'misspelt' }]
    const meant = suggest(
      name,
      own.filter((candidate) => !names.has(candidate)),
    )
    return meant && isKey(meant) ? [{ name: meant, entry, how: 'misspelt' }] : []
  })
}

/** A key of another depth is only recognized where nothing but capitals and separators differ. */
const spelledOut = (name: string) =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .replace(/[-. ]/g, '_')
    .toLowerCase()
