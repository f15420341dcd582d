import type { MalSection } from '../generated/sections.js'
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

/** The keys right below `mal` that it lacks: they lost their indentation. */
export function malKeysAtRoot(document: ConfigDocument): readonly Entry[] {
  const section = document.at(['mal'])
  const root = document.at([])
  if (!section || !root) return []
  const entries = document.entries(root)
  const below = entries.slice(entries.findIndex(({ name }) => name === 'mal') + 1)
  const end = below.findIndex(({ name }) => !isMalKey(name))
  const run = end < 0 ? below : below.slice(0, end)
  if (document.scalar(section)?.kind === 'null') return run
  return isLacking(document, run) &&
    !isOfTrakt(document, [...run, ...below.slice(run.length, run.length + 1)])
    ? run
    : []
}

/** Beside keys of its own, `mal` is only thought of where credentials stand there, and it has none of them. */
function isLacking(document: ConfigDocument, run: readonly Entry[]): boolean {
  const isFilled = (name: string) =>
    [['mal', name] as const, ['mal', 'authorization', name] as const].some((path) => {
      const at = document.at(path)
      return at && document.scalar(at)?.kind !== 'null'
    })
  return run.some(({ name }) => CREDENTIALS.includes(name)) && !run.some(({ name }) => isFilled(name))
}

const CREDENTIALS: readonly string[] = [
  'client_id',
  'client_secret',
  'authorization',
  'access_token',
  'refresh_token',
] satisfies MalKey[]

/** What Trakt gives with its tokens and MyAnimeList does not. */
const TRAKT_ONLY: readonly string[] = ['scope', 'created_at', 'pin', 'force_refresh']

/** Whether among keys, or in the blocks behind them, there is one that only Trakt has. */
export const isOfTrakt = (document: ConfigDocument, entries: readonly Entry[]) =>
  entries
    .flatMap((entry) => [entry, ...document.entries(entry.value)])
    .some(({ name }) => TRAKT_ONLY.includes(name))

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
