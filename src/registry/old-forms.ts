import {
  NEWER_PLACES,
  NEWER_SINCE,
  NEWER_TEXTS,
  OLD_PLACES,
  OLD_TEXTS,
  type PlaceTree,
} from '../generated/old-places.js'
import type { Target } from '../rules/rule.js'
import { endsBefore } from '../rules/versions.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'

/**
 * Whether a config may hold a form that a migration is about. Most hold none, and then a hundred migrations
 * need not be loaded, which takes as long as the rest of the check. What only the newest versions have done
 * away with is looked for where the target has them, or where just the config speaks against that.
 */
export function mayHoldOldForms(document: ConfigDocument, { range, from }: Target): boolean {
  const { text } = document.source
  const root = document.at([])
  const holds = (texts: RegExp, places: PlaceTree) =>
    texts.test(text) || (root !== undefined && holdsAny(document, root, places))
  if (holds(OLD_TEXTS, OLD_PLACES)) return true
  return (from.kind === 'config' || !endsBefore(range, NEWER_SINCE)) && holds(NEWER_TEXTS, NEWER_PLACES)
}

function holdsAny(document: ConfigDocument, at: NodeRef, places: PlaceTree): boolean {
  for (const item of document.items(at)) if (holdsAny(document, item, places)) return true
  for (const { name, value } of document.entries(at)) {
    const place = Object.hasOwn(places, name) ? places[name] : places['*']
    if (place === undefined) continue
    if (place === true) return true
    if (isTree(place) ? holdsAny(document, value, place) : holdsValue(document, value, place)) return true
  }
  return false
}

function holdsValue(document: ConfigDocument, at: NodeRef, values: readonly string[]): boolean {
  return [at, ...document.items(at)].some((one) => values.includes(document.scalar(one)?.text ?? ''))
}

const isTree = (place: PlaceTree | readonly string[]): place is PlaceTree => !Array.isArray(place)
