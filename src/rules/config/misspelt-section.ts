import { meantAsLibraries, meantSection } from '../root-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

/** These have rules of their own for it, which look at what stands below. */
const ELSEWHERE: readonly string[] = ['trakt', 'mal']

export const rule: Rule = {
  meta: {
    id: 'config/misspelt-section',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: ALL,
    insteadOf: ['config/lost-libraries'],
  },
  *check({ document }) {
    const root = document.at([])
    for (const { name, key, value } of root ? document.entries(root) : []) {
      const section = meantAsLibraries(document, name) ? 'libraries' : meantSection(name)
      if (section === undefined || section === name || ELSEWHERE.includes(section)) continue
      const isThere = document.at([section]) !== undefined
      yield {
        at: key,
        message: `PMM passes over this: the section is called \`${section}\`${name.toLowerCase() === section ? ', in small letters' : ''}.`,
        hint: isThere
          ? `Delete it, or put what it holds into the \`${section}\` that is there already.`
          : `Is it in use? Then write \`${section}:\`; PMM will then do what stands below.`,
        ...(isThere
          ? {}
          : {
              fix: {
                title: `Write \`${section}\``,
                safety: 'unsafe',
                reveals: [],
                make: (draft) => draft.rename(draft.document.at(value.path)!, section),
              },
            }),
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A section is written with capitals, blanks or hyphens, or `libraries` is misspelt.',
  why: 'PMM tells capitals from small letters: `Plex` is not `plex`. It passes over a section it does not know without a word, and ends its run when one that it needs is missing.',
  examples: [
    {
      bad: 'Libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
  ],
}
