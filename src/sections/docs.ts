import { SCHEMAS } from '../generated/schemas.js'
import type { RuleDocs } from '../rules/rule.js'
import { isNode } from '../schema/lookup.js'
import type { SchemaNode } from '../schema/violation.js'
import { inWords, wanted } from './say/in-words.js'

/** What people read of a section rule, made from the schema of its section. */
export function sectionDocs(id: string): RuleDocs {
  const [section = '', name = ''] = id.split('/')
  return { ...DOCS[name]!(titleOf(section), keysOf(section)), examples: [] }
}

type Write = (section: string, keys: ReadonlyMap<string, SchemaNode>) => Pick<RuleDocs, 'summary' | 'why'>

const DOCS: Readonly<Record<string, Write>> = {
  'wrong-type': (section, keys) => ({
    summary: `A value of ${section} is of a kind that PMM does not take.`,
    why: `PMM does not turn one kind of value into another: \`yes\` is a text, and so is \`'60'\`. What it does instead stands in each finding. ${inList(keys, isTyped)}`,
  }),
  'wrong-value': (section, keys) => ({
    summary: `A value of ${section} is none that PMM takes.`,
    why: `PMM takes certain values here. What it does with another one stands in each finding. ${inList(keys, isLimited)}`,
  }),
  'missing-key': (section) => ({
    summary: `A key of ${section} is missing that PMM needs.`,
    why: 'PMM does without what lacks a key that it needs, or ends its run. What it does stands in each finding.',
  }),
  'unknown-key': (section, keys) => ({
    summary: `A key of ${section} that PMM does not know.`,
    why: `PMM passes over unknown keys without a word: what stands there has no effect. ${inList(keys, () => true)}`,
  }),
  'unread-key': (section) => ({
    summary: `A key of ${section} that the target versions do not read.`,
    why: 'Keys came and went with versions of PMM and Kometa. A version that does not know a key passes over it without a word.',
  }),
}

const isTyped = (node: SchemaNode) => node.type !== undefined && node.enum === undefined
const isLimited = (node: SchemaNode) =>
  ['enum', 'format', 'minimum', 'maximum', 'x-split'].some((keyword) => node[keyword] !== undefined)

/** `url`: a text; ... */
function inList(keys: ReadonlyMap<string, SchemaNode>, isNamed: (node: SchemaNode) => boolean): string {
  const lines = [...keys]
    .filter(([, node]) => !node.deprecated && isNamed(node))
    .map(([key, node]) => {
      const value =
        node.default === undefined || node.default === null ? '' : `; default ${inWords(node.default)}`
      const what = wanted(node)
      return what === 'another value' ? `\`${key}\`` : `\`${key}\` (${what}${value})`
    })
  return lines.length === 0
    ? 'There is more in the documentation of Kometa.'
    : `The keys: ${lines.join(', ')}.`
}

/** What a section is called in a sentence. */
function titleOf(section: string): string {
  return TITLES[section] ?? `\`${section}\``
}

const TITLES: Readonly<Record<string, string>> = {
  config: 'the root of a config',
  libraries: 'a library',
  file_entry: 'an entry of files',
}

/** The keys that a section has; those of a library stand below its name. */
function keysOf(section: string): ReadonlyMap<string, SchemaNode> {
  const schema = SCHEMAS[`${section}.schema.json`]!
  const node =
    section === 'libraries' && isNode(schema.additionalProperties) ? schema.additionalProperties : schema
  return new Map(Object.entries(node.properties ?? {}))
}
