import { annotation } from '../../schema/knowledge.js'
import { SIGN_IN } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { isStandIn } from '../services/stand-ins.js'
import { SECTION_KEYS } from '../trakt-keys.js'
import { ALL, outside } from '../versions.js'

const EVERY = '>=1.0.0'

export const rule: Rule = {
  meta: {
    id: 'trakt/unread-key',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    for (const name of SECTION_KEYS) {
      const path = ['trakt', name]
      const at = document.at(path)
      const versions = annotation(path, 'x-versions')
      // Most keys are as old as PMM is, and every version reads them.
      if (!at || !versions || versions === EVERY || document.scalar(at)?.value === null) continue
      // Of a section that only stands for one, that is said once.
      if (isStandIn(document, at)) continue
      yield {
        at,
        message: `\`${name}\` is read by versions ${versions} only; the target holds others.`,
        ...(name === 'pin'
          ? {
              hint: 'Delete it, and sign in another way: Trakt took its PIN page down in July 2026.',
              command: SIGN_IN,
            }
          : { hint: 'Delete it, or set the target to the version you run.' }),
        holds: outside(versions),
        not: versions,
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A key that the target versions of PMM/Kometa do not read.',
  why: 'Keys came and went: `pin` since 1.16.3, `force_refresh` since 2.2.1, both gone since 2.4.7. A version that does not know a key passes over it without a word.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  force_refresh: true\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      given: { target: '>=1.16.3 <2.2.0' },
    },
  ],
}
