import { isClose } from '../../schema/suggest.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { templateNames } from '../external-templates.js'
import { definitionsOf, type LinkedFile, rootsOf } from '../linked-file.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

/** Each name that is not there is held against so many. */
const MOST_COMPARED = 200

export const rule: Rule = {
  meta: { id: 'linked/unknown-template', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    const known = linked && templatesOf(document, linked)
    if (!known) return
    const compared = [...known].slice(0, MOST_COMPARED)
    for (const at of callsOf(document, linked)) {
      const name = document.scalar(at)?.text ?? ''
      if (name === '' || name.includes('<<') || known.has(name)) continue
      const meant = compared.find((one) => isClose(name, one))
      yield {
        at,
        message: `There is no template of this name${known.size === 0 ? ', nor any other, in this file' : ' in this file or in those that it names'}: PMM builds nothing of this.`,
        hint: meant
          ? `Did you mean \`${meant}\`? Write that in its place.`
          : 'Define it below `templates`, or name the file that has it in `external_templates`.',
      }
    }
  },
}

/** The names of all templates of a file; nothing where some of them are not at hand. */
function templatesOf(document: ConfigDocument, linked: LinkedFile): ReadonlySet<string> | undefined {
  // Files of old may have theirs beside, in a list that older versions read as one.
  if (linked.kinds.some((kind) => kind === 'template' || kind === 'image')) return undefined
  const roots = rootsOf(document, linked)
  const names = templateNames(document)
  if (!roots.some(({ name }) => name === 'external_templates')) return new Set(names)
  return linked.externalTemplates && new Set([...names, ...linked.externalTemplates])
}

/** Where templates are named. */
function* callsOf(document: ConfigDocument, linked: LinkedFile): Iterable<NodeRef> {
  for (const { attributes, isTemplate } of definitionsOf(document, linked)) {
    if (isTemplate) continue
    for (const { name, value } of attributes) {
      if (name.toLowerCase() !== 'template') continue
      for (const call of document.shape(value) === 'sequence' ? document.items(value) : [value])
        for (const one of document.entries(call)) if (one.name === 'name') yield one.value
    }
  }
  for (const { name, value } of rootsOf(document, linked)) {
    if (name !== 'dynamic_collections') continue
    for (const dynamic of document.entries(value))
      for (const { name, value } of document.entries(dynamic.value))
        if (/^(?:other_)?template$/.test(name.toLowerCase()))
          yield* document.shape(value) === 'sequence' ? document.items(value) : [value]
  }
}

export const docs: RuleDocs = {
  summary: 'A collection, overlay or playlist names a template that is not defined.',
  why: 'PMM looks for templates below `templates` of the same file and in the files of its `external_templates`. A name that it does not find there is an error in the log, and what calls it is not built. Where a file of `external_templates` is not at hand, nothing is said.',
  examples: [
    {
      bad: 'templates:\n  list:\n    sync_mode: sync\ncollections:\n  Alien:\n    template:\n      name: lists\n    tmdb_collection: 8091\n',
      good: 'templates:\n  list:\n    sync_mode: sync\ncollections:\n  Alien:\n    template:\n      name: list\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
  ],
}
