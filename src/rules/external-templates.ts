import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { entriesOf, type LocalEntry } from './local-entries.js'
import { blocks } from './services/operation-sources.js'

/** What a file says of templates that stand in other files. */
export interface ExternalTemplates {
  readonly entries: readonly LocalEntry[]
  /** There are no others: from an address, of PMM's own, or of a path that something else fills in. */
  readonly areAll: boolean
}

/** The `external_templates` of a file; nothing where it has none. */
export function externalTemplatesOf(document: ConfigDocument): ExternalTemplates | undefined {
  const value = document.at(['external_templates'])
  if (!value || document.problems.length > 0) return undefined
  const entries = entriesOf(document, { name: 'external_templates', value })
  const all = blocks(document, value).flatMap((block) => sourcesOf(document, block))
  return { entries, areAll: all.length > 0 && all.length === entries.length }
}

function sourcesOf(document: ConfigDocument, block: NodeRef): readonly NodeRef[] {
  if (document.shape(block) === 'scalar') return [block]
  return document
    .entries(block)
    .filter(({ name }) => name !== 'template_variables' && name !== 'schedule')
    .map(({ value }) => value)
}

/** The names of the templates that a file defines. */
export function templateNames(document: ConfigDocument): readonly string[] {
  const templates = document.at(['templates'])
  return templates ? document.entries(templates).map(({ name }) => name) : []
}
