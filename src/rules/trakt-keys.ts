import type { TraktSection } from '../generated/trakt.js'
import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
import { isOpaque, isPlaceholder } from '../schema/opaque.js'
import { suggest } from '../schema/suggest.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'

export type SectionKey = keyof Omit<TraktSection, 'auto_refresh_token'>
export type TokenKey = keyof NonNullable<TraktSection['authorization']>
export type TraktKey = SectionKey | TokenKey

/** The keys of `trakt` and of `authorization`, in the schema's order; old keys that PMM never read are none. */
export const SECTION_KEYS = current(['trakt']) as readonly SectionKey[]
export const TOKEN_KEYS = current(['trakt', 'authorization']) as readonly TokenKey[]

function current(path: readonly string[]): readonly string[] {
  return [...knownKeys(path)].filter(([, node]) => !node.deprecated).map(([name]) => name)
}

export const isTokenKey = (name: string): name is TokenKey => (TOKEN_KEYS as readonly string[]).includes(name)
export const isSectionKey = (name: string): name is SectionKey =>
  (SECTION_KEYS as readonly string[]).includes(name)
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
  const keys = [
    ...(section ? written(document.entries(section), SECTION_KEYS) : []),
    ...(tokens ? written(document.entries(tokens), TOKEN_KEYS) : []),
    ...(root ? strayAtRoot(document, document.entries(root)) : []),
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
    const meant = suggest(name, own)
    return meant && isTraktKey(meant) && !names.has(meant) ? [{ name: meant, entry, how: 'misspelt' }] : []
  })
}

/** Keys of trakt at column 1. One that has a parent of its own elsewhere (`mal`) is trakt's all the same. */
function strayAtRoot(document: ConfigDocument, entries: readonly Entry[]): WrittenKey[] {
  const stray = entries.filter(({ name }) => !ROOT_KEYS.has(name)).flatMap(misplaced)
  const inside = stray.filter(({ name }) => name === 'authorization')
  return [...stray, ...inside.flatMap(({ entry }) => document.entries(entry.value).flatMap(misplaced))]
}

function misplaced(entry: Entry): WrittenKey[] {
  return isTraktKey(entry.name) ? [{ name: entry.name, entry, how: 'misplaced' }] : []
}

/** `trakt` sections that stand inside another section, or inside themselves: PMM does not look there. */
export function nested(document: ConfigDocument): readonly Entry[] {
  const found: Entry[] = []
  for (const entry of document.walk()) {
    const { path } = entry.value
    if (entry.name !== 'trakt' || path.length < 2 || path.includes('template_variables')) continue
    // A library may be called trakt.
    if (path[0] === 'libraries' && path.length === 2) continue
    const keys = document.entries(entry.value).map(({ name }) => name)
    const known = keys.filter(isTraktKey)
    if (known.length > 0) found.push(entry)
  }
  return found
}

/** Where the value of a key stands, however the key is written. */
export function traktValue(document: ConfigDocument, name: TraktKey): NodeRef | undefined {
  return traktKeys(document).find((key) => key.name === name)?.entry.value
}

/** `blank` is nothing or an empty text; `foreign` is filled in by something else when PMM starts. */
export type Filling = 'missing' | 'blank' | 'foreign' | 'set'

export function filling(document: ConfigDocument, name: TraktKey): Filling {
  const ref = traktValue(document, name)
  if (!ref) return 'missing'
  const scalar = document.scalar(ref)
  if (isOpaque(document, ref) || (scalar && isPlaceholder(scalar.text))) return 'foreign'
  if (!scalar) return document.entries(ref).length + document.items(ref).length > 0 ? 'set' : 'blank'
  return scalar.value === null || scalar.value === '' ? 'blank' : 'set'
}

/** Whether something stands there, be it filled in only when PMM starts. */
export function isFilled(document: ConfigDocument, name: TraktKey): boolean {
  const state = filling(document, name)
  return state === 'set' || state === 'foreign'
}

/** Nothing of the section is filled in, as in the template that comes with PMM. */
export function isBlankTemplate(document: ConfigDocument): boolean {
  const names: readonly TraktKey[] = ['client_id', 'client_secret', 'pin', 'access_token', 'refresh_token']
  return !names.some((name) => isFilled(document, name))
}

/** `authorization.access_token`: how a key of the section is named in a sentence. */
export function spoken(name: TraktKey): string {
  return isTokenKey(name) ? `authorization.${name}` : name
}
