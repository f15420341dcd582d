import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Rule, RuleDocs } from '../rule.js'
import { operationsOf } from '../services/needed-services.js'
import { blocks } from '../services/operation-sources.js'

export const rule: Rule = {
  meta: {
    id: 'operations/mapped-to-itself',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.18.0',
  },
  *check({ document }) {
    for (const mapper of mappers(document))
      for (const { name, key, value } of document.entries(mapper)) {
        const text = document.scalar(value)?.value
        if (name === '')
          yield {
            at: key,
            message: 'A blank value cannot be replaced by another: PMM passes over this line.',
            hint: 'Delete it.',
          }
        else if (text !== null && text !== undefined && `${text}` === name)
          yield {
            at: key,
            message: 'This replaces a value by itself: PMM passes over the line.',
            hint: 'Write what it is to become, nothing to have it removed, or delete the line.',
          }
      }
  },
}

/** The mappings of every block, in both forms. */
function mappers(document: ConfigDocument): readonly NodeRef[] {
  if (!/mapp(?:er|ings)/.test(document.source.text)) return []
  return operationsOf(document)
    .flatMap((at) => blocks(document, at))
    .flatMap((block) =>
      [
        ['genre_mapper'],
        ['content_rating_mapper'],
        ['mass_metadata_update', 'genre', 'mappings'],
        ['mass_metadata_update', 'content_rating', 'mappings'],
      ].flatMap((path) => document.at([...block.path, ...path]) ?? []),
    )
}

export const docs: RuleDocs = {
  summary: 'A mapper replaces a value by itself.',
  why: 'What is mapped to itself stays as it is, so PMM warns and passes over the line. Mostly the new name was forgotten.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      genre_mapper:\n        Sci-Fi: Sci-Fi\n',
      good: 'libraries:\n  Films:\n    operations:\n      genre_mapper:\n        Sci-Fi: Science Fiction\n',
    },
  ],
}
