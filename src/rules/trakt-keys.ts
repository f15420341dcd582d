import type { TraktSection } from '../generated/sections.js'
import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
import { isClose } from '../schema/suggest.js'
import type { ConfigDocument, Entry } from '../yaml/document.js'
import { SIGN_IN } from './commands.js'
import { malKeysAtRoot } from './mal-keys.js'
import { createService, currentKeys } from './services/service.js'
import { type WrittenKey as Written, written } from './services/written.js'

type SectionKey = keyof Omit<TraktSection, 'auto_refresh_token'>
export type TokenKey = keyof NonNullable<TraktSection['authorization']>
export type TraktKey = SectionKey | TokenKey

export const SECTION_KEYS = currentKeys(['trakt']) as readonly SectionKey[]
const TOKEN_KEYS = currentKeys(['trakt', 'authorization']) as readonly TokenKey[]

const isTokenKey = (name: string): name is TokenKey => (TOKEN_KEYS as readonly string[]).includes(name)
export const isTraktKey = (name: string): name is TraktKey =>
  (SECTION_KEYS as readonly string[]).includes(name) || isTokenKey(name)

type WrittenKey = Written<TraktKey>

function find(document: ConfigDocument): readonly WrittenKey[] {
  const root = document.at([])
  const section = document.at(['trakt'])
  const tokens = document.at(['trakt', 'authorization'])
  const inside = document.at(['trakt', 'authorization', 'authorization'])
  const inPlace = [
    ...(section ? written<TraktKey>(document.entries(section), SECTION_KEYS, isTraktKey) : []),
    ...(tokens ? written<TraktKey>(document.entries(tokens), TOKEN_KEYS, isTraktKey) : []),
    ...(inside ? document.entries(inside).flatMap(misplaced) : []),
  ]
  return [
    ...inPlace,
    ...(root ? strayAtRoot(document, document.entries(root), inPlace) : []),
    ...(root ? strayInSections(document, document.entries(root), inPlace) : []),
    ...nested(document).flatMap((entry) =>
      written<TraktKey>(document.entries(entry.value), SECTION_KEYS, isTraktKey),
    ),
  ]
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
  const mals = malKeysAtRoot(document).map(({ name }) => name)
  const stray = entries.filter(({ name }) => !ROOT_KEYS.has(name) && !mals.includes(name)).flatMap(misplaced)
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
    // What `mal` holds is for MyAnimeList, and has rules of its own.
    if (['trakt', 'mal', 'libraries'].includes(section) || !ROOT_KEYS.has(section)) return []
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

export const TRAKT = createService<TraktKey>({
  section: 'trakt',
  title: 'Trakt',
  signIn: SIGN_IN,
  sectionKeys: SECTION_KEYS,
  tokenKeys: TOKEN_KEYS,
  once: 'pin',
  find,
  isMeant: (name) => /^trakt/i.test(name) || isClose(name, 'trakt'),
})

export const {
  keys: traktKeys,
  valueAt: traktValue,
  filling,
  isFilled,
  isBlankTemplate,
  missingTokens,
} = TRAKT
