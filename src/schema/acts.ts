import { ACTS, MOUNTS } from '../generated/acts.js'
import type { ConfigDocument, ConfigValue, Path } from '../yaml/document.js'
import { brokenKeywords } from './keywords.js'
import { schemaNodes } from './knowledge.js'
import { otherwiseAt } from './otherwise.js'
import { subjectAt } from './walk.js'

/** The ways in which a key can have an effect on people's things (`x-acts`). */
type Act = 'deletes' | 'adds' | 'rewrites' | 'hides' | 'sends' | 'exposes' | 'writes' | 'reports'

/** What PMM does by a key, as the end of a sentence that begins with `PMM`. */
export type Acts = Readonly<Partial<Record<Act, string>>>

/** What the schemas say of a key for those who would change what it says. */
export interface KeyActs {
  readonly acts?: Acts
  readonly default?: ConfigValue
}

/**
 * What PMM does by the key at a path, as the end of a sentence that begins with `PMM`; nothing where it does
 * nothing to people's things. Below a key without keys of its own, such as `template_variables`, it is what
 * that one does.
 */
export function actAt(path: Path): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const acts = factsOf(path.slice(0, length))?.acts
    if (acts) return Object.values(acts)[0]
  }
  return undefined
}

/**
 * The value that PMM goes by for a key: its own, for a section of a library that of the same section of the
 * config, else the default. A blank one does not count, nor does one that PMM replaces by its default, such as
 * \`yes\` for a switch.
 */
export function valueInForce(document: ConfigDocument, path: Path): ConfigValue {
  for (const place of [path, ...globalPlaces(path)]) {
    const value = document.get(place) ?? null
    if (value !== null && isTaken(document, place)) return value
  }
  return factsOf(path)?.default ?? null
}

/** What PMM does with a value (`x-otherwise`) where it then does as it would without one. */
const AS_WITHOUT: ReadonlySet<string> = new Set([
  'default',
  'fails',
  'ignored',
  'drops-operation',
  'drops-part',
])

function isTaken(document: ConfigDocument, path: Path): boolean {
  const at = document.at(path)
  if (!at) return true
  const subject = subjectAt(document, at)
  return schemaNodes(path).every((schema) =>
    brokenKeywords(subject, schema).every(
      (keyword) => !AS_WITHOUT.has(otherwiseAt(document, { at, path, schema, keyword })),
    ),
  )
}

/** Settings were keys of `plex` once, and PMM still takes them from there where `settings` has none. */
function globalPlaces(path: Path): readonly Path[] {
  const own = path[0] === 'libraries' ? path.slice(2) : path
  if (own.length < 2) return []
  return own[0] === 'settings' ? [own, ['plex', ...own.slice(1)]] : [own]
}

function factsOf(path: Path): KeyActs | undefined {
  const names = path.filter((step) => typeof step === 'string')
  const pattern = names.map((name, index) => (index === 1 && names[0] === 'libraries' ? '*' : name))
  for (let depth = pattern.length - 1; depth >= 0; depth--) {
    const schema = MOUNTS[pattern.slice(0, depth).join('.')]
    const facts = schema === undefined ? undefined : ACTS[schema]?.[pattern.slice(depth).join('.')]
    if (facts) return facts
  }
  return undefined
}
