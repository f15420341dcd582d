import { type DefaultKind, defaultName } from '../kometa/defaults.js'
import { knownKeys } from '../schema/knowledge.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { defaultEntries } from './default-entries.js'

/** A file that comes with PMM. */
export interface NamedDefault {
  readonly kind: DefaultKind
  readonly name: string
}

/** A place for template variables: a file entry, or a library for all of its files. */
export interface VariableHome {
  /** The mapping that holds `template_variables`. */
  readonly at: NodeRef
  readonly variables: NodeRef | undefined
  /** The files that get them. */
  readonly defaults: readonly NamedDefault[]
}

const KEY = 'template_variables'

/** Every file entry that names a file coming with PMM, and every library with such entries. */
export function variableHomes(document: ConfigDocument): readonly VariableHome[] {
  const homes = new Map<string, { at: NodeRef; defaults: NamedDefault[] }>()
  const add = (at: NodeRef | undefined, one: NamedDefault) => {
    if (!at) return
    const id = at.path.join('\0')
    const home = homes.get(id) ?? { at, defaults: [] }
    homes.set(id, home)
    home.defaults.push(one)
  }
  for (const { at, text, kind } of defaultEntries(document)) {
    if (!kind) continue
    const one = { kind, name: defaultName(text, kind) }
    if (at.path[0] === 'libraries') add(document.at(at.path.slice(0, 2)), one)
    add(document.at(at.path.slice(0, -1)), one)
  }
  return [...homes.values()].map((home) => ({
    ...home,
    variables: document.entries(home.at).find(({ name }) => name === KEY)?.value,
  }))
}

/** The keys beside `template_variables` that no schema has for this place. */
export function strangeKeys(document: ConfigDocument, { at }: VariableHome): readonly Entry[] {
  const known = knownKeys(at.path)
  return document.entries(at).filter(({ name }) => !known.has(name))
}

/** What nearly every list of variables holds: no need to look these up. */
const USUAL =
  /^(?:use_(?:all|separator|other)|sep_style|style|language|collection_(?:section|mode|order)|sort_(?:by|prefix|title)|sync_mode|limit|data|name_format|visible_(?:home|library|shared)|schedule|builder_level|include|exclude|append_include|(?:horizontal|vertical)_(?:offset|align|position)|rating[123](?:_(?:image|font|font_size))?|placeholder_(?:imdb_id|tmdb_movie|tvdb_show)|(?:use|limit|sync_mode|name|schedule)_(?:popular|trending|released|episodes|top|lowest))$/

/** Whether a config holds variables that may be misspelt, or may stand in the wrong place. */
export function asksForVariableNames(document: ConfigDocument): boolean {
  return variableHomes(document).some(
    (home) =>
      strangeKeys(document, home).length > 0 ||
      (home.variables !== undefined &&
        document
          .entries(home.variables)
          .some(({ name, value }) => !USUAL.test(name) || isMapping(document, value))),
  )
}

const isMapping = (document: ConfigDocument, at: NodeRef) => document.shape(at) === 'mapping'
