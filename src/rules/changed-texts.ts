import { schemaNodes } from '../schema/knowledge.js'
import type { ConfigDocument, NodeRef, Path, Scalar } from '../yaml/document.js'
import { pythonText } from '../yaml/python-text.js'
import { resolvePlain } from '../yaml/scalar.js'
import { neededAt } from './not-text.js'
import { SECRET_NAME } from './placeholder-uses.js'
import { type ReadText, textsOf } from './read-texts.js'

/**
 * What a text is for, where YAML makes another one of it: the name of a `library`, a credential (`secret`), a key
 * or value of a `mapper`, the `variable` of a template or what stands below one, another `value`.
 */
type Purpose = 'library' | 'secret' | 'mapper' | 'variable' | 'value'

export interface ChangedText {
  readonly at: NodeRef
  readonly purpose: Purpose
  /** What PMM has in its place, as its reader (str() of Python) writes it. */
  readonly reads: string
  /** As it stands in the file. */
  readonly written: string
}

/** Texts without quotes that are a number, a date, `true` or nothing to YAML, and another text when PMM makes one of it. */
export function* changedTexts(document: ConfigDocument): Iterable<ChangedText> {
  if (!mayHold(document)) return
  for (const text of textsOf(document)) {
    const { at, aliased } = text
    const scalar = aliased ? undefined : document.scalar(at)
    if (scalar?.style !== 'plain' || scalar.tag !== undefined) continue
    // What PMM cannot read at all is told by another rule.
    if (scalar.value === null && scalar.kind !== 'null') continue
    const reads = inPlace(pythonText(scalar), at.path)
    if (reads === undefined || reads === scalar.text) continue
    const purpose = purposeOf(text, scalar)
    if (purpose) yield { at, purpose, reads, written: scalar.text }
  }
}

/** Words between blanks and brackets that begin like a number, and all that is nothing or a switch but for values. */
const NUMBERS = /(?<![^\s,[{])[-+.]?\d[\w.+-]*(?::\d[\w.+-]*)*(?=[\s,\]}:]|$)/g
const WORDS =
  /(?:^|[\s,[{-])(?:true|false|null|~|yes|no|on|off|y|n)[ \t]*(?::(?:\s|$)|[,\]])|-[ \t]+(?:true|false|null|~)[ \t]*(?:[\r\n#]|$)/im

/** Times, and numbers that have no digits. */
const OTHERS = /\d{4}-\d\d?-\d\d?[Tt \t]+\d|[\s,[{+-]\.(?:inf|nan)\b/i

/** A look at the text, so that files in which nothing of the kind stands are not walked. */
function mayHold({ source: { text }, version }: ConfigDocument): boolean {
  if (WORDS.test(text) || OTHERS.test(text)) return true
  return [...text.matchAll(NUMBERS)].some(([word]) => {
    const { kind, value } = resolvePlain(word, version)
    return kind !== 'string' && pythonText({ kind, value, text: word }) !== word
  })
}

/** What nobody writes who means a number: what a variable of a template is for is not known here. */
const NO_NUMBER = /^[-+]?0[\dxXoObB]|[eE]/
const MAPPERS = /_mapper$/
/** Lists of names that nothing but text is in. */
const TEXT_LISTS =
  /^(?:tag|(?:radarr|sonarr)_remove_by_tag|ignore_labels|ignore_imdb_ids|playlist_(?:sync_to|exclude)_users?|(?:sync_to|exclude)_users?)$/

function purposeOf(
  { at: { path, part }, place, isKey }: ReadText,
  { kind, text }: Scalar,
): Purpose | undefined {
  const isWord = kind === 'boolean' || kind === 'null'
  const isItem = typeof path.at(-1) === 'number'
  if (place === 'variables') {
    if (SECRET_NAME.test(nameAt(path)) && !isWord) return 'secret'
    return isKey || (isWord ? isItem : NO_NUMBER.test(text)) ? 'variable' : undefined
  }
  const mapper = path.findIndex((step) => typeof step === 'string' && MAPPERS.test(step))
  if (mapper >= 0 && mapper < path.length - 1) return isKey || kind !== 'null' ? 'mapper' : undefined
  // Rules of their own say it of these.
  if (place !== 'read' || path[0] === 'trakt' || path[0] === 'mal') return undefined
  if (part === 'key') return path.length === 2 && path[0] === 'libraries' ? 'library' : undefined
  const name = nameAt(path)
  // Where a time is wanted, one is meant.
  if (kind === 'timestamp' && /_(?:at|date)$/.test(name)) return undefined
  if (isWord) return isItem && TEXT_LISTS.test(name) ? 'value' : undefined
  if (path.length === 3 && path[0] === 'libraries' && name === 'library_name') return 'library'
  if (kind === 'timestamp' && takesDate(path)) return undefined
  return takesText(path) ? (isSecret(path) ? 'secret' : 'value') : undefined
}

/** Whether PMM takes a date without quotes for the one that is meant. */
const takesDate = (path: Path) =>
  schemaNodes(path).some(({ 'x-otherwise': said }) => typeof said === 'object' && said.date === 'fine')

/** The key that a value belongs to, be it in a list. */
const nameAt = (path: Path) => path.findLast((step) => typeof step === 'string') ?? ''

/** Of these PMM makes small letters. */
const inPlace = (reads: string | undefined, path: Path) =>
  /^(?:tag|ignore_imdb_ids)$/.test(nameAt(path)) ? reads?.toLowerCase() : reads

const isSecret = (path: Path) => schemaNodes(path).some((node) => node['x-secret'])

/** Whether PMM wants a text at a path, so that a number there is not what was meant. */
function takesText(path: Path): boolean {
  const keys = path.filter((step) => typeof step === 'string')
  const name = keys.at(-1) ?? ''
  if (neededAt(path) || name === 'ignore_ids' || /^(?:mass_|delete_)/.test(keys[3] ?? '')) return false
  return !schemaNodes(path).some((node) =>
    /"(?:integer|number)"/.test(JSON.stringify([node.type, node.anyOf, node.enum])),
  )
}
