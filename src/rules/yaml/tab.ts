import type { Problem } from '../../yaml/problem.js'
import { hasLibraryKeysAsNames } from '../library-keys.js'
import type { Rule, RuleDocs } from '../rule.js'

const WORDS: Readonly<Record<string, string>> = {
  indentation: 'This line is indented with a tab',
  trailing: 'There is a tab behind the value',
  between: 'There is a tab between the parts of this line',
}

const TITLES: Readonly<Record<string, string>> = {
  indentation: 'Indent with spaces',
  trailing: 'Delete tabs behind values',
  between: 'Put spaces in the place of tabs',
}

export const rule: Rule = {
  meta: {
    id: 'yaml/tab',
    kind: 'syntax',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    // Whoever indents with tabs does so everywhere: each kind is one mistake, shown at its first place.
    const kinds = groupByKind(document.problems.filter(({ code }) => code === 'tab'))
    for (const [kind, [first, ...others]] of kinds) {
      if (!first) continue
      const more =
        others.length > 0
          ? `, and ${others.length} more ${others.length > 1 ? 'places are' : 'place is'} like it`
          : ''
      yield {
        at: { start: first.at.start, end: first.at.end },
        message: `${WORDS[kind] ?? WORDS.between}${more}. PMM cannot read a file with tabs.`,
        hint: 'Replace tabs with spaces, and let your editor insert spaces for the Tab key in YAML files.',
        fix: {
          title: TITLES[kind] ?? TITLES.between!,
          safety: 'safe',
          make: (draft) => draft.untab(kind === 'indentation', (value) => !hasLibraryKeysAsNames(value)),
        },
      }
    }
  },
}

function groupByKind(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const kinds = new Map<string, Problem[]>()
  for (const problem of problems) {
    const kind = problem.detail ?? 'between'
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem])
  }
  return kinds
}

export const docs: RuleDocs = {
  summary: 'A tab stands where PMM allows only spaces.',
  why: "PMM's reader stops at the first tab outside quoted text, block text and comments, and reads nothing of the file, even where the tab cannot be seen: at the end of a line or before a comment.",
  examples: [
    {
      bad: 'libraries:\n  Movies:\n\tmetadata_files: films.yml\n',
      good: 'libraries:\n  Movies:\n    metadata_files: films.yml\n',
    },
    {
      bad: 'tmdb:\n  apikey: abc\t# my key\nlibraries:\n  Films: {}\n',
      good: 'tmdb:\n  apikey: abc # my key\nlibraries:\n  Films: {}\n',
    },
  ],
}
