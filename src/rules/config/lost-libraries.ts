import { isLibraryLike, LIBRARY_KEYS, lostLibrary } from '../root-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'config/lost-libraries',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    const lost = lostLibrary(document)
    if (!lost) return
    const { key, name, value } = lost
    const entries = document.entries(document.at([])!)
    yield isLibraryLike(document, value)
      ? {
          at: key,
          covers: entries.filter((one) => isLibraryLike(document, one.value)).map((one) => one.value.path),
          message: 'This is a library, but there is no `libraries:` above it: PMM finds no library at all.',
          hint: 'Put `libraries:` at the beginning of a line above it, and indent the libraries by two spaces.',
        }
      : {
          at: key,
          covers: entries.filter((one) => LIBRARY_KEYS.has(one.name)).map((one) => one.value.path),
          message: `\`${name}\` belongs into a library, but there is neither \`libraries:\` nor the name of one above it.`,
          hint: 'Put `libraries:` and the name of the library above it, each indented less than what is below.',
        }
  },
}

export const docs: RuleDocs = {
  summary: 'Libraries stand at the root of the file, and `libraries:` is not there.',
  why: 'PMM looks for its libraries below `libraries` and nowhere else, and ends its run when it finds none. The line is lost easily: commented out, or left behind when something was pasted.',
  examples: [
    {
      bad: '  Films:\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
  ],
}
