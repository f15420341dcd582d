import { defaultName } from '../../kometa/defaults.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { defaultEntries } from '../default-entries.js'
import { librariesOf } from '../libraries-of.js'
import { isNeverRun } from './schedules.js'

/** Services that a webhook is sent through when it is called by their name. */
const NOTIFIERS = new Set(['notifiarr', 'gotify', 'ntfy', 'apprise'])
/** Files coming with PMM that are made of what a service of the same name knows. */
const OWN_DEFAULT = new Set(['tautulli', 'simkl', 'tracearr'])

/**
 * The first place of a config that needs a service, as far as no rule of its own says so: those of operations are
 * told where they stand.
 */
export function useOfSection(document: ConfigDocument, section: string): NodeRef | undefined {
  if (NOTIFIERS.has(section)) return webhooks(document).find((at) => document.scalar(at)?.text === section)
  if (!OWN_DEFAULT.has(section)) return undefined
  for (const { at, text, kind } of defaultEntries(document)) {
    if (kind !== 'collection' || defaultName(text, kind) !== section) continue
    const [library, entry] = [document.at(at.path.slice(0, 2)), document.at(at.path.slice(0, -1))]
    if (![library, entry].some((block) => block && isNeverRun(document, block))) return at
  }
  return undefined
}

function webhooks(document: ConfigDocument): readonly NodeRef[] {
  const own = librariesOf(document).flatMap(({ keys }) => keys.filter(({ name }) => name === 'webhooks'))
  const root = document.at(['webhooks'])
  return [...(root ? [root] : []), ...own.map(({ value }) => value)]
    .flatMap((at) => document.entries(at))
    .flatMap(({ value }) => [value, ...document.items(value)])
}
