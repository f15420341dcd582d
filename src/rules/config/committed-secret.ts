import { MOVE_SECRETS } from '../commands.js'
import { literalSecrets } from '../literal-secrets.js'
import { nameFor, wayOut } from '../placeholder-words.js'
import type { Rule, RuleDocs } from '../rule.js'

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
    for (const { at } of literalSecrets(document)) {
      const { text, variable } = wayOut(at.path, nameFor(at.path))
      yield {
        at,
        message: `\`${at.path.join('.')}\` is a secret, and this file is being committed.`,
        hint: `Write \`${text}\` and set the variable ${variable} for PMM. If it was committed before, get a new one.`,
        command: MOVE_SECRETS,
      }
    }
  },
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
