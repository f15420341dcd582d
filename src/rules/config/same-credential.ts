import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { credentialSections, credentialsIn } from '../services/credential-sections.js'
import { fillingOf } from '../services/filling.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'config/same-credential', kind: 'lint', severity: 'info', fix: 'manual', holds: ALL },
  *check({ document }) {
    const first = new Map<string, Credential>()
    for (const one of credentials(document)) {
      const known = first.get(one.text)
      if (!known) first.set(one.text, one)
      else if (known.section !== one.section) yield finding(known, one)
    }
  },
}

interface Credential {
  readonly section: string
  readonly key: string
  readonly text: string
  readonly at: NodeRef
}

/** What services give out for themselves; addresses of webhooks and names of topics may well be shared. */
const GIVEN_OUT = /^(?:token|apikey|api_key|client_id|client_secret|user_token|access_token|refresh_token)$/

function* credentials(document: ConfigDocument): Iterable<Credential> {
  for (const one of credentialSections(document, true)) {
    for (const at of credentialsIn(document, one)) {
      const key = `${at.path.at(-1)}`
      const text = document.scalar(at)?.text.trim() ?? ''
      const filling = GIVEN_OUT.test(key) ? fillingOf(document, at) : 'blank'
      if ((filling === 'set' && text.length >= MIN_LENGTH) || (filling === 'foreign' && text.length > 0))
        yield { section: one.section, key, text, at }
    }
  }
}

/** Shorter ones are words such as `env`. */
const MIN_LENGTH = 8

function finding(first: Credential, { section, key, at }: Credential): Finding {
  return {
    at,
    message: `\`${section}.${key}\` is the same as \`${first.section}.${first.key}\`, and two services do not give out the same: one of them is in the wrong place.`,
    related: [{ at: first.at, message: `the same text as \`${section}.${key}\`` }],
    hint: 'Look both up again, each in the settings or on the pages of its own service.',
  }
}

export const docs: RuleDocs = {
  summary: 'The same key or token stands in the sections of two services.',
  why: 'Every service gives out keys and tokens of its own. Where the same text, or the same placeholder, stands in two sections, one of the services refuses it. Two libraries may share what belongs to one service.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nradarr:\n  url: http://192.168.1.12:7878\n  token: <<radarr-token>>\nsonarr:\n  url: http://192.168.1.12:8989\n  token: <<radarr-token>>\n',
      good: 'libraries:\n  Films: {}\nradarr:\n  url: http://192.168.1.12:7878\n  token: <<radarr-token>>\nsonarr:\n  url: http://192.168.1.12:8989\n  token: <<sonarr-token>>\n',
    },
  ],
}
