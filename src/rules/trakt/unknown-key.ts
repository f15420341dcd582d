import { knownKeys } from '../../schema/knowledge.js'
import { isSameName } from '../../schema/suggest.js'
import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import type { Finding, Fix, Rule } from '../rule.js'
import { isTraktKey, traktKeys } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/unknown-key',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
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
      const misspelt = written.find(({ how, entry }) => how === 'misspelt' && same(entry.value.path, at.path))
      yield {
        at: document.keyOf(at),
        ...(misspelt ? meant(key, misspelt.name) : unknown(key, path)),
        ...(misspelt ? { fix: correction(document, at, key, misspelt.name) } : {}),
      }
    }
  },
}

/** A key with another spelling is certain where only capitals and what stands between words differ. */
function correction(document: ConfigDocument, at: NodeRef, key: string, name: string): Fix {
  const reveals = [...at.path.slice(0, -1), name]
  if (key.startsWith(`${name}:`)) {
    const colon = document.range(document.keyOf(at)).start + name.length + 1
    return {
      title: `Put a space behind the colon of \`${name}\``,
      safety: 'safe',
      reveals: at.path.slice(0, -1),
      make: (draft) => draft.edit([{ range: { start: colon, end: colon }, text: ' ' }]),
    }
  }
  return {
    title: `Rename ${named(key)} to \`${name}\``,
    safety: isSameName(key, name) ? 'safe' : 'unsafe',
    reveals,
    make: (draft) => draft.rename(at, name),
  }
}

type Words = Omit<Finding, 'at'>

function meant(key: string, name: string): Words {
  if (key.startsWith(`${name}:`))
    return {
      message: `A space is missing behind the colon of \`${name}\`: PMM takes what follows for part of the key.`,
      hint: 'Put a space behind the colon.',
    }
  return {
    message: `PMM does not know ${named(key)} and ignores it. Did you mean \`${name}\`?`,
    hint: `Rename it to \`${name}\`.`,
  }
}

function unknown(key: string, path: Path): Words {
  const list = [...knownKeys(path)].filter(([, node]) => !node.deprecated).map(([name]) => `\`${name}\``)
  return {
    message: `PMM does not know ${named(key)} and ignores it.`,
    hint: `Delete it. The keys here are ${list.join(', ')}.`,
    severity: 'warning',
  }
}

/** A secret in the place of a key is not repeated. */
const named = (key: string) => (/^[A-Za-z][\w .-]{0,31}$/.test(key) ? `\`${key}\`` : 'this key')

const same = (a: Path, b: Path) => a.join('\0') === b.join('\0')
