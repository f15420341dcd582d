import { grantsIn } from '../../kometa/addresses.js'
import { isTemplate, placeholderAlone, placeholdersIn } from '../../kometa/placeholders.js'
import { isSecretPath, keyNames } from '../../schema/knowledge.js'
import { isLeftOver } from '../../schema/left-over.js'
import { isOpaque } from '../../schema/opaque.js'
import { suggest } from '../../schema/suggest.js'
import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import { nameFor, wayOut } from '../placeholder-words.js'
import type { Rule, RuleDocs } from '../rule.js'

/** Shorter texts are words such as `env`, `notifiarr` or `public`. */
const SHORTEST_SECRET = 7

export const rule: Rule = {
  meta: {
    id: 'config/committed-secret',
    kind: 'credential',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.19.0',
  },
  *check({ document, facts }) {
    if (!facts.committing) return
    for (const at of liveSecrets(document)) {
      const { text, variable } = wayOut(at.path, nameFor(at.path))
      yield {
        at,
        message: `\`${at.path.join('.')}\` is a secret, and this file is being committed.`,
        hint: `Write \`${text}\` and set the variable ${variable} for PMM. If it was committed before, get a new one.`,
      }
    }
  },
}

/** The secrets that stand in a config themselves, in place of a placeholder. */
export function* liveSecrets(document: ConfigDocument): Iterable<NodeRef> {
  for (const { value } of document.walk())
    for (const ref of [value, ...document.items(value)]) {
      const text = document.scalar(ref)?.text ?? ''
      if (!isLive(document, ref, text)) continue
      if (isSecretPath(ref.path) || (isToken(text) && isNamedSecret(ref.path)) || holdsGrant(text)) yield ref
    }
}

function isLive(document: ConfigDocument, ref: NodeRef, text: string): boolean {
  if (text.length < SHORTEST_SECRET || /\s/.test(text)) return false
  // Webhooks are addresses, or the name of a service that is set up elsewhere.
  if (ref.path.includes('webhooks') && !text.includes('://')) return false
  // Real values end up between the angle brackets as well.
  if (/^<<[0-9a-f]{32,}>>$/i.test(text)) return true
  return !placeholderAlone(text) && !isOpaque(document, ref) && !isLeftOver(text)
}

/** Where no schema knows a path, the key may be misspelt or misplaced: its name and its value tell together. */
function isNamedSecret(path: Path): boolean {
  const name = path.findLast((step) => typeof step === 'string')
  const { secretNames, publicNames } = keyNames()
  if (typeof name !== 'string' || (publicNames.has(name) && !secretNames.has(name))) return false
  return (
    secretNames.has(name) ||
    /token|secret|password|api[-_]?key|client[-_]?id/i.test(name) ||
    suggest(name, secretNames) !== undefined
  )
}

const isToken = (text: string) => /^(?=.*\d)(?=.*[a-z])[\w-]{16,}$/i.test(text)

/** An address that grants access to whoever has it. */
function holdsGrant(url: string): boolean {
  return grantsIn(url).some(({ start, end, kind }) => {
    const value = url.slice(start, end)
    const isLong = kind === 'user' || (kind === 'secret' ? value.length >= SHORTEST_SECRET : isToken(value))
    return (
      isLong &&
      !isLeftOver(value.split(':').at(-1)!) &&
      !isTemplate(value) &&
      placeholdersIn(value).length === 0
    )
  })
}

export const docs: RuleDocs = {
  summary: 'A secret is about to be committed to version control.',
  why: 'Whoever can read the repository, now or later, can use the secret; deleting it afterwards does not take it out of the history. PMM fills placeholders such as `<<tmdb-apikey>>` from the environment (KOMETA_TMDB_APIKEY), so that the file can be shared; for Plex’s token it has the word `env`. This is checked only while a commit hook runs.',
  examples: [
    {
      given: { facts: { committing: true } },
      bad: 'libraries:\n  Films: {}\ntmdb:\n  apikey: 5d41402abc4b2a76b9719d911017c592\n',
      good: 'libraries:\n  Films: {}\ntmdb:\n  apikey: <<tmdb-apikey>>\n',
    },
  ],
}
