import { isSameName } from '../../schema/suggest.js'
import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import { keyInWords } from '../key-in-words.js'
import type { Finding, Fix, RuleContext } from '../rule.js'
import { currentKeys, type Service } from './service.js'

/** The keys of a section that PMM does not know, with the one that was meant. */
export function* unknownKeys(service: Service, { document, violations }: RuleContext): Iterable<Finding> {
  for (const { at, key, path } of violations) {
    if (key === undefined || service.isKey(key)) continue
    const misspelt = service
      .keys(document)
      .find(({ how, entry }) => how === 'misspelt' && same(entry.value.path, at.path))
    yield {
      at: document.keyOf(at),
      ...(misspelt ? meant(key, misspelt.name) : unknown(key, path)),
      ...(misspelt ? { fix: correction(document, at, key, misspelt.name) } : {}),
    }
  }
}

/** A key with another spelling is certain where only capitals and what stands between words differ. */
function correction(document: ConfigDocument, at: NodeRef, key: string, name: string): Fix {
  const reveals = [...at.path.slice(0, -1), name]
  const colon = document.range(document.keyOf(at)).start + name.length + 1
  if (key === `${name}:` && document.source.text[colon] === ':')
    return {
      title: `Delete the second colon behind \`${name}\``,
      safety: 'safe',
      reveals: at.path.slice(0, -1),
      make: (draft) => draft.edit([{ range: { start: colon, end: colon + 1 }, text: '' }]),
    }
  if (key.startsWith(`${name}:`) && document.source.text[colon - 1] === ':') {
    return {
      title: `Put a space behind the colon of \`${name}\``,
      safety: 'safe',
      reveals: at.path.slice(0, -1),
      make: (draft) => draft.edit([{ range: { start: colon, end: colon }, text: ' ' }]),
    }
  }
  return {
    title: `Rename ${keyInWords(key)} to \`${name}\``,
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
    message: `PMM does not know ${keyInWords(key)} and ignores it. Did you mean \`${name}\`?`,
    hint: `Rename it to \`${name}\`.`,
  }
}

function unknown(key: string, path: Path): Words {
  const list = currentKeys(path.map(String)).map((name) => `\`${name}\``)
  return {
    message: `PMM does not know ${keyInWords(key)} and ignores it.`,
    hint: `Delete it. The keys here are ${list.join(', ')}.`,
    severity: 'warning',
  }
}

const same = (a: Path, b: Path) => a.join('\0') === b.join('\0')
