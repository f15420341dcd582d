import { knownKeys } from '../../schema/knowledge.js'
import type { Rule } from '../rule.js'
import { isTraktKey, traktKeys } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/unknown-key',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'A key of `trakt` that PMM does not know.',
    why: 'PMM passes over unknown keys without a word, also when only a letter is wrong or a capital: what you wrote there has no effect, and what it was meant to be is missing.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client-id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document, violations }) {
    const written = traktKeys(document)
    for (const { at, key, path } of violations) {
      if (key === undefined || isTraktKey(key)) continue
      const meant = written.find(
        ({ how, entry }) => how === 'misspelt' && same(entry.value.path, at.path),
      )?.name
      const list = [...knownKeys(path)].filter(([, node]) => !node.deprecated).map(([name]) => `\`${name}\``)
      yield {
        at: document.keyOf(at),
        message: meant
          ? `PMM does not know \`${key}\` and ignores it. Did you mean \`${meant}\`?`
          : `PMM does not know \`${key}\` and ignores it.`,
        hint: meant ? `Rename it to \`${meant}\`.` : `Delete it. The keys here are ${list.join(', ')}.`,
        ...(meant ? {} : { severity: 'warning' }),
      }
    }
  },
}

const same = (a: readonly unknown[], b: readonly unknown[]) => a.join('\0') === b.join('\0')
