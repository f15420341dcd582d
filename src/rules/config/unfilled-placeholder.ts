import { variablesOf } from '../../kometa/placeholders.js'
import { faultyUses, isSurelySecret, type Use } from '../placeholder-uses.js'
import { nameFor, wayOut } from '../placeholder-words.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/unfilled-placeholder',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.19.0',
  },
  *check({ document }) {
    for (const { at } of faultyUses(document, 'key')) {
      const isLibrary = at.path.length === 2 && at.path[0] === 'libraries'
      yield {
        at,
        message: isLibrary
          ? 'PMM fills in no placeholder in the name of a library: it looks for a library that is called just this.'
          : 'PMM fills in no placeholder in a key: it stays as it stands here.',
        hint: isLibrary
          ? 'Write the name of the library, or give it a plain name here and put the placeholder into `library_name`.'
          : 'Write the key itself; a placeholder can stand for its value.',
      }
    }
    for (const use of faultyUses(document, 'variable'))
      yield {
        at: use.at,
        message: 'PMM fills in no placeholder below `template_variables`: it stays as it stands here.',
        hint: 'Write the value itself here, and keep it out of a public repository.',
        ...(use.placeholders.some(({ spelling }) => isSurelySecret(spelling)) ? {} : { severity: 'warning' }),
      }
    for (const use of faultyUses(document, 'several')) yield { at: use.at, ...ofSeveral(use) }
  },
}

function ofSeveral({ at, placeholders }: Use) {
  const { text, variable } = wayOut(at.path, nameFor(at.path))
  const names = placeholders.map(({ name }) => variablesOf(name)[0].replace(/^KOMETA_/, ''))
  return {
    message: `PMM fills in only one placeholder of a value; here are ${placeholders.length}.`,
    hint: `Put the whole value into one variable: write \`${text}\` and set ${variable} to what ${names.join(' and ')} make together.`,
  }
}

export const docs: RuleDocs = {
  summary: 'A `<<placeholder>>` stands where PMM fills none in.',
  why: 'PMM fills placeholders in values only: never in keys or in the names of libraries, never below `template_variables`, and of several in one value it fills in one. The others stay as they stand.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ngotify:\n  url: http://<<gotify-host>>:<<gotify-port>>\n  token: <<gotify-token>>\n',
      good: 'libraries:\n  Films: {}\ngotify:\n  url: <<gotify-url>>\n  token: <<gotify-token>>\n',
    },
    {
      bad: 'libraries:\n  <<film-library>>:\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: imdb\n        template_variables:\n          api_key: <<mdblist-key>>\n',
    },
  ],
}
