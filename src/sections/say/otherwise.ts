import type { Severity } from '../../rules/rule.js'
import { annotation, ROOT_KEYS } from '../../schema/knowledge.js'
import { otherwiseAt } from '../../schema/otherwise.js'
import type { Violation } from '../../schema/violation.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { inWords } from './in-words.js'

/** What PMM does with a value that it does not take. */
export interface Consequence {
  readonly severity: Severity
  /** A sentence that begins with `PMM`. */
  readonly says: string
  /** It goes by the default. */
  readonly isDefault?: true
}

type Say = (path: Path, number: number | undefined) => Consequence | undefined

/** The words of `x-otherwise`; severity follows from them. */
const CONSEQUENCES: Readonly<Record<string, Say>> = {
  crash: () => ({ severity: 'error', says: 'PMM crashes on it, and the whole run ends.' }),
  refuses: () => ({ severity: 'error', says: 'PMM refuses the whole config because of it.' }),
  off: (path) => ({ severity: 'error', says: `PMM goes on without \`${sectionAt(path)}\`.` }),
  without: (path) => ({ severity: 'warning', says: `PMM goes on without \`${sectionAt(path)}\`.` }),
  default: (path) => ({ severity: 'error', says: `PMM takes ${defaultAt(path)} instead.`, isDefault: true }),
  'drops-library': () => ({ severity: 'error', says: 'PMM leaves the library out.' }),
  'drops-operation': () => ({ severity: 'error', says: 'PMM leaves the whole operation out.' }),
  'drops-file': () => ({ severity: 'error', says: 'PMM does not load the file.' }),
  'drops-schedule': () => ({ severity: 'error', says: 'PMM takes it for a time that never comes.' }),
  /** What ends the load of a list of files ends that of the config where nothing catches it. */
  'stops-files': (path) =>
    path[0] === 'libraries' && /^(?:collection|metadata)_files$/.test(`${path[2]}`)
      ? { severity: 'error', says: `PMM loads none of the \`${path[2]}\` of this library.` }
      : CONSEQUENCES.refuses!(path, undefined),
  'drops-part': () => ({ severity: 'error', says: 'PMM leaves this part out.' }),
  fails: () => ({ severity: 'error', says: 'PMM only writes an error into its log.' }),
  ignored: () => ({ severity: 'warning', says: 'PMM passes over it.' }),
  /** Python takes `true` for 1 and `false` for 0. */
  counts: (path, number) =>
    number === undefined
      ? CONSEQUENCES.default!(path, undefined)
      : { severity: 'warning', says: `PMM takes it for ${number}.` },
  /** PMM takes it after all, in this place. */
  fine: () => undefined,
  works: () => ({ severity: 'warning', says: 'PMM takes it all the same, by chance.' }),
}

/**
 * What PMM does instead: as the schema says for the kind of value, for the keyword or for all (`else`); what it
 * does not say is that of the nearest node above which does (`values`).
 */
export function consequenceOf(document: ConfigDocument, violation: Violation): Consequence | undefined {
  const { path, problem } = violation
  if (isUnreadSchedule(path)) return undefined
  const said = problem?.otherwise ?? otherwiseAt(document, violation)
  const own = CONSEQUENCES[said]
  if (own) return own(path, numberOf(document, violation))
  const [, severity, says] = /^(error|warning|info): (.+)$/.exec(said) ?? []
  if (says === undefined) throw new Error(`no consequence is called ${said}`)
  return { severity: severity as Severity, says }
}

/** PMM reads no schedule of images, right or wrong (modules/config.py of Kometa 2.4.4, run). */
const isUnreadSchedule = (path: Path): boolean =>
  path[0] === 'libraries' && path[2] === 'image_files' && path.includes('schedule')

/** What a switch counts as where a whole number is wanted, if that is within bounds. */
function numberOf(document: ConfigDocument, { at, schema }: Violation): number | undefined {
  const value = document.scalar(at)?.value
  if (typeof value !== 'boolean' || ![schema.type].flat().includes('integer')) return undefined
  const number = Number(value)
  return number >= (schema.minimum ?? 0) ? number : undefined
}

/** The default of PMM at a path, in words: in a library it is what the section of the config says. */
export function defaultAt(path: Path): string {
  const value = annotation(path, 'default')
  const own =
    value === undefined ? 'its default' : value === null ? 'none' : `its default, ${inWords(value)},`
  const isOverride = path[0] === 'libraries' && path.length === 4 && ROOT_KEYS.has(`${path[2]}`)
  return isOverride ? `what the config says outside of libraries, or ${own}` : own
}

const sectionAt = (path: Path) => (path[0] === 'libraries' ? (path[2] ?? path[0]) : path[0])
