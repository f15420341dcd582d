import type { TraktSection } from '../generated/trakt.js'
import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
import { isLeftOver } from '../schema/left-over.js'
import { isOpaque, isPlaceholder } from '../schema/opaque.js'
import { isClose, suggest } from '../schema/suggest.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { commentBehind } from './comment-behind.js'

export type SectionKey = keyof Omit<TraktSection, 'auto_refresh_token'>
export type TokenKey = keyof NonNullable<TraktSection['authorization']>
export type TraktKey = SectionKey | TokenKey

/** The keys of `trakt` and of `authorization`, in the schema's order; old keys that PMM never read are none. */
export const SECTION_KEYS = current(['trakt']) as readonly SectionKey[]
const TOKEN_KEYS = current(['trakt', 'authorization']) as readonly TokenKey[]

function current(path: readonly string[]): readonly string[] {
  return [...knownKeys(path)].filter(([, node]) => !node.deprecated).map(([name]) => name)
}

export const isTokenKey = (name: string): name is TokenKey => (TOKEN_KEYS as readonly string[]).includes(name)
const isSectionKey = (name: string): name is SectionKey => (SECTION_KEYS as readonly string[]).includes(name)
export const isTraktKey = (name: string): name is TraktKey => isSectionKey(name) || isTokenKey(name)

/** A key that was written where it should be, in a wrong spelling, or at a wrong depth. */
export interface WrittenKey {
  /** As the schema spells it. */
  readonly name: TraktKey
  readonly entry: Entry
  readonly how: 'right' | 'misspelt' | 'misplaced'
}

const memory = new WeakMap<ConfigDocument, readonly WrittenKey[]>()

/**
 * Every key of the `trakt` mapping that the file holds, where and however it is written: rules that miss
 * a key ask here first, so that one mistake is one finding.
 */
export function traktKeys(document: ConfigDocument): readonly WrittenKey[] {
  const known = memory.get(document)
  if (known) return known
  const root = document.at([])
  const section = document.at(['trakt'])
  const tokens = document.at(['trakt', 'authorization'])
  const inside = document.at(['trakt', 'authorization', 'authorization'])
  const inPlace = [
    ...(section ? written(document.entries(section), SECTION_KEYS) : []),
    ...(tokens ? written(document.entries(tokens), TOKEN_KEYS) : []),
    ...(inside ? document.entries(inside).flatMap(misplaced) : []),
  ]
  const keys = [
    ...inPlace,
    ...(root ? strayAtRoot(document, document.entries(root), inPlace) : []),
    ...(root ? strayInSections(document, document.entries(root), inPlace) : []),
    ...nested(document).flatMap((entry) => written(document.entries(entry.value), SECTION_KEYS)),
  ]
  memory.set(document, keys)
  return keys
}

function written(entries: readonly Entry[], own: readonly TraktKey[]): WrittenKey[] {
  const names = new Set(entries.map((entry) => entry.name))
  return entries.flatMap((entry): WrittenKey[] => {
    const { name } = entry
    if (isTraktKey(name)) return [{ name, entry, how: own.includes(name) ? 'right' : 'misplaced' }]
    const beforeColon = name.slice(0, Math.max(name.indexOf(':'), 0))
    if (isTraktKey(beforeColon)) return [{ name: beforeColon, entry, how: 'misspelt' }]
    const meant = suggest(
      name,
      own.filter((candidate) => !names.has(candidate)),
    )
    return meant && isTraktKey(meant) ? [{ name: meant, entry, how: 'misspelt' }] : []
  })
}

/**
 * Keys of trakt at column 1. Others may have a `pin` or a `scope` in the same file: a name that the section
 * has already, or that stands there without a section, counts only together with what is surely Trakt's.
 */
function strayAtRoot(
  document: ConfigDocument,
  entries: readonly Entry[],
  inPlace: readonly WrittenKey[],
): WrittenKey[] {
  const tokensOf = (entry: Entry) => document.entries(entry.value).filter(({ name }) => isTokenKey(name))
  const stray = entries.filter(({ name }) => !ROOT_KEYS.has(name)).flatMap(misplaced)
  const isToken = ({ name, entry }: WrittenKey) =>
    name === 'access_token' ||
    name === 'refresh_token' ||
    (name === 'authorization' && tokensOf(entry).length > 0)
  const telling = stray.some(
    (key) => isToken(key) || key.name === 'client_id' || key.name === 'client_secret',
  )
  const isTrakts = telling || document.at(['trakt']) !== undefined
  const has = (name: TraktKey) => inPlace.some((key) => key.name === name)
  // Who is signed in needs no PIN, and who has no tokens at all does not miss one thing of them.
  const isNeeded = ({ name }: WrittenKey) =>
    telling || (name === 'pin' ? !has('access_token') : !isTokenKey(name) || TOKEN_KEYS.some(has))
  const missed = stray.filter((key) => isToken(key) || (isTrakts && isNeeded(key) && !has(key.name)))
  const inside = missed.filter(({ name }) => name === 'authorization')
  return [...missed, ...inside.flatMap(({ entry }) => tokensOf(entry).flatMap(misplaced))]
}

function misplaced(entry: Entry): WrittenKey[] {
  return isTraktKey(entry.name) ? [{ name: entry.name, entry, how: 'misplaced' }] : []
}

/** What surely is Trakt's inside another section that has no such key, where `trakt` itself lacks it. */
function strayInSections(
  document: ConfigDocument,
  roots: readonly Entry[],
  inPlace: readonly WrittenKey[],
): WrittenKey[] {
  if (!document.at(['trakt'])) return []
  const isMissed = (name: string) => !inPlace.some((key) => key.name === name)
  return roots.flatMap(({ name: section, value }) => {
    if (section === 'trakt' || section === 'libraries' || !ROOT_KEYS.has(section)) return []
    const known = knownKeys([section])
    return document
      .entries(value)
      .filter((entry) => {
        const holdsTokens = document.entries(entry.value).some(({ name }) => name === 'access_token')
        const telling = entry.name === 'authorization' ? holdsTokens : CREDENTIALS.includes(entry.name)
        return telling && !known.has(entry.name) && isMissed(entry.name)
      })
      .flatMap((entry) => [entry, ...document.entries(entry.value)].flatMap(misplaced))
  })
}

const CREDENTIALS: readonly string[] = [
  'client_id',
  'client_secret',
  'access_token',
  'refresh_token',
] satisfies TraktKey[]

/** `trakt` sections that stand inside another section, or inside themselves: PMM does not look there. */
export function nested(document: ConfigDocument): readonly Entry[] {
  const found: Entry[] = []
  // Most configs have the key once, where it belongs: no need to look through all the others.
  const keys = document.source.text.match(/trakt['"]?[ \t]*:(?=[ \t\r\n]|$)/g)?.length ?? 0
  if (keys <= document.occurrences(['trakt']).length) return found
  const hasOwn = document.at(['trakt']) !== undefined
  for (const entry of document.walk()) {
    const { path } = entry.value
    if (entry.name !== 'trakt' || path.length < 2 || path.includes('template_variables')) continue
    // Somebody else's key may hold a `trakt` of its own, or the anchor that ours repeats.
    const inSection = ROOT_KEYS.has(String(path[0]))
    if (!inSection && hasOwn) continue
    // A library may be called trakt, too, but then it holds other keys.
    const blank =
      path.length === 2 &&
      inSection &&
      path[0] !== 'libraries' &&
      document.scalar(entry.value)?.kind === 'null'
    if (blank || document.entries(entry.value).some(({ name }) => isTraktKey(name))) found.push(entry)
  }
  return found
}

/** Where the value of a key stands, however the key is written. */
export function traktValue(document: ConfigDocument, name: TraktKey): NodeRef | undefined {
  return traktKeys(document).find((key) => key.name === name)?.entry.value
}

/** Root keys that were meant to be `trakt`: no section has that name, and they hold what it holds. */
export function misspeltSections(document: ConfigDocument): readonly Entry[] {
  const root = document.at([])
  if (!root || document.at(['trakt'])) return []
  return document
    .entries(root)
    .filter(({ name }) => !ROOT_KEYS.has(name) && (/^trakt/i.test(name) || isClose(name, 'trakt')))
    .filter(({ value }) => document.entries(value).some(({ name }) => isSectionKey(name)))
}

/**
 * `blank` is nothing or an empty text; `comment` is nothing but what looks like a value behind a `#`;
 * `foreign` is filled in by something else when PMM starts; `left-over` only stands for a value.
 */
export type Filling = 'missing' | 'blank' | 'comment' | 'foreign' | 'left-over' | 'set'

export function filling(document: ConfigDocument, name: TraktKey): Filling {
  const ref = traktValue(document, name)
  if (!ref) return 'missing'
  const scalar = document.scalar(ref)
  if (isOpaque(document, ref) || (scalar && isPlaceholder(scalar.text))) return 'foreign'
  if (!scalar) return document.entries(ref).length + document.items(ref).length > 0 ? 'set' : 'blank'
  if (scalar.kind === 'string' && isLeftOver(scalar.text)) return 'left-over'
  if (scalar.kind === 'null') return commentBehind(document, ref).swallowed ? 'comment' : 'blank'
  return scalar.value === '' ? 'blank' : 'set'
}

/** Whether something stands there, be it filled in only when PMM starts. */
export function isFilled(document: ConfigDocument, name: TraktKey): boolean {
  const state = filling(document, name)
  return state === 'set' || state === 'foreign'
}

/** Some of the section only stands for values: a rule of its own says so, others need not. */
export function hasLeftOvers(document: ConfigDocument): boolean {
  return traktKeys(document).some(({ name }) => filling(document, name) === 'left-over')
}

/** Nothing of the section is filled in, as in the template that comes with PMM and in what others made of it. */
export function isBlankTemplate(document: ConfigDocument): boolean {
  const names: readonly TraktKey[] = ['client_id', 'client_secret', 'pin', 'access_token', 'refresh_token']
  return !names.some((name) => isFilled(document, name))
}

/**
 * The keys that `authorization` lacks, when it is in use at all. One that is a comment has a rule of its own.
 */
export function missingTokens(document: ConfigDocument): readonly TokenKey[] {
  const at = document.at(['trakt', 'authorization'])
  if (!at || document.shape(at) !== 'mapping') return []
  if (!isFilled(document, 'access_token') && !isFilled(document, 'refresh_token')) return []
  return TOKEN_KEYS.filter((name) => ['missing', 'blank'].includes(filling(document, name)))
}
