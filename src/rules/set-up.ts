import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { librariesOf } from './libraries-of.js'
import { BUILDER_SERVICES } from './linked-services.js'
import { fillingOf } from './services/filling.js'

/**
 * Whether a config sets up a service that builders need, for all libraries or for one of them. What is wrong with a
 * section that is there is told where it stands.
 */
export function isSetUp(document: ConfigDocument, section: string): boolean {
  if (document.broken.includes(section)) return true
  const keys = BUILDER_SERVICES.find((one) => one.section === section)?.keys ?? []
  const own = librariesOf(document).flatMap(({ keys }) => keys.filter(({ name }) => name === section))
  const root = document.at([section])
  return [...(root ? [root] : []), ...own.map(({ value }) => value)].some((at) =>
    isFilled(document, at, keys),
  )
}

function isFilled(document: ConfigDocument, at: NodeRef, keys: readonly string[]): boolean {
  if (fillingOf(document, at) === 'foreign') return true
  if (document.shape(at) !== 'mapping') return false
  const entries = document.entries(at)
  if (keys.length === 0) return entries.length > 0
  return entries.some(
    ({ name, value }) => keys.includes(name) && !['blank', 'comment'].includes(fillingOf(document, value)),
  )
}
