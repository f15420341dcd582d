import type { Range } from '../../text/source.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { scalarsOf } from '../../yaml/scalars.js'
import type { SecretKnowledge } from '../knowledge.js'
import { isKnownWord } from '../known.js'
import { linesOf, readLine } from '../line.js'
import { firstBehind, mergeRanges } from '../ranges.js'
import { readValue, skipBlanks } from '../value.js'
import { addressWords, findAddresses } from './addresses.js'
import { findPaths, PATH_KEY, pathWords } from './paths.js'
import { ADDRESS_KEY, findNames, PERSON_KEY, personWords } from './people.js'

type Kind = 'person' | 'address' | 'path'

const WORDS: Readonly<Record<Kind, (text: string, range: Range) => readonly Range[]>> = {
  person: personWords,
  address: addressWords,
  path: pathWords,
}

function kindOf(name: string): Kind | undefined {
  if (PERSON_KEY.test(name)) return 'person'
  if (ADDRESS_KEY.test(name)) return 'address'
  return PATH_KEY.test(name) ? 'path' : undefined
}

/**
 * What is no secret, but tells who and where somebody is: addresses, paths, names of people and of machines, by the
 * keys they stand behind and by their looks, in comments as well. Names of libraries and of collections stay.
 *
 * @param secrets what is hidden anyway, as `findSecrets` gives it
 */
export function findPrivate(
  document: ConfigDocument,
  knowledge: SecretKnowledge,
  secrets: readonly Range[],
): readonly Range[] {
  const { text } = document.source
  const valued = [...valuesInTree(document), ...valuesInLines(text)]
  const words = valued.flatMap(({ kind, range }) =>
    // An address is one by its looks.
    text.slice(range.start, range.end).includes('://')
      ? []
      : WORDS[kind](text, range).map((word) => ({ kind, word })),
  )
  const people = words.filter(({ kind }) => kind === 'person').map(({ word }) => word)
  const isKnown = (word: string) => isKnownWord(word, knowledge)
  const found = mergeRanges([
    ...words.map(({ word }) => word),
    ...findAddresses(text),
    ...findPaths(text),
    ...findNames(text, people, isKnown),
  ])
  // Of what is hidden already its own mask tells more.
  return withoutOverlap(found, secrets)
}

interface Valued {
  readonly kind: Kind
  readonly range: Range
}

function valuesInTree(document: ConfigDocument): readonly Valued[] {
  return scalarsOf(document).flatMap(({ path, isKey, start, end, kind: scalarKind }) => {
    const kind = isKey || scalarKind === 'null' ? undefined : kindOf(nameOf(path))
    return kind ? [{ kind, range: { start, end } }] : []
  })
}

/** The last key, for an item of a list that of the list. */
const nameOf = (path: Path) => String(path.findLast((step) => typeof step === 'string') ?? '')

/** The same by lines, for comments and for what does not parse; items below a key are those of its list. */
function valuesInLines(text: string): readonly Valued[] {
  const found: Valued[] = []
  let list: { readonly kind: Kind; readonly indent: number } | undefined
  for (const { start, end } of linesOf(text)) {
    const first = skipBlanks(text, start, end)
    if (first >= end) continue
    const line = readLine(text, start, end, text[first] === '#')
    const isItem = line.indent > line.column
    if (!line.key) {
      if (list && isItem && line.column >= list.indent)
        for (const range of readValue(text, line.content, end, 'line').parts)
          found.push({ kind: list.kind, range })
      else if (!isItem) list = undefined
      continue
    }
    const kind = kindOf(line.key.name)
    const value = kind && readValue(text, line.key.after, end, 'line')
    list = kind && value?.parts.length === 0 ? { kind, indent: line.indent } : undefined
    for (const range of value?.parts ?? [])
      if (!/^[[{].*[:{]/.test(text.slice(range.start, range.end))) found.push({ kind: kind!, range })
  }
  return found
}

function withoutOverlap(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  return ranges.filter(({ start, end }) => {
    const next = others[firstBehind(others, start)]
    return next === undefined || next.start >= end
  })
}
