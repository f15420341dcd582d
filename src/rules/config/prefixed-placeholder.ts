import { placeholderAlone, upper, variablesOf, withoutPrefix } from '../../kometa/placeholders.js'
import { isReserved } from '../../kometa/reserved-names.js'
import type { Facts } from '../facts.js'
import { faultyUses, type Use } from '../placeholder-uses.js'
import { wayOut } from '../placeholder-words.js'
import type { Finding, Fix, Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/prefixed-placeholder',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.19.0',
  },
  *check({ document, facts }) {
    for (const use of faultyUses(document, 'prefix')) {
      const wrong = use.placeholders.find(
        ({ name }) =>
          withoutPrefix(name) !== undefined && !variablesOf(name).some((one) => facts.isSet?.(one)),
      )
      if (wrong) yield { at: use.at, ...words(use, wrong.name, wrong.spelling, facts) }
    }
  },
}

function words(use: Use, name: string, spelling: string, facts: Facts): Omit<Finding, 'at'> {
  const { at, text, aliased } = use
  const meant = withoutPrefix(name)!
  const alone = placeholderAlone(text) !== undefined
  const instead = wayOut(alone ? at.path : [], meant)
  const isKnown = [upper(name), ...variablesOf(meant)].some((one) => facts.isSet?.(one))
  return {
    message: `PMM puts KOMETA_ in front of the name itself: it fills this from ${variablesOf(name)[0]}, and without that variable the placeholder ${alone ? 'counts as blank' : 'is not filled in'}.`,
    hint: `Is the variable called ${upper(name)}? Then write \`${instead.text}\`${[instead.variable, ...variablesOf(meant)].includes(upper(name)) ? '' : ` and call it ${instead.variable}`}.`,
    // In small letters it may be the name that was chosen.
    ...(isKnown ? {} : { severity: spelling === name ? 'info' : 'warning' }),
    ...(aliased || isReserved(meant) ? {} : { fix: respelling(use, instead.text, alone) }),
  }
}

/** Which variables there are where PMM runs is not known here, so people have to say so. */
function respelling({ at, text, placeholders }: Use, instead: string, alone: boolean): Fix {
  const written = (name: string, spelling: string) => {
    const meant = withoutPrefix(name)
    return meant === undefined ? spelling : spelling === name ? meant : upper(meant)
  }
  return {
    title: 'Write the name without the prefix',
    safety: 'unsafe',
    // Filled in, it may be the same as another value.
    reveals: at.path.slice(0, -1),
    make: (draft) =>
      draft.set(
        at,
        alone
          ? instead
          : placeholders.reduceRight(
              (rest, { start, end, name, spelling }) =>
                `${rest.slice(0, start)}<<${written(name, spelling)}>>${rest.slice(end)}`,
              text,
            ),
      ),
  }
}

export const docs: RuleDocs = {
  summary: 'The name in a `<<placeholder>>` begins with the prefix of the variable.',
  why: 'PMM takes KOMETA_ or PMM_ off the name of a variable and fills what is left: KOMETA_TMDB_KEY fills `<<tmdb-key>>` and `<<TMDB_KEY>>`. `<<KOMETA_TMDB_KEY>>` is filled from KOMETA_KOMETA_TMDB_KEY, which hardly anybody has, and counts as blank without it.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntmdb:\n  apikey: <<KOMETA_TMDB_KEY>>\n',
      good: 'libraries:\n  Films: {}\ntmdb:\n  apikey: <<tmdb-key>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\ngotify:\n  url: http://<<PMM_HOST>>:8080\n  token: <<gotify-token>>\n',
      good: 'libraries:\n  Films: {}\ngotify:\n  url: http://<<HOST>>:8080\n  token: <<gotify-token>>\n',
    },
  ],
}
