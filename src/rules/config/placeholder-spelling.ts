import { schemaNodes } from '../../schema/knowledge.js'
import { isPlaceholder } from '../../schema/opaque.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Rule } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/placeholder-spelling',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    summary: 'A `<<placeholder>>` is spelled in a way that PMM never fills in.',
    why: 'PMM knows a secret from the variable KOMETA_MY_SECRET under two spellings: `<<my-secret>>`, all small with hyphens, and `<<MY_SECRET>>`, all capital with underscores. Any other mixture is never found, and the value counts as blank.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt_id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document }) {
    for (const ref of scalars(document)) {
      const text = document.scalar(ref)!.text.trim()
      const name = text.slice(2, -2)
      if (/^[a-z0-9-]+$/.test(name) || /^[A-Z0-9_]+$/.test(name)) continue
      const right =
        name
          .toLowerCase()
          .match(/[a-z0-9]+/g)
          ?.join('-') ?? 'my-secret'
      yield {
        at: ref,
        message: 'PMM never fills in a placeholder that is spelled like this; it takes the value for blank.',
        hint: `Write \`<<${right}>>\` (or \`<<${right.toUpperCase().replaceAll('-', '_')}>>\`); the variable is KOMETA_${right.toUpperCase().replaceAll('-', '_')}.`,
        fix: {
          title: `Write \`<<${right}>>\``,
          safety: 'safe',
          // Filled in, it may be the same as another value.
          reveals: ref.path.slice(0, -1),
          make: (draft) => draft.set(ref, `<<${right}>>`),
        },
      }
    }
  },
}

/**
 * The values that PMM looks for placeholders in. It passes over template variables, and in places that no
 * schema knows `<<name>>` may be a variable of a template, as in collection files.
 */
function* scalars(document: ConfigDocument): Iterable<NodeRef> {
  if (!document.source.text.includes('<<')) return
  for (const { value } of document.walk())
    for (const item of [value, ...document.items(value)]) {
      if (!isPlaceholder(document.scalar(item)?.text ?? '') || document.raw(item).startsWith('*')) continue
      const { path } = item
      if (!path.includes('template_variables') && schemaNodes(path).length > 0) yield item
    }
}
