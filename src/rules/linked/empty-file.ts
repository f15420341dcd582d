import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/empty-file', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    const root = document.at([])
    if (!linked || document.problems.length > 0) return
    if (root && document.shape(root) === 'mapping' && document.entries(root).length > 0) return
    yield {
      at: { start: 0, end: 0 },
      message: 'There are no keys and values in this file: PMM takes it for empty and goes on without it.',
      hint: 'Fill it in, or take it out of the list of files in the config.',
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A file that the config names is empty, or holds nothing but comments, a text or a list.',
  why: 'PMM reads keys and values at the root of a file. Where there are none it logs that the file is empty, and nothing comes of the entry that names it.',
  examples: [
    {
      bad: '# to be done\n',
      good: 'collections:\n  Favourites:\n    imdb_list: https://www.imdb.com/list/ls000000001\n',
      given: { linked: 'collection' },
    },
  ],
}
