import { knownKeys, ROOT_KEYS } from '../../schema/knowledge.js'
import type { ConfigDocument, Entry, NodeRef } from '../../yaml/document.js'
import { type Filling, fillingOf } from './filling.js'
import type { WrittenKey } from './written.js'

/** What tells one service that PMM signs in to from another. */
interface Traits<Key extends string> {
  /** The root key of its section. */
  readonly section: string
  /** Its name, as people write it. */
  readonly title: string
  /** The command that gets tokens from it. */
  readonly signIn: string
  /** The keys of the section, in the schema's order; old keys that PMM never read are none. */
  readonly sectionKeys: readonly Key[]
  /** The same of `authorization`. */
  readonly tokenKeys: readonly Key[]
  /** The key for what a first sign-in is made with, good for one use. */
  readonly once: Key
  /** Every key of the section that a file holds, where and however it is written. */
  find(document: ConfigDocument): readonly WrittenKey<Key>[]
  /** Whether a root key that holds keys of the section was meant to be the section. */
  isMeant(name: string): boolean
}

/** A service that PMM signs in to, and what a document has to say of its section. */
export interface Service<Key extends string = string> extends Omit<Traits<Key>, 'find' | 'isMeant'> {
  isKey(name: string): name is Key
  isTokenKey(name: string): boolean
  /** Rules that miss a key ask here first, so that one mistake is one finding. */
  keys(document: ConfigDocument): readonly WrittenKey<Key>[]
  /** Where the value of a key stands, however the key is written. */
  valueAt(document: ConfigDocument, name: Key): NodeRef | undefined
  filling(document: ConfigDocument, name: Key): Filling
  /** Whether something stands there, be it filled in only when PMM starts. */
  isFilled(document: ConfigDocument, name: Key): boolean
  /** There are several of the section, of which one has to go: what any of them lacks, another may have. */
  isTwice(document: ConfigDocument): boolean
  /** Keys of the section stand where PMM does not look: what is missing may be among them. */
  hasStrays(document: ConfigDocument): boolean
  /** Some of the section only stands for values: a rule of its own says so, others need not. */
  hasLeftOvers(document: ConfigDocument): boolean
  /** Nothing of the section is filled in, as in the template that comes with PMM and in what others made of it. */
  isBlankTemplate(document: ConfigDocument): boolean
  /** The keys that `authorization` lacks, when it is in use at all. One that is a comment has a rule of its own. */
  missingTokens(document: ConfigDocument): readonly Key[]
  /** Root keys that were meant to be the section: none has that name, and they hold what it holds. */
  misspeltSections(document: ConfigDocument): readonly Entry[]
}

export function createService<Key extends string>({ find, isMeant, ...traits }: Traits<Key>): Service<Key> {
  const { section, sectionKeys, tokenKeys, once } = traits
  const memory = new WeakMap<ConfigDocument, readonly WrittenKey<Key>[]>()
  const isOneOf = (names: readonly string[], name: string) => names.includes(name)
  const keys = (document: ConfigDocument) => {
    const known = memory.get(document) ?? find(document)
    memory.set(document, known)
    return known
  }
  const valueAt = (document: ConfigDocument, name: string) =>
    keys(document).find((key) => key.name === name)?.entry.value
  const filling = (document: ConfigDocument, name: string) => fillingOf(document, valueAt(document, name))
  const isFilled = (document: ConfigDocument, name: string) =>
    ['set', 'foreign'].includes(filling(document, name))
  const use = ['client_id', 'client_secret', once, 'access_token', 'refresh_token']
  return {
    ...traits,
    isKey: (name): name is Key => isOneOf(sectionKeys, name) || isOneOf(tokenKeys, name),
    isTokenKey: (name) => isOneOf(tokenKeys, name),
    keys,
    valueAt,
    filling,
    isFilled,
    isTwice: (document) => document.occurrences([section]).length > 1,
    hasStrays: (document) => keys(document).some(({ how }) => how === 'misplaced'),
    hasLeftOvers: (document) => keys(document).some(({ name }) => filling(document, name) === 'left-over'),
    isBlankTemplate: (document) => !use.some((name) => isFilled(document, name)),
    missingTokens(document) {
      const at = document.at([section, 'authorization'])
      if (!at || document.shape(at) !== 'mapping') return []
      if (!isFilled(document, 'access_token') && !isFilled(document, 'refresh_token')) return []
      return tokenKeys.filter((name) => ['missing', 'blank'].includes(filling(document, name)))
    },
    misspeltSections(document) {
      const root = document.at([])
      if (!root || document.at([section])) return []
      return document
        .entries(root)
        .filter(({ name }) => !ROOT_KEYS.has(name) && isMeant(name))
        .filter(({ value }) => document.entries(value).some(({ name }) => isOneOf(sectionKeys, name)))
    },
  }
}

/** The keys that a schema has below a path and that PMM reads. */
export function currentKeys(path: readonly string[]): readonly string[] {
  return [...knownKeys(path)].filter(([, node]) => !node.deprecated).map(([name]) => name)
}
