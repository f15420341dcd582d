import { placeholdersIn, shellVariablesIn } from '../../kometa/placeholders.js'
import type { Finding } from '../../rules/rule.js'
import { outside } from '../../rules/versions.js'
import { ROOT_KEYS, schemaNodes } from '../../schema/knowledge.js'
import { isTemplateFile } from '../../schema/opaque.js'
import { kindOf } from '../../schema/otherwise.js'
import type { Violation } from '../../schema/violation.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { inWords, listed, wanted } from './in-words.js'
import { isMisspeltChoice, misplacedKey, missingKey, unknownKey, unreadKey } from './keys.js'
import { namelessEntry } from './nameless-entry.js'
import { consequenceOf, defaultAt } from './otherwise.js'
import { nearest, repairOf } from './repair.js'

/** The words for one violation that belongs to no rule with a thought of its own. */
export function say(document: ConfigDocument, violation: Violation): Finding | undefined {
  const finding = findingOf(document, violation)
  if (!finding) return undefined
  return finding.holds === undefined ? { ...finding, ...whereRead(violation) } : finding
}

function findingOf(document: ConfigDocument, violation: Violation): Finding | undefined {
  // In a file that does not parse nobody knows what belongs to what.
  const isBroken = document.problems.length > 0
  switch (violation.keyword) {
    case 'additionalProperties':
      if (isBroken || /[\u00a0\u2000-\u200f\u2060\u3000\ufeff]/.test(violation.key ?? '')) return undefined
      return unknownKey(document, violation)
    case 'required':
      if (isBroken) return undefined
      return missingKey(document, violation)
    case 'x-versions':
      return unreadKey(document, violation)
    case 'x-elsewhere':
      return misplacedKey(document, violation)
    case 'x-values':
      return newerValue(violation)
    case 'x-types':
      return newerType(document, violation)
    default:
      return wrongValue(document, violation)
  }
}

const WORDS: Readonly<Record<string, string>> = {
  list: 'a list',
  mapping: 'a mapping',
  text: 'a text',
  empty: 'an empty text',
  number: 'a number',
  date: 'a date',
}

/** A value that PMM does not take: what is wanted, and what it does instead. */
function wrongValue(document: ConfigDocument, violation: Violation): Finding | undefined {
  const { at, path, keyword, schema, part, problem } = violation
  // What becomes of an old form is told by its migration.
  if (schema.deprecated) return undefined
  // What YAML makes nothing of has rules of its own.
  const scalar = document.scalar(at)
  if (scalar?.value === null && !/^(?:|~|null|Null|NULL)$/.test(scalar.text)) return undefined
  if (scalar?.value === '' && scalar.tag !== undefined) return undefined
  const { value, text = '' } = scalar ?? {}
  // What a placeholder will be is not known but for being a text.
  if (keyword !== 'type' && typeof value === 'string' && placeholdersIn(value).length > 0) return undefined
  const isShell = typeof value === 'string' && shellVariablesIn(value).length > 0
  if (isShell && isTemplateFile(document)) return undefined
  // Keys that nobody knows speak for themselves.
  if (keyword === 'minProperties' && document.entries(at).length > 0) return undefined
  const key = nameOf(path)
  const kind = kindOf(document, at)
  if (keyword === 'anyOf' && isMisspeltChoice(document, violation)) return undefined
  if (keyword === 'anyOf' && violation.section === 'file_entry' && kind === 'mapping')
    return namelessEntry(document, violation)
  const consequence = consequenceOf(document, violation)
  if (!consequence) return undefined
  const { severity, says, isDefault } = consequence
  if (kind === 'null' || kind === 'empty') {
    const blank = blankBeside(document, path)
    if (blank.length > 1 && blank[0] !== path.at(-1)) return undefined
    if (blank.length > 1)
      return {
        at: document.keyOf(at),
        message: `${listed(
          blank.map((name) => `\`${name}\``),
          'and',
        )} are blank. ${says}`,
        hint: 'Fill them in, or delete the section.',
        severity,
      }
    return {
      at: document.keyOf(at),
      message: isDefault
        ? `${key} is blank: PMM takes ${defaultAt(path).replace(/,$/, '')}.`
        : `${key} is blank. ${says}`,
      hint: isDefault ? 'Fill it in, or delete the line.' : `Write ${wanted(schema)}, or delete the line.`,
      severity: isDefault ? 'info' : severity,
      ...(kind === 'null' && path.length === 1 && !NEEDED.has(`${path[0]}`)
        ? blankSection(document, at)
        : {}),
    }
  }
  if (isShell)
    return {
      at,
      message: `${key} must be ${wanted(schema)}, and PMM does not fill in \`$\` variables. ${says}`,
      hint: `Write ${wanted(schema)}, unless another program fills it in before PMM reads the file.`,
      severity,
    }
  const fix = repairOf(document, violation)
  const meant = part === undefined ? undefined : nearest(part, schema)
  const isSame = isDefault && path[0] !== 'libraries' && meansDefault(document, at, path)
  return {
    at: kind === 'list' || kind === 'mapping' ? document.keyOf(at) : at,
    message: `${problem ? problem.says : mustBe(key, violation, WORDS[kind] ?? `\`${text}\``, text)} ${isSame ? 'PMM takes its default, which is the same.' : says}`,
    // What the repair writes stands in its title.
    hint: meant === undefined ? `Write ${wanted(schema)}.` : `Did you mean \`${meant}\`?`,
    severity,
    ...(problem?.not === undefined ? {} : { holds: outside(problem.not), not: problem.not }),
    ...(fix ? { fix } : {}),
  }
}

/** Sections that PMM does not run without. */
const NEEDED: ReadonlySet<string> = new Set(['libraries', 'plex', 'tmdb'])

/** A section with nothing in it can go; one with comments below it may be waiting to be filled in. */
function blankSection(document: ConfigDocument, at: Violation['at']): Pick<Finding, 'fix'> {
  const name = at.path[0]!
  const { end } = document.range(document.keyOf(at))
  const [rest = ''] = /^[^\n]*(?:\n(?:[ \t]+#.*|[ \t]*))*/.exec(document.source.text.slice(end)) ?? []
  const next = document.entries(document.at([])!).find(({ key }) => document.range(key).start > end)
  // What follows may have been meant to stand below it.
  if (rest.includes('#') || (next && !ROOT_KEYS.has(next.name))) return {}
  return {
    fix: {
      title: `Delete the blank \`${name}\``,
      safety: 'safe',
      // What needs it is to be said only where there is no section.
      reveals: [],
      make: (draft) => draft.remove(at),
    },
  }
}

/** The keys that a section cannot do without, as far as they are blank: one finding is enough for all of them. */
function blankBeside(document: ConfigDocument, path: Path): readonly string[] {
  const section = path.slice(0, -1)
  const required = schemaNodes(section).flatMap((node) => node.required ?? [])
  if (!required.includes(`${path.at(-1)}`)) return []
  return required.filter((name) => {
    const at = document.at([...section, name])
    return at !== undefined && ['null', 'empty'].includes(kindOf(document, at))
  })
}

/** A text that may be repeated in the place of another value: no credential looks like it. */
const WORD = /^[A-Za-z]{1,12}$/

/** The text of a switch or number that means what PMM takes anyway. */
function meansDefault(document: ConfigDocument, at: Violation['at'], path: Path): boolean {
  const value = schemaNodes(path).find((node) => node.default !== undefined)?.default
  return value !== undefined && document.scalar(at)?.text.trim().toLowerCase() === `${value}`
}

function mustBe(key: string, { keyword, schema, part }: Violation, kind: string, text: string): string {
  const what = `${key} must be ${wanted(schema)}`
  // Only in quotes these are texts at all.
  if (keyword === 'type' && kind === WORDS.text && /^(?:true|false|-?\d+)$/i.test(text))
    return `${what}, and the quotes make a text of \`${text}\`.`
  if (keyword === 'type' && kind === WORDS.text && WORD.test(text)) return `${what}, not \`${text}\`.`
  if (keyword === 'type') return `${what}, but here is ${kind}.`
  if (keyword === 'minProperties') return `${key} holds nothing that PMM reads.`
  if (part !== undefined && /^[\w .-]{1,30}$/.test(part)) return `PMM does not know \`${part}\` in ${key}.`
  if (keyword === 'enum' && /^[\w .-]{1,30}$/.test(text)) return `${what}, not \`${text}\`.`
  return `${what}.`
}

function newerValue({ at, path, schema, part = '' }: Violation): Finding {
  return {
    at,
    message: `${knownBy(schema['x-values']![part]!)} ${inWords(part)} in ${nameOf(path)}.`,
    hint: 'Use another value, or set the target to the version you run.',
    ...whereUnknown(schema['x-values']![part]!),
  }
}

function newerType(document: ConfigDocument, violation: Violation): Finding | undefined {
  const { at, path, schema, part = '' } = violation
  const consequence = consequenceOf(document, violation)
  if (!consequence) return undefined
  const { severity, says } = consequence
  return {
    at: document.keyOf(at),
    message: `${knownBy(schema['x-types']![part]!)} a ${part} in ${nameOf(path)}. ${says}`,
    hint: 'Write a single value, or set the target to the version you run.',
    severity,
    ...whereUnknown(schema['x-types']![part]!),
  }
}

const knownBy = (versions: string) => `Only Kometa ${versions} takes`

/** What came later is no mistake as long as the target holds a version that knows it. */
function whereUnknown(versions: string): Pick<Finding, 'holds' | 'not' | 'wholly'> {
  return {
    holds: outside(versions),
    not: versions,
    wholly: versions.startsWith('>') && !versions.includes('<'),
  }
}

/** The name of the key that a value belongs to, be it in a list. */
function nameOf(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string')
  if (path.length === 2 && path[0] === 'libraries') return 'The library'
  return name === undefined ? 'The config' : `\`${name}\``
}

/** A value matters where all keys above it are read. */
function whereRead({ path }: Violation): Pick<Finding, 'holds' | 'not'> {
  const ranges = path.flatMap((_, index) => {
    const versions = schemaNodes(path.slice(0, index + 1)).find((node) => node['x-versions'])?.['x-versions']
    return versions === undefined ? [] : [versions]
  })
  const last = ranges.at(-1)
  if (last === undefined) return {}
  return { holds: ranges.join(' '), not: ranges.map(outside).join(' || ') }
}
