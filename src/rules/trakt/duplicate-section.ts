import type { ConfigDocument } from '../../yaml/document.js'
import type { Fix, Rule, RuleDocs } from '../rule.js'
import { mergeSections, newerTokens } from '../trakt-merge.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/duplicate-section',
    kind: 'syntax',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
    insteadOf: ['yaml/duplicate-key'],
  },
  *check({ document }) {
    const [first, ...others] = document.occurrences(['trakt'])
    if (!first) return
    const at = document.keyOf(first)
    const { line } = document.source.position(document.range(at).start)
    for (const other of others)
      yield {
        at: document.keyOf(other),
        message: `This is another \`trakt\` section; the first is in line ${line}. PMM refuses to read the file.`,
        related: [{ at, message: `first in line ${line}` }],
        hint: 'Put what is newest into one section and delete the others.',
        // Of three the second goes first, and then what was the third is the second.
        ...(other === others[0] ? { fix: merging(document) } : {}),
      }
  },
}

function merging(document: ConfigDocument): Fix {
  const newer = newerTokens(document)
  const tokens = document.occurrences(['trakt', 'authorization'])[newer === 'second' ? 1 : 0]
  const line = tokens && document.source.position(document.range(document.keyOf(tokens)).start).line
  return {
    title: `Put the second \`trakt\` into the first${newer ? `, with the newer tokens, of line ${line}` : ''}`,
    safety: 'unsafe',
    make: mergeSections,
  }
}

export const docs: RuleDocs = {
  summary: 'There are two `trakt` sections.',
  why: 'This happens when the block from an authorization page is pasted below the one that was there. PMM refuses the whole file when a key is repeated.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\ntrakt:\n  client_id: <<trakt-id>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
