import { keyInWords } from '../../rules/key-in-words.js'
import type { Finding, Fix } from '../../rules/rule.js'
import { outside } from '../../rules/versions.js'
import { knownKeys, schemaNodes } from '../../schema/knowledge.js'
import { isSameName, suggest } from '../../schema/suggest.js'
import type { SchemaNode, Violation } from '../../schema/violation.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { homesOf } from './homes.js'
import { listed } from './in-words.js'
import { type Consequence, consequenceOf } from './otherwise.js'
import { inPlace } from './place.js'

/** A key that PMM does not know, with the one that was meant or the place where it belongs. */
export function unknownKey(document: ConfigDocument, violation: Violation): Finding | undefined {
  const { at, path, key = '' } = violation
  if (path.length === 0 && isOwnBusiness(document, violation)) return undefined
  const known = currentKeys(violation)
  const near = suggest(key, known)
  // Other programs' names are near ours; a section that was meant has a rule of its own.
  const meant = near !== undefined && path.length === 0 && !isSameName(key, near) ? undefined : near
  const twin = meant !== undefined && document.at([...path, meant]) !== undefined
  const said = keyInWords(key)
  const homes = meant !== undefined && isSameName(key, meant) ? [] : homesOf(key, path)
  const where = inPlace(path)
  const lost = lostWith(document, violation, meant)
  const passed = `PMM does not know ${said}${where} and passes over it.${lost ? ` ${lost.says}` : ''}`
  const severity = lost?.severity ?? 'warning'
  if (meant !== undefined && homes.length === 0)
    return {
      at: document.keyOf(at),
      message: `${passed} Did you mean \`${meant}\`?`,
      severity,
      hint: twin
        ? `\`${meant}\` is there as well: delete the one that is wrong.`
        : `Rename it to \`${meant}\`.`,
      ...(twin ? {} : { fix: renaming(violation, meant) }),
    }
  return {
    at: document.keyOf(at),
    message: passed,
    severity,
    hint:
      homes.length > 0
        ? `It belongs in ${listed(homes)}: move it there.`
        : `${withoutHome(violation)} ${
            known.length > MOST_KEYS
              ? `\`pmm-config explain ${asArgument(path)}\` lists the keys that PMM reads here.`
              : `The keys here are ${listed(
                  known.map((one) => `\`${one}\``),
                  'and',
                )}.`
          }`,
  }
}

/**
 * What PMM does because of a key that it does not know, where that is more than to pass over it: a key that it needs
 * is missing, or it knows none of the keys at all.
 */
function lostWith(
  document: ConfigDocument,
  violation: Violation,
  meant: string | undefined,
): Consequence | undefined {
  const { path } = violation
  const parent = document.at(path)
  if (!parent || path.length === 0) return undefined
  const names = document.entries(parent).map(({ name }) => name)
  const nodes = schemaNodes(path)
  const broken = (keyword: string, schema: SchemaNode) =>
    consequenceOf(document, { ...violation, at: parent, keyword, schema })
  const needing = nodes.find(({ required = [] }) => meant !== undefined && required.includes(meant))
  if (needing && !names.includes(meant!)) return broken('required', needing)
  const choice = nodes.map(choiceOf).find((one) => meant !== undefined && one?.keys.has(meant))
  if (choice && !names.some((name) => choice.keys.has(name))) return broken('anyOf', choice.schema)
  const filled = nodes.find(({ minProperties }) => minProperties !== undefined)
  if (filled && !names.some((name) => knownKeys(path).has(name))) return broken('minProperties', filled)
  return undefined
}

/** Keys of which one has to be there. */
function choiceOf(
  node: SchemaNode,
): { readonly schema: SchemaNode; readonly keys: ReadonlySet<string> } | undefined {
  const schema = node.then ?? node
  const keys = schema.anyOf?.flatMap(({ required = [] }) => required) ?? []
  return keys.length > 0 ? { schema, keys: new Set(keys) } : undefined
}

/** Whether one of the keys that are there was meant to be one of those of which one has to be there. */
export function isMisspeltChoice(document: ConfigDocument, violation: Violation): boolean {
  const keys = choiceOf(violation.schema)?.keys ?? new Set()
  return [...keys].some((key) => isMisspelt(document, violation, key))
}

/** Whether one of the keys that are there was meant to be one that is missing: it says so itself. */
function isMisspelt(document: ConfigDocument, violation: Violation, key: string): boolean {
  const { at } = violation
  const known = currentKeys(violation)
  return document
    .entries(at)
    .some(({ name }) => !knownKeys(at.path).has(name) && suggest(name, known) === key)
}

/** A place as `explain` takes it: without the name of a library, and without numbers of entries. */
function asArgument(path: Path): string {
  const names = path.filter(
    (step, index) => typeof step === 'string' && !(path[0] === 'libraries' && index === 1),
  )
  return names.length === 0
    ? 'config'
    : path.length === 2 && path[0] === 'libraries'
      ? 'libraries.NAME'
      : names.join('.')
}

/** Longer lists are for `explain`. */
const MOST_KEYS = 12

/** What to do with a key that belongs nowhere; beside the name of a file it may be one of the file's variables. */
function withoutHome({ section }: Violation): string {
  return section === 'file_entry'
    ? 'If it is a variable of the file, indent it below `template_variables`; otherwise delete it.'
    : 'Delete it.'
}

/** Other programs and people's anchors have root keys of their own. */
function isOwnBusiness(document: ConfigDocument, { at, key = '' }: Violation): boolean {
  const { start } = document.range(document.keyOf(at))
  const text = document.source.text.slice(start, document.range(at).end)
  return /^(?:x-|\.)/.test(key) || /[\s[{,:]&[^\s,[\]{}]/.test(text)
}

function renaming({ at, key = '' }: Violation, name: string): Fix {
  return {
    title: `Rename ${keyInWords(key)} to \`${name}\``,
    safety: isSameName(key, name) ? 'safe' : 'unsafe',
    reveals: [...at.path.slice(0, -1), name],
    make: (draft) => draft.rename(draft.document.keyOf(at), name),
  }
}

/** A key that is missing: PMM does without, or does not start. */
export function missingKey(document: ConfigDocument, violation: Violation): Finding | undefined {
  const { at, path, key = '' } = violation
  const consequence = consequenceOf(document, violation)
  if (!consequence || isMisspelt(document, violation, key)) return undefined
  const { severity, says } = consequence
  return {
    at: document.keyOf(at),
    message: `\`${key}\` is missing${inPlace(path)}. ${says}`,
    hint: `Add \`${key}\`.`,
    severity,
  }
}

/** A key that the target does not read: it came later, or it is gone. */
export function unreadKey(document: ConfigDocument, { at, path, schema }: Violation): Finding | undefined {
  // Of a blank line nothing is lost.
  if (document.scalar(at)?.value === null) return undefined
  const versions = schema['x-versions']!
  const [, start, end] = /^>=?(\S+)(?: <=?(\S+))?$/.exec(versions) ?? []
  const key = `\`${path.at(-1)}\``
  return {
    at: document.keyOf(at),
    ...(end === undefined
      ? {
          message: `Kometa reads ${key} from version ${start} on; older ones pass over it.`,
          hint: 'Delete it, or update Kometa and set the target.',
        }
      : {
          message: `Kometa ${end} and newer pass over ${key}.`,
          hint: 'Delete it, or set the target to the version you run.',
        }),
    holds: outside(versions),
    not: versions,
  }
}

/** A key that PMM reads in another place only. */
export function misplacedKey(document: ConfigDocument, { at, path, schema }: Violation): Finding | undefined {
  // Of a blank line nothing is lost.
  if (['', null].includes(document.scalar(at)?.value as string)) return undefined
  return {
    at: document.keyOf(at),
    message: `PMM does not read \`${path.at(-1)}\`${inPlace(path.slice(0, -1))} and passes over it.`,
    hint: `It belongs in ${schema['x-elsewhere']}: move it there, or delete it.`,
  }
}

/** A single entry in the place of a list is known to its own schema only. */
function currentKeys({ path, schema }: Violation): readonly string[] {
  const known = knownKeys(path)
  return [...(known.size > 0 ? known : Object.entries(schema.properties ?? {}))]
    .filter(([, node]) => !node.deprecated)
    .map(([name]) => name)
}
