import { isTemplate, type Placeholder, placeholdersIn, shellVariablesIn } from '../kometa/placeholders.js'
import { isReserved } from '../kometa/reserved-names.js'
import { schemaNodes } from '../schema/knowledge.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import { neededAt } from './not-text.js'

/**
 * What keeps PMM from filling a placeholder in, the most telling first: it stands in a `key` or below
 * `template_variables` (`variable`); PMM needs something `not-text` there; it is one of `several` in a value;
 * its `spelling`; its name is `reserved`; it is `foreign`, of somebody else's templating.
 */
export type Fault = 'key' | 'variable' | 'not-text' | 'several' | 'spelling' | 'reserved' | 'foreign'

export interface Use {
  readonly fault: Fault
  /** The key, or the value: where it stands, or the alias that leads to it. */
  readonly at: NodeRef
  /** The whole text of the key or value. */
  readonly text: string
  /** PMM's own placeholders in it; none for `foreign`. */
  readonly placeholders: readonly Placeholder[]
  /** The text stands somewhere else, and cannot be changed here. */
  readonly aliased: boolean
}

/** Deeper than any config. */
const DEEPEST = 60

type Place = 'read' | 'variables' | 'unread'

const memory = new WeakMap<ConfigDocument, readonly Use[]>()

/** Every placeholder that PMM does not fill in, each once, in places that PMM reads. */
export function* faultyUses(document: ConfigDocument, fault: Fault): Iterable<Use> {
  const { text } = document.source
  // A merge key is no placeholder, and most configs have neither.
  if (!/<<[^<>\r\n]{1,200}>>|\$[{A-Z_a-z]/.test(text)) return
  const uses = memory.get(document) ?? collect(document)
  memory.set(document, uses)
  for (const use of uses) if (use.fault === fault) yield use
}

function collect(document: ConfigDocument): readonly Use[] {
  const found = new Map<string, Use>()
  const seen = new Set<string>()
  const root = document.at([])

  function add(use: Use): void {
    const { start, end } = document.range(use.at)
    // A value that several aliases lead to is one mistake.
    const isKnown =
      use.aliased && [...found.values()].some(({ text, fault }) => text === use.text && fault === use.fault)
    const place = `${start} ${end} ${use.at.part}`
    if (!found.has(place) && !isKnown) found.set(place, use)
  }

  function visit(ref: NodeRef, place: Place): void {
    const shape = document.shape(ref)
    const aliased = document.raw(ref).startsWith('*')
    if (shape === 'scalar') {
      const use = place === 'unread' ? undefined : useOf(document, ref, place)
      if (use) add({ ...use, aliased })
      return
    }
    const { start, end } = document.range(ref)
    const id = `${start} ${end} ${place}`
    if (seen.has(id) || ref.path.length > DEEPEST) return
    seen.add(id)
    for (const item of document.items(ref)) visit(item, place)
    for (const { name, key, value, merged } of document.entries(ref)) {
      const inner = placeOf(place, value.path, name)
      const placeholders = place === 'read' && !merged ? placeholdersIn(name) : []
      if (placeholders.length > 0) add({ fault: 'key', at: key, text: name, placeholders, aliased: false })
      visit(value, inner)
    }
  }

  if (root) visit(root, 'read')
  return [...found.values()]
}

/**
 * In places that no schema knows `<<name>>` may be a variable of a template, as in collection files. The items of
 * a list stand where the list stands.
 */
function placeOf(around: Place, path: Path, name: string): Place {
  if (around !== 'read') return around
  if (name === 'template_variables') return 'variables'
  return schemaNodes(path).length > 0 ? 'read' : 'unread'
}

function useOf(document: ConfigDocument, at: NodeRef, place: Place): Omit<Use, 'aliased'> | undefined {
  const scalar = document.scalar(at)
  if (!scalar || (scalar.tag && !scalar.tag.startsWith('!!'))) return undefined
  const { text } = scalar
  const placeholders = placeholdersIn(text)
  const use = (fault: Fault) => ({ fault, at, text, placeholders })
  if (placeholders.length === 0)
    return place === 'read' && shellVariablesIn(text).length > 0 && isTemplate(text)
      ? use('foreign')
      : undefined
  if (place === 'variables')
    return placeholders.some((one) => isMeantAsSecret(one, at.path)) ? use('variable') : undefined
  if (neededAt(at.path)) return use('not-text')
  if (new Set(placeholders.map(({ spelling }) => spelling)).size > 1) return use('several')
  if (placeholders.some(({ isFilled }) => !isFilled)) return use('spelling')
  return placeholders.some(({ name }) => isReserved(name)) ? use('reserved') : undefined
}

const SECRET_NAME = /token|secret|passw|api[-_]?key|client[-_]?id|webhook/i

/**
 * The names of template variables have underscores and small letters (`<<library_name>>`, `<<runtimeH>>`); hyphens
 * and capitals are for what comes from the environment.
 */
function isMeantAsSecret({ spelling }: Placeholder, path: Path): boolean {
  const key = path.findLast((step) => typeof step === 'string') ?? ''
  return isSurelySecret(spelling) || SECRET_NAME.test(key) || /^[A-Z][A-Z0-9_]{3,}$/.test(spelling)
}

/** Whether no variable of a template is spelt so. */
export function isSurelySecret(spelling: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$|^\s*env\s*\(/.test(spelling)
}
