import { NEWEST_SINCE, OLD_PLACES, OLD_TEXTS } from './generated/old-places.js'
import { endsBefore } from './rules/versions.js'
import type { ConfigDocument, NodeRef } from './yaml/document.js'

/** Keys by which a place is reached; at its end `true`, or the values that count there. */
export interface PlaceTree {
  readonly [key: string]: PlaceTree | readonly string[] | true
}

/**
 * Whether a config may hold a form that a migration is about. Most hold none, and then a hundred migrations
 * need not be loaded, which takes as long as the rest of the check.
 */
export function mayHoldOldForms(document: ConfigDocument, target: string): boolean {
  if (!endsBefore(target, NEWEST_SINCE) || OLD_TEXTS.test(document.source.text)) return true
  const root = document.at([])
  return root !== undefined && holdsAny(document, root, OLD_PLACES)
}

function holdsAny(document: ConfigDocument, at: NodeRef, places: PlaceTree): boolean {
  if (document.shape(at) === 'sequence')
    return document.items(at).some((item) => holdsAny(document, item, places))
  return document.entries(at).some(({ name, value }) => {
    const place = Object.hasOwn(places, name) ? places[name] : places['*']
    if (place === undefined || place === true) return place === true
    return isTree(place) ? holdsAny(document, value, place) : holdsValue(document, value, place)
  })
}

function holdsValue(document: ConfigDocument, at: NodeRef, values: readonly string[]): boolean {
  return [at, ...document.items(at)].some((one) => values.includes(document.scalar(one)?.text ?? ''))
}

const isTree = (place: PlaceTree | readonly string[]): place is PlaceTree => !Array.isArray(place)
