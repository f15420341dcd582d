import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { commentBehind } from '../comment-behind.js'
import type { Rule } from '../rule.js'
import { isBlankTemplate, traktKeys } from '../trakt-keys.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/blank-credential',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
    summary: '`client_id` or `client_secret` is blank although the section is in use.',
    why: 'PMM needs both to talk to Trakt. With one of them blank it goes on without Trakt, and what needs it fails. A section in which everything is blank, as in the template, is left alone.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id:\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n',
      },
    ],
  },
  *check({ document, violations }) {
    const empty = violations.map(({ at }) => at)
    const blank = isBlankTemplate(document) ? [] : blankOnes(document)
    for (const at of [...empty, ...blank]) {
      const name = String(at.path.at(-1))
      yield {
        at: document.keyOf(at),
        message: `\`${name}\` is blank: PMM cannot use Trakt without it.`,
        hint: 'Copy it from your app at https://app.trakt.tv/settings/apps/api, or blank the whole section if you do not use Trakt.',
      }
    }
  },
}

function blankOnes(document: ConfigDocument): readonly NodeRef[] {
  return traktKeys(document)
    .filter(({ name, how }) => how === 'right' && (name === 'client_id' || name === 'client_secret'))
    .map(({ entry }) => entry.value)
    .filter((at) => document.scalar(at)?.kind === 'null' && !commentBehind(document, at).swallowed)
}
