import { placeholdersIn } from '../../kometa/placeholders.js'
import { suggest } from '../../schema/suggest.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { type DefaultEntry, defaultEntries } from '../default-entries.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'

/** Where a config does not say which libraries (defaults/playlist.yml, 1.18.0 to 2.5.2). */
const USUAL = ['Movies', 'TV Shows']

export const rule: Rule = {
  meta: {
    id: 'libraries/unknown-library',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.18.0',
  },
  *check({ document }) {
    const names = libraryNames(document)
    if (names.length === 0) return
    for (const entry of defaultEntries(document)) {
      if (entry.kind !== 'playlist' || !/^playlist(?:\.ya?ml)?$/.test(entry.text)) continue
      const finding = judge(document, entry, names)
      if (finding) yield finding
    }
  },
}

function libraryNames(document: ConfigDocument): readonly string[] {
  const libraries = document.at(['libraries'])
  return libraries && document.shape(libraries) === 'mapping'
    ? document.entries(libraries).map(({ name }) => name)
    : []
}

function judge(
  document: ConfigDocument,
  { at }: DefaultEntry,
  names: readonly string[],
): Finding | undefined {
  const entry = at.path.slice(0, -1)
  // Beside the variables in place of below (`libraries/misplaced-variable`).
  if (document.at([...entry, 'libraries'])) return undefined
  const home = document.at([...entry, 'template_variables'])
  const variables = home ? document.entries(home) : []
  const said = variables.find(({ name }) => name === 'libraries')
  // A name that is misspelt has a rule of its own.
  if (!said && variables.some(({ name }) => suggest(name, ['libraries']))) return undefined
  const wanted = said ? namesAt(document, said.value) : USUAL
  const missing = (wanted ?? []).filter((name) => !names.includes(name))
  if (missing.length === 0) return undefined
  const listed = missing.map((name) => `\`${name}\``).join(' and ')
  const isNone = `${listed} ${missing.length > 1 ? 'are' : 'is'} not among the libraries of this config`
  if (!said)
    return {
      at,
      message: `Without \`libraries\` this file makes playlists from \`Movies\` and \`TV Shows\`, but ${isNone}: PMM makes none of them.`,
      hint: 'Add `libraries` below `template_variables`, with names that stand below `libraries:` in this config.',
    }
  const meant = missing.length === 1 ? suggest(missing[0]!, names) : undefined
  return {
    at: said.value,
    message: `The playlists are to be made from all of these libraries, but ${isNone}: PMM makes none of them.`,
    hint: meant
      ? `Did you mean \`${meant}\`?`
      : 'Write names that stand below `libraries:` in this config, or add the library there.',
  }
}

/** The libraries that a text or list names, cut as PMM cuts them; nothing where something else fills them in. */
function namesAt(document: ConfigDocument, at: NodeRef): readonly string[] | undefined {
  const texts =
    document.shape(at) === 'sequence'
      ? document.items(at).map((item) => document.scalar(item)?.text)
      : document.scalar(at)?.text.split(',')
  if (!texts || texts.some((text) => text === undefined || placeholdersIn(text).length > 0)) return undefined
  return texts.map((text) => text!.trim()).filter((text) => text !== '')
}

export const docs: RuleDocs = {
  summary: 'Playlists from a library that is not in the config.',
  why: 'PMM makes a playlist only if each library that it names stands below `libraries` in the same config. `default: playlist` names `Movies` and `TV Shows` where `template_variables` do not say otherwise; with one of them missing, it makes no playlist at all.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplaylist_files:\n  - default: playlist\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplaylist_files:\n  - default: playlist\n    template_variables:\n      libraries: Films\n',
    },
  ],
}
