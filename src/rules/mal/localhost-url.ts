import { MAL_SIGN_IN } from '../commands.js'
import { filledIn } from '../filled-in.js'
import type { Rule, RuleDocs } from '../rule.js'
import { whereRead } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'mal/localhost-url',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.17.2',
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations))
      yield {
        at,
        message: 'There is no `code=` in this address, so PMM cannot sign in with it.',
        hint: 'Copy the whole address that the browser shows after you allowed access, or sign in another way.',
        command: MAL_SIGN_IN,
        ...whereRead(at.path),
      }
  },
}

export const docs: RuleDocs = {
  summary: '`localhost_url` is not the address that MyAnimeList sent the browser to.',
  why: 'After you allowed access, MyAnimeList sends the browser to an address with `code=` in it; the page does not load, only the address counts. PMM takes the code out of it and refuses an address without one as invalid. What you opened to get there is another address.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  localhost_url: http://localhost/\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  localhost_url: http://localhost/?code=abc\n',
    },
  ],
}
