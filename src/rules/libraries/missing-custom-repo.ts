import { fileLists } from '../file-lists.js'
import { holdsSomething } from '../libraries-of.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/missing-custom-repo',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.15.1',
  },
  *check({ document }) {
    const repo = document.at(['settings', 'custom_repo'])
    if (repo && holdsSomething(document, repo)) return
    for (const { entries } of fileLists(document))
      for (const entry of entries) {
        const own = document.entries(entry).find(({ name }) => name === 'repo')
        if (!own || !holdsSomething(document, own.value)) continue
        yield {
          at: own.value,
          message:
            '`repo` names a file of your own repository, and `custom_repo` of `settings` does not say which: PMM does not load it.',
          hint: 'Add `custom_repo` with the address of the repository to `settings`, or name the file by `url`.',
        }
      }
  },
}

export const docs: RuleDocs = {
  summary: 'A file stands below `repo`, and `settings` has no `custom_repo`.',
  why: 'PMM looks for `repo` files below the address in `custom_repo` of `settings`. Without one it writes “No custom_repo defined” into its log and leaves the file out.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - repo: films\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - repo: films\nsettings:\n  custom_repo: https://github.com/me/my-kometa-files/tree/main\n',
    },
  ],
}
