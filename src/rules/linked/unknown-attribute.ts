import { DEFINITION_ATTRIBUTES, isDefinitionAttribute } from '../../kometa/definition-attributes.js'
import { annotation } from '../../schema/knowledge.js'
import { isClose, suggest } from '../../schema/suggest.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { type Attribute, attributesOf, type Definition, definitionsOf, rootsOf } from '../linked-file.js'
import { serviceOf } from '../linked-services.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { ALL, outside } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/unknown-attribute', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    if (!linked) return
    const meant = createSuggester(DEFINITION_ATTRIBUTES)
    for (const definition of definitionsOf(document, linked))
      for (const attribute of attributesOf(definition)) {
        const finding = isDefinitionAttribute(attribute.name)
          ? tooNew(attribute, definition)
          : unknown(attribute, definition, meant(attribute.name))
        if (finding) yield finding
      }
    for (const { name, value } of rootsOf(document, linked))
      if (name === 'dynamic_collections')
        for (const dynamic of document.entries(value)) yield* unknownOfDynamic(document, dynamic.value)
  },
}

/** Whoever misspells a name does so in every place. */
function createSuggester(names: readonly string[]): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (name) => {
    if (!known.has(name)) known.set(name, nearest(name, names))
    return known.get(name)
  }
}

/** One that is a few letters away, else one of the same service. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const close = names.filter((one) => isClose(name, one))
  const [service = ''] = name.split('_', 1)
  return (
    suggest(name, close) ??
    suggest(name, service === name ? [] : names.filter((one) => one.startsWith(`${service}_`)))
  )
}

function unknown(
  { name, entry }: Attribute,
  { what, isTemplate }: Definition,
  meant: string | undefined,
): Finding | undefined {
  const section = serviceOf(name)?.section
  // A template may be for things that have other attributes; a service of late may have builders that are newer still.
  const isSure = meant !== undefined && isClose(name, meant)
  if (!isSure && (isTemplate || (section !== undefined && annotation([section], 'x-versions') !== undefined)))
    return undefined
  return {
    at: entry.key,
    message: `PMM knows no \`${name}\`, and makes no ${isTemplate ? 'use of this template' : what} because of it.`,
    hint: meant
      ? `Did you mean \`${meant}\`? Write that in its place.`
      : 'Delete it, or indent it if it belongs to the attribute above it.',
  }
}

/** What only newer versions read is nothing to older ones. */
function tooNew({ name, entry }: Attribute, { what }: Definition): Finding | undefined {
  const section = serviceOf(name)?.section
  const versions = section && NEWER.has(section) ? annotation([section], 'x-versions') : undefined
  if (!versions) return undefined
  const first = versions.replace(/^>=/, '').replace(/^>/, 'later than ')
  return {
    at: entry.key,
    message: `Kometa reads \`${name}\` from ${first} on: an older one makes no ${what} of this.`,
    hint: 'Update Kometa, or use another builder.',
    holds: outside(versions),
    not: versions,
    wholly: true,
  }
}

/** Services that came after 2.4.4; attributes of the others are as old as their section, or nearly. */
const NEWER = new Set(['lidarr', 'tracearr', 'yamtrack', 'floppy', 'serializd', 'flicklist', 'wetrakr'])

/** Of a block below `dynamic_collections` (modules/meta.py of Kometa 2.4.4, `dynamic_attributes`). */
const OF_DYNAMIC = [
  ...['type', 'data', 'exclude', 'addons', 'template', 'template_variables', 'other_template', 'other_name'],
  ...['custom_keys', 'remove_prefix', 'remove_suffix', 'title_format', 'title_override', 'key_name_override'],
  ...['test', 'sync', 'include'],
]

function* unknownOfDynamic(document: ConfigDocument, at: Definition['entry']['value']): Iterable<Finding> {
  for (const { name, key } of document.entries(at)) {
    if (OF_DYNAMIC.includes(name.toLowerCase())) continue
    const meant = suggest(name, OF_DYNAMIC)
    yield {
      at: key,
      message: `PMM knows no \`${name}\` in a block of dynamic collections, and passes over it with a warning.`,
      hint: meant
        ? `Did you mean \`${meant}\`? Write that in its place.`
        : 'What all collections of the block are to have belongs in a template that it names.',
      severity: 'warning',
    }
  }
}

export const docs: RuleDocs = {
  summary: 'An attribute of a collection, overlay or playlist that no version of PMM knows.',
  why: 'One attribute that PMM does not know is enough for a collection, overlay or playlist not to be built. Only the names right below that of the collection are judged: not what a builder is given.',
  examples: [
    {
      bad: 'collections:\n  Alien:\n    tmdb_colection: 8091\n',
      good: 'collections:\n  Alien:\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
    {
      bad: 'dynamic_collections:\n  Genres:\n    type: genre\n    titel_format: <<key_name>>\n',
      good: 'dynamic_collections:\n  Genres:\n    type: genre\n    title_format: <<key_name>>\n',
      given: { linked: 'collection' },
    },
  ],
}
