import { type Placeholder, placeholderAlone, variablesOf, written } from '../../kometa/placeholders.js'
import { isReserved } from '../../kometa/reserved-names.js'
import { faultyUses, type Use } from '../placeholder-uses.js'
import { nameFor, spellings, wayOut } from '../placeholder-words.js'
import type { Finding, Fix, Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/placeholder-spelling',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.19.0',
  },
  *check({ document }) {
    for (const use of faultyUses(document, 'spelling')) {
      const wrong = use.placeholders.find(({ isFilled }) => !isFilled)!
      if (wrong.hasName) yield { at: use.at, ...words(use, wrong), ...repairOf(use, wrong) }
      else yield { at: use.at, ...nameless(use) }
    }
    for (const use of faultyUses(document, 'brackets')) {
      const wrong = use.placeholders[0]!
      yield {
        at: use.at,
        ...brackets(use, wrong),
        ...(isMeantAsName(use.text, wrong) ? repairOf(use, wrong) : {}),
      }
    }
  },
}

function words({ at, text }: Use, { name }: Placeholder): Pick<Finding, 'message' | 'hint'> {
  const alone = placeholderAlone(text) !== undefined
  const instead = wayOut(at.path, name)
  const hint = isReserved(name)
    ? alone
      ? `Write \`${instead.text}\`; the variable is ${instead.variable}. PMM keeps KOMETA_${variablesOf(name)[0].slice(4)} for itself and fills no placeholder from it.`
      : `Choose another name, such as \`${written(`my-${name}`)}\` with the variable ${variablesOf(`my-${name}`)[0]}: PMM keeps KOMETA_${variablesOf(name)[0].slice(4)} for itself.`
    : `Write ${spellings(name)}; the variable is ${variablesOf(name)[0]}.`
  return {
    message: alone
      ? 'PMM never fills in a placeholder that is spelled like this; it takes the value for blank.'
      : 'PMM never fills in a placeholder that is spelled like this; it stays in the value as it stands here.',
    hint,
  }
}

function brackets({ at, text }: Use, placeholder: Placeholder): Pick<Finding, 'message' | 'hint'> {
  const { name } = placeholder
  const message = /<<.*>>/.test(text)
    ? 'A placeholder has two brackets on each side: PMM fills in none with more of them, or leaves the others in the value.'
    : 'A placeholder has two brackets on each side: PMM takes this for the value itself.'
  if (!isMeantAsName(text, placeholder)) return { ...nameless({ at, text }), message }
  return {
    message,
    hint: isReserved(name)
      ? `Choose another name, such as \`${written(`my-${name}`)}\`: PMM keeps KOMETA_${variablesOf(name)[0].slice(4)} for itself.`
      : `Write ${spellings(name)}; the variable is ${variablesOf(name)[0]}.`,
  }
}

/** Without brackets in front, or with a long word that has digits, it may as well be the value, which is not to be told. */
const isMeantAsName = (text: string, { name }: Placeholder) =>
  text.trimStart().startsWith('<<') && name.split('-').every((word) => word.length < 16 || !/\d/.test(word))

function nameless({ at, text }: Pick<Use, 'at' | 'text'>): Pick<Finding, 'message' | 'hint'> {
  const alone = placeholderAlone(text) !== undefined
  const { text: instead, variable } = wayOut(alone ? at.path : [], nameFor(at.path))
  return {
    message: alone
      ? 'There is no name in this placeholder: PMM takes the value for blank.'
      : 'There is no name in this placeholder: it stays in the value as it stands here.',
    hint: `${instead === 'env' ? 'Write' : 'Write a name between the brackets, such as'} \`${instead}\` for the variable ${variable}, or the value itself.`,
  }
}

/** Where the right spelling is a reserved name, only a person can tell what to do. */
function repairOf({ at, text, aliased, placeholders }: Use, { name }: Placeholder): { readonly fix?: Fix } {
  if (aliased || placeholders.some((one) => isReserved(one.name))) return {}
  return {
    fix: {
      title: `Write \`${written(name)}\``,
      safety: 'safe',
      // Filled in, it may be the same as another value.
      reveals: at.path.slice(0, -1),
      make: (draft) => draft.set(at, respelt(text, placeholders)),
    },
  }
}

function respelt(text: string, placeholders: readonly Placeholder[]): string {
  const alone = placeholderAlone(text)
  if (alone) return written(alone.name)
  return [...placeholders]
    .reverse()
    .reduce((rest, { start, end, name }) => rest.slice(0, start) + written(name) + rest.slice(end), text)
}

export const docs: RuleDocs = {
  summary: 'A `<<placeholder>>` is spelled in a way that PMM never fills in.',
  why: 'PMM knows a secret from the variable KOMETA_MY_SECRET under two spellings: `<<my-secret>>`, all small with hyphens, and `<<MY_SECRET>>`, all capital with underscores. Any other mixture is never found, and `<<env(MY_SECRET)>>` is none of PMM’s: as a whole value it counts as blank, inside a longer text it stays as it stands.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt_id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\ntmdb:\n  apikey: <<env(TMDB_KEY)>>\n',
      good: 'libraries:\n  Films: {}\ntmdb:\n  apikey: <<tmdb-key>>\n',
    },
  ],
}
