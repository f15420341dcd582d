import type { ConfigDocument } from '../../yaml/document.js'
import { type MisplacedKeys, misplacedLibraryKeys } from '../library-keys.js'
import type { Finding, Fix, Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/misplaced-key',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    for (const group of misplacedLibraryKeys(document)) yield finding(document, group)
  },
}

function finding(document: ConfigDocument, group: MisplacedKeys): Finding {
  const { keys, library } = group
  const lines = keys.map(
    ({ key, name }) => `\`${name}\` (line ${document.source.position(document.range(key).start).line})`,
  )
  const [stands, them] = keys.length > 1 ? ['stand', 'them'] : ['stands', 'it']
  return {
    at: keys[0]!.key,
    covers: [...keys, ...(library ? [library] : [])].map(({ value }) => value.path),
    message: `${lines.join(', ')} ${stands} where the names of libraries stand, so PMM looks for ${keys.length > 1 ? 'libraries of these names' : 'a library of this name'}.`,
    related: keys.slice(1).map(({ key, name }) => ({ at: key, message: `\`${name}\` stands here as well` })),
    hint: library
      ? `Indent ${them} by two more spaces, below \`${library.name}\`, if ${keys.length > 1 ? 'they belong' : 'it belongs'} there.`
      : `Put ${them} below the library that ${keys.length > 1 ? 'they belong' : 'it belongs'} to.`,
    ...(library ? { fix: indented(group, library.name) } : {}),
  }
}

/** All of them or none: half of a library is no library. */
function indented({ keys, library }: MisplacedKeys, name: string): Fix {
  const home = library!.value.path
  return {
    title: `Move ${keys.map((key) => `\`${key.name}\``).join(', ')} below \`${name}\``,
    safety: 'unsafe',
    // What PMM took for other libraries is read now.
    reveals: home,
    make(draft) {
      for (const key of keys) {
        const { path } = key.value
        if (draft.document.occurrences(path).length > 1) draft.refuse(`\`${key.name}\` is there twice`)
        if (draft.document.at([...home, key.name]))
          draft.refuse(`another \`${key.name}\` is there already, and only you know which one counts`)
        const [moving, parent] = [draft.document.at(path), draft.document.at(home)]
        if (moving && parent) draft.move(moving, parent)
      }
    },
  }
}

export const docs: RuleDocs = {
  summary: 'Keys of a library stand where the names of libraries stand.',
  why: 'Directly below `libraries` PMM takes every key for the name of a library in Plex. Keys that stand as far left as the library they belong to become libraries that do not exist, and a library with nothing below it crashes the run.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n  collection_files:\n    - default: basic\n  schedule: daily\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    schedule: daily\n',
    },
  ],
}
