import {
  bracketsMeant,
  isTemplate,
  type Placeholder,
  placeholdersIn,
  shellVariablesIn,
  withoutPrefix,
} from '../kometa/placeholders.js'
import { isReserved } from '../kometa/reserved-names.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import { neededAt } from './not-text.js'
import { type ReadText, tellingTexts } from './read-texts.js'

/**
 * What keeps PMM from filling a placeholder in, the most telling first: it stands in a `key` or below
 * `template_variables` (`variable`); PMM needs something `not-text` there; it is one of `several` in a value;
 * its `brackets` are not two on each side; its `spelling`; its name is `reserved`, or has the `prefix` of a variable; it is `foreign`, of somebody else's templating.
 */
export type Fault =
  | 'key'
  | 'variable'
  | 'not-text'
  | 'several'
  | 'brackets'
  | 'spelling'
  | 'reserved'
  | 'prefix'
  | 'foreign'

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

const memory = new WeakMap<ConfigDocument, readonly Use[]>()

/** Every placeholder that PMM does not fill in, each once, in places that PMM reads. */
export function* faultyUses(document: ConfigDocument, fault: Fault): Iterable<Use> {
  const uses = memory.get(document) ?? (mayHoldAny(document.source.text) ? collect(document) : [])
  memory.set(document, uses)
  for (const use of uses) if (use.fault === fault) yield use
}

/** A merge key is no placeholder, and most configs have neither. */
const mayHoldAny = (text: string) => /<<[^<>\r\n]{0,200}>>|<<[\w-]|[\w-]>>|\$[{A-Z_a-z]/.test(text)

function collect(document: ConfigDocument): readonly Use[] {
  const found = new Map<string, Use>()
  const said = new Set<string>()
  for (const text of tellingTexts(document)) {
    if (!/<<|>>|\$/.test(text.text)) continue
    const use = text.isKey ? keyOf(text) : useOf(document, text)
    if (!use) continue
    const { start, end } = document.range(use.at)
    const place = `${start} ${end} ${use.at.part}`
    // A value that several aliases lead to is one mistake.
    const mistake = `${use.fault} ${use.text}`
    if (found.has(place) || (use.aliased && said.has(mistake))) continue
    found.set(place, use)
    said.add(mistake)
  }
  return [...found.values()]
}

function keyOf({ at, text, place, aliased }: ReadText): Use | undefined {
  const placeholders = place === 'read' ? placeholdersIn(text) : []
  return placeholders.length > 0 ? { fault: 'key', at, text, placeholders, aliased } : undefined
}

function useOf(document: ConfigDocument, { at, text, place, aliased }: ReadText): Use | undefined {
  if (place === 'unread' || isTagged(document, at)) return undefined
  const meant = place === 'read' ? bracketsMeant(text) : undefined
  const placeholders = meant ? [meant] : placeholdersIn(text)
  const use = (fault: Fault): Use => ({ fault, at, text, placeholders, aliased })
  if (placeholders.length === 0)
    return place === 'read' && shellVariablesIn(text).length > 0 && isTemplate(text)
      ? use('foreign')
      : undefined
  if (place === 'variables')
    return placeholders.some((one) => isMeantAsSecret(one, at.path)) ? use('variable') : undefined
  if (neededAt(at.path)) return use('not-text')
  if (meant) return use('brackets')
  if (new Set(placeholders.map(({ spelling }) => spelling)).size > 1) return use('several')
  if (placeholders.some(({ isFilled }) => !isFilled)) return use('spelling')
  if (placeholders.some(({ name }) => isReserved(name))) return use('reserved')
  return placeholders.some(({ name }) => withoutPrefix(name) !== undefined) ? use('prefix') : undefined
}

/** What a tag of somebody else's makes of a text is not known here. */
function isTagged(document: ConfigDocument, at: NodeRef): boolean {
  const tag = document.scalar(at)?.tag
  return tag !== undefined && !tag.startsWith('!!')
}

/** Keys of template variables that hold a secret. */
export const SECRET_NAME = /token|secret|passw|api[-_]?key|client[-_]?id|webhook/i

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
