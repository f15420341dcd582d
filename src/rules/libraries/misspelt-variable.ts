import type { ConfigDocument, Entry } from '../../yaml/document.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { type NamedDefault, variableHomes } from '../variable-lists.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/misspelt-variable',
    kind: 'lint',
    severity: 'warning',
    fix: 'unsafe',
    holds: '>=1.18.0',
  },
  *check({ document, variables }) {
    if (!variables) return
    for (const { entry, by } of namedVariables(document)) {
      const meant = variables.meant(entry.name, by)
      if (meant !== undefined) yield finding(document, entry, meant, by)
    }
  },
}

interface NamedVariable {
  readonly entry: Entry
  /** All files that get it: one list of variables may be used in several places. */
  readonly by: readonly NamedDefault[]
}

function namedVariables(document: ConfigDocument): readonly NamedVariable[] {
  const found = new Map<number, { entry: Entry; by: NamedDefault[] }>()
  for (const { variables, defaults } of variableHomes(document))
    for (const entry of variables ? document.entries(variables) : []) {
      const { start } = document.range(entry.key)
      const known = found.get(start) ?? { entry, by: [] }
      found.set(start, known)
      known.by.push(...defaults)
    }
  return [...found.values()]
}

function finding(
  document: ConfigDocument,
  { key, name, value }: Entry,
  meant: string,
  by: readonly NamedDefault[],
): Finding {
  const home = value.path.slice(0, -1)
  const isThere = document.at([...home, meant]) !== undefined
  return {
    at: key,
    message: `${nobody(by)} \`${name}\`: PMM passes over it without a word.`,
    hint: isThere
      ? `Delete it: \`${meant}\` stands beside it already.`
      : `Did you mean \`${meant}\`? Write that in its place.`,
    ...(isThere
      ? {}
      : {
          fix: {
            title: `Rename \`${name}\` to \`${meant}\``,
            safety: 'unsafe',
            reveals: home,
            make: (draft) => draft.rename(value, meant),
          },
        }),
  }
}

function nobody(by: readonly NamedDefault[]): string {
  const names = [...new Set(by.map(({ name }) => name))]
  return names.length === 1
    ? 'The file of this entry reads no variable'
    : 'None of the files here reads a variable'
}

export const docs: RuleDocs = {
  summary: 'A template variable is misspelt.',
  why: 'The files that come with PMM read the variables that they know, letter by letter. PMM hands on all that stands below `template_variables` and does not say when nobody reads a variable, so that a misspelt one changes nothing.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: genre\n        template_variables:\n          use_seperator: false\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: genre\n        template_variables:\n          use_separator: false\n',
    },
    {
      bad: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n        template_variables:\n          horizontal-offset: 30\n',
      good: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n        template_variables:\n          horizontal_offset: 30\n',
    },
  ],
}
