import type { Severity } from '../../rules/rule.js'
import { annotation, ROOT_KEYS, schemaNodes } from '../../schema/knowledge.js'
import type { Violation } from '../../schema/violation.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { inWords } from './in-words.js'

/** What PMM does with a value that it does not take. */
interface Consequence {
  readonly severity: Severity
  /** A sentence that begins with `PMM`. */
  readonly says: string
}

type Say = (path: Path) => Consequence

/** The words of `x-otherwise`; severity follows from them. */
const CONSEQUENCES: Readonly<Record<string, Say>> = {
  crash: () => ({ severity: 'error', says: 'PMM crashes on it, and the whole run ends.' }),
  refuses: () => ({ severity: 'error', says: 'PMM refuses the whole config because of it.' }),
  off: (path) => ({ severity: 'error', says: `PMM goes on without \`${sectionAt(path)}\`.` }),
  default: (path) => ({ severity: 'error', says: `PMM takes ${defaultAt(path)} instead.` }),
  'drops-library': () => ({ severity: 'error', says: 'PMM leaves the library out.' }),
  'drops-operation': () => ({ severity: 'error', says: 'PMM leaves the whole operation out.' }),
  'drops-file': () => ({ severity: 'error', says: 'PMM does not load the file.' }),
  'drops-schedule': () => ({ severity: 'error', says: 'PMM takes it for a time that never comes.' }),
  'drops-part': () => ({ severity: 'error', says: 'PMM leaves this part out.' }),
  fails: () => ({ severity: 'error', says: 'PMM only writes an error into its log.' }),
  ignored: () => ({ severity: 'warning', says: 'PMM passes over it.' }),
  works: () => ({ severity: 'warning', says: 'PMM takes it all the same, by chance.' }),
}

/**
 * What PMM does instead: as the schema says for the kind of value, for the keyword or for all (`else`); what it
 * does not say is that of the nearest node above which does (`values`).
 */
export function consequenceOf(document: ConfigDocument, violation: Violation): Consequence {
  const { path, problem, schema, keyword, at } = violation
  const said =
    problem?.otherwise ??
    wordOf(schema['x-otherwise'], keyword, literalOf(document, at), kindOf(document, at), path)
  const own = CONSEQUENCES[said]
  if (own) return own(path)
  const [, severity, says] = /^(error|warning|info): (.+)$/.exec(said) ?? []
  if (says === undefined) throw new Error(`no consequence is called ${said}`)
  return { severity: severity as Severity, says }
}

/** The default of PMM at a path, in words: in a library it is what the section of the config says. */
export function defaultAt(path: Path): string {
  const value = annotation(path, 'default')
  const own = value === undefined ? 'its default' : `its default, ${inWords(value)},`
  const isOverride = path[0] === 'libraries' && path.length === 4 && ROOT_KEYS.has(`${path[2]}`)
  return isOverride ? `what the config says outside of libraries, or ${own}` : own
}

/** What a value is, as `x-otherwise` calls it. */
export function kindOf(document: ConfigDocument, at: Violation['at']): string {
  const shape = document.shape(at)
  if (shape !== 'scalar') return shape === 'sequence' ? 'list' : 'mapping'
  const { value, kind } = document.scalar(at) ?? { value: null, kind: 'null' }
  if (value === null) return 'null'
  if (kind === 'timestamp') return 'date'
  if (value === '') return 'empty'
  if (typeof value === 'bigint') return 'number'
  return typeof value === 'string' ? 'text' : typeof value
}

/** Values that PMM tells from others of their kind, mostly because they count as nothing to it. */
function literalOf(document: ConfigDocument, at: Violation['at']): string {
  const { value } = document.scalar(at) ?? {}
  if (value !== undefined) return typeof value === 'string' ? '' : `${value}`
  return document.items(at).length + document.entries(at).length > 0 ? '' : document.raw(at)
}

function wordOf(
  own: string | Readonly<Record<string, string>> | undefined,
  keyword: string,
  literal: string,
  kind: string,
  path: Path,
): string {
  if (typeof own === 'string') return own
  const nodes = [own, ...schemaNodes(path).map((node) => node['x-otherwise'])]
  for (const node of nodes) {
    if (typeof node === 'string') return node
    const name = [literal, keyword, kind, 'else'].find((one) => node?.[one] !== undefined)
    if (name !== undefined) return node![name]!
  }
  for (let length = path.length - 1; length >= 0; length--)
    for (const node of schemaNodes(path.slice(0, length))) {
      const said = node['x-otherwise']
      const word = typeof said === 'object' ? (said[`values.${kind}`] ?? said.values) : undefined
      if (word !== undefined) return word
    }
  return 'ignored'
}

const sectionAt = (path: Path) => (path[0] === 'libraries' ? (path[2] ?? path[0]) : path[0])
