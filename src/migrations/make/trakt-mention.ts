import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { ratingsFromTrakt, traktDefaults, traktVariables } from './trakt-places.js'

/** The first key or text that mentions Trakt without being about it as PMM sees it. */
export function traktMention(document: ConfigDocument): NodeRef | undefined {
  const known = new Set(
    [
      ...traktDefaults(document).map(({ value }) => value),
      ...traktVariables(document).map(({ entry }) => entry.value),
      ...[...ratingsFromTrakt(document)].map(({ sources }) => sources),
    ].map(({ path }) => path.join('\0')),
  )
  for (const { name, key, value } of document.walk()) {
    const isKnown = ['trakt', 'trakt_pin'].includes(name) || value.path[0] === 'trakt'
    if (isKnown || known.has(value.path.join('\0'))) continue
    if (/trakt/i.test(name)) return key
    const text = [value, ...document.items(value)].find((at) =>
      /trakt/i.test(document.scalar(at)?.text ?? ''),
    )
    if (text) return text
  }
  return undefined
}
