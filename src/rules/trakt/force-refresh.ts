import type { NodeRef } from '../../yaml/document.js'
import { filledIn } from '../filled-in.js'
import type { Fix, Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/force-refresh',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=2.2.1 <2.4.7',
    not: '<2.2.1 || >=2.4.7',
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations)) {
      const text = document.scalar(at)?.text ?? ''
      const off = /^(?:no|n|off|false|0|none)$/i.test(text)
      const on = /^(?:yes|y|on|true|1)$/i.test(text)
      yield {
        at,
        message: off
          ? 'PMM ignores this: only `true` and `false` without quotes count. It happens to mean what you want, off.'
          : 'PMM ignores this: only `true` and `false` without quotes count.',
        hint: `Write \`force_refresh: ${off ? 'false' : 'true'}\`, without quotes.`,
        ...(off ? { severity: 'warning' } : {}),
        ...(on || off ? { fix: writing(at, on) } : {}),
      }
    }
  },
}

function writing(at: NodeRef, value: boolean): Fix {
  return {
    title: `Write \`force_refresh: ${value}\``,
    safety: 'safe',
    make: (draft) => draft.set(at, value),
  }
}

export const docs: RuleDocs = {
  summary: '`force_refresh` is not a YAML boolean, so PMM ignores it.',
  why: 'PMM refreshes at every start only for the bare word `true`. `yes`, `on`, `1` and the quoted `"true"` do nothing, without a word in the log.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  force_refresh: yes\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  force_refresh: true\n',
    },
  ],
}
