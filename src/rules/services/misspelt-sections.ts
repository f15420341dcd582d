import { isSameName } from '../../schema/suggest.js'
import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding } from '../rule.js'
import type { Service } from './service.js'

/** Root keys that were meant to be a service's section. */
export function* misspeltSections(service: Service, document: ConfigDocument): Iterable<Finding> {
  const { section } = service
  for (const { key, name, value } of service.misspeltSections(document))
    yield {
      at: key,
      message: `PMM does not know a section \`${name}\` and ignores it. Did you mean \`${section}\`?`,
      hint: `Rename it to \`${section}\`.`,
      fix: {
        title: `Rename the section to \`${section}\``,
        safety: isSameName(name, section) ? 'safe' : 'unsafe',
        reveals: [section],
        make: (draft) => draft.rename(value, section),
      },
    }
}
