import type { Edit } from '../../text/edit.js'
import type { ConfigDocument, ConfigMap, ConfigValue } from '../document.js'
import { readText } from '../read-text.js'
import { resolve } from '../resolve.js'
import { contextOf } from './context.js'
import type { Expected, ExpectedPair } from './plan.js'
import { isSectioned, touchedPart } from './touched.js'

/** What edits change: in the mapping that the steps lead to, these keys are from now on those of a value. */
export interface ChangedPart {
  readonly steps: readonly string[]
  readonly names: readonly string[]
  readonly value: ConfigMap
}

/**
 * What edits make of a document, without reading more of it than they touch; nothing where that cannot be told
 * by a part of it.
 */
export function changedPart(document: ConfigDocument, edits: readonly Edit[]): ChangedPart | undefined {
  const context = contextOf(document)
  const part = context.sections.length > 0 ? touchedPart(context, edits, {}) : undefined
  if (!part) return undefined
  const { root, problems, version } = readText(part.text)
  if (problems.length > 0 || version !== context.version || !isSectioned(part.text, root)) return undefined
  const meaning = resolve(part.text, root, version)
  if (meaning.problems.length > 0) return undefined
  return below(part.pairs, meaning.value(root), [])
}

function below(
  pairs: readonly ExpectedPair[],
  value: ConfigValue,
  steps: readonly string[],
): ChangedPart | undefined {
  const names = pairs.map(({ key }) => textOf(key))
  if (!isMap(value) || !names.every((name) => name !== undefined)) return undefined
  const [only] = pairs
  const deeper = pairs.length === 1 && 'pairs' in only!.value && only!.value.type === undefined
  if (!deeper) return { steps, names, value }
  const [name] = names
  if (Object.keys(value).length !== 1 || !(name! in value)) return undefined
  return below((only!.value as { pairs: readonly ExpectedPair[] }).pairs, value[name!]!, [...steps, name!])
}

const textOf = (key: Expected): string | undefined =>
  'type' in key && key.type === 'scalar' ? key.text : undefined

function isMap(value: ConfigValue): value is ConfigMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
