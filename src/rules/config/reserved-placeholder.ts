import { placeholderAlone, upper } from '../../kometa/placeholders.js'
import { isReserved } from '../../kometa/reserved-names.js'
import type { Facts } from '../facts.js'
import { faultyUses, type Use } from '../placeholder-uses.js'
import { wayOut } from '../placeholder-words.js'
import type { Finding, Fix, Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/reserved-placeholder',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=2.0.0',
  },
  *check({ document, facts }) {
    for (const use of faultyUses(document, 'reserved')) {
      const names = use.placeholders.filter(({ name }) => isReserved(name)).map(({ name }) => name)
      const name = names.find((one) => !facts.isSet?.(`PMM_${upper(one)}`))
      if (name !== undefined) yield { at: use.at, ...words(use, name, facts) }
    }
  },
}

function words({ at, text, aliased }: Use, name: string, facts: Facts): Omit<Finding, 'at'> {
  const variable = `KOMETA_${upper(name)}`
  const alone = placeholderAlone(text) !== undefined
  const instead = alone ? wayOut(at.path, name) : wayOut([], name)
  const isKnown = facts.isSet?.(variable) ?? false
  return {
    message: isKnown
      ? `The variable ${variable} is set, but Kometa keeps it for itself: this placeholder ${alone ? 'stays blank' : 'is not filled in'}.`
      : `Kometa keeps the variable ${variable} for itself: this placeholder ${alone ? 'stays blank' : 'is not filled in'} unless PMM_${upper(name)} is set.`,
    hint: `Write \`${instead.text}\`, which takes the variable ${instead.variable}, or set PMM_${upper(name)} in place of ${variable}.`,
    ...(isKnown ? {} : { severity: 'warning' }),
    ...(instead.text === 'env' && !aliased ? { fix: byWord(at) } : {}),
  }
}

/** Where the variable comes from PMM_PLEX_TOKEN or the command line, the word does not find it. */
function byWord(at: Use['at']): Fix {
  return {
    title: 'Write the word `env`',
    safety: 'unsafe',
    reveals: at.path.slice(0, -1),
    make: (draft) => draft.set(at, 'env'),
  }
}

export const docs: RuleDocs = {
  summary: 'A placeholder has a name that Kometa keeps for itself and does not fill in.',
  why: 'Variables that Kometa reads for itself, such as KOMETA_PLEX_TOKEN, KOMETA_PLEX_URL, KOMETA_CONFIG or KOMETA_TIMEOUT, fill no placeholder: `<<plex-token>>` counts as blank unless PMM_PLEX_TOKEN is set or Kometa is started with `--kometa-plex-token`. For Plex write the bare word `env`, which takes KOMETA_PLEX_URL and KOMETA_PLEX_TOKEN; for anything else choose another name.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: http://192.168.1.12:32400\n  token: <<plex-token>>\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://192.168.1.12:32400\n  token: env\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nradarr:\n  url: http://192.168.1.12:7878\n  token: <<LIBRARY>>\n',
      good: 'libraries:\n  Films: {}\nradarr:\n  url: http://192.168.1.12:7878\n  token: <<MY_LIBRARY>>\n',
    },
  ],
}
