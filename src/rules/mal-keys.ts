import type { MalSection } from '../generated/mal.js'
import type { ConfigDocument, Entry } from '../yaml/document.js'
import { MAL_SIGN_IN } from './commands.js'
import { createService, currentKeys } from './services/service.js'
import { type WrittenKey, written } from './services/written.js'

type TokenKey = keyof NonNullable<MalSection['authorization']>
type MalKey = keyof MalSection | TokenKey

const SECTION_KEYS = currentKeys(['mal']) as readonly (keyof MalSection)[]
const TOKEN_KEYS = currentKeys(['mal', 'authorization']) as readonly TokenKey[]
const ALL_KEYS: readonly string[] = [...SECTION_KEYS, ...TOKEN_KEYS]

const isMalKey = (name: string): name is MalKey => ALL_KEYS.includes(name)

function find(document: ConfigDocument): readonly WrittenKey<MalKey>[] {
  const section = document.at(['mal'])
  if (!section) return []
  const tokens = document.at(['mal', 'authorization'])
  return [
    ...written<MalKey>(document.entries(section), SECTION_KEYS, isMalKey),
    ...(tokens ? written<MalKey>(document.entries(tokens), TOKEN_KEYS, isMalKey) : []),
    ...malKeysAtRoot(document).flatMap((entry) =>
      [entry, ...document.entries(entry.value)].flatMap(misplaced),
    ),
  ]
}

function misplaced(entry: Entry): WrittenKey<MalKey>[] {
  return isMalKey(entry.name) ? [{ name: entry.name, entry, how: 'misplaced' }] : []
}

/** The keys right below a `mal` that holds nothing: they lost their indentation. */
export function malKeysAtRoot(document: ConfigDocument): readonly Entry[] {
  const section = document.at(['mal'])
  const root = document.at([])
  if (!section || !root || document.scalar(section)?.kind !== 'null') return []
  const entries = document.entries(root)
  const below = entries.slice(entries.findIndex(({ name }) => name === 'mal') + 1)
  const end = below.findIndex(({ name }) => !isMalKey(name))
  return end < 0 ? below : below.slice(0, end)
}

/** Sections that were meant to be `mal`: it is too short a name to guess by the distance from it. */
const MEANT = /^(?:mal|my[-_ ]?anime[-_ ]?list)$/i

export const MAL = createService<MalKey>({
  section: 'mal',
  title: 'MyAnimeList',
  signIn: MAL_SIGN_IN,
  sectionKeys: SECTION_KEYS,
  tokenKeys: TOKEN_KEYS,
  once: 'localhost_url',
  find,
  isMeant: (name) => MEANT.test(name),
})
