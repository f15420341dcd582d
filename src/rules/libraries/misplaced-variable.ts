import { knownKeys } from '../../schema/knowledge.js'
import type { ConfigDocument, Entry, NodeRef } from '../../yaml/document.js'
import type { EditValue } from '../../yaml/edit/value.js'
import type { Finding, Fix, Rule, RuleDocs } from '../rule.js'
import { strangeKeys, type VariableHome, variableHomes } from '../variable-lists.js'
import type { VariableKnowledge } from '../variable-names.js'

const HOME = 'template_variables'

export const rule: Rule = {
  meta: {
    id: 'libraries/misplaced-variable',
    kind: 'lint',
    severity: 'warning',
    fix: 'unsafe',
    holds: '>=1.18.0',
  },
  *check({ document, variables }) {
    if (!variables) return
    for (const home of variableHomes(document)) {
      const beside = strangeKeys(document, home).filter(({ name }) => isVariable(name, home, variables))
      if (beside.length > 0) yield standBeside(document, home, beside)
      for (const outer of home.variables ? document.entries(home.variables) : [])
        switch (depthOf(document, outer, home, variables)) {
          case 'outside':
            yield oneTooDeep(document, home, outer)
            break
          case 'joined':
            yield apart(document, outer)
        }
    }
  },
}

/** Operations and settings that stand in a library belong elsewhere, and other rules say so. */
function isVariable(
  name: string,
  { at, defaults }: VariableHome,
  { isRead, meant }: VariableKnowledge,
): boolean {
  if (knownKeys(['settings']).has(name) || knownKeys([...at.path.slice(0, 2), 'operations']).has(name))
    return false
  return isRead(name, defaults) || meant(name, defaults) !== undefined
}

/** Variables and builders whose value is a mapping. */
const TAKES_MAPPING =
  /^(?:(?:append_|remove_)?(?:data|addons)|(?:title|key_name)_override|custom_keys|tmdb_(?:birth|death)day|conditionals|default|test|name_mapping(?:_.*)?|(?:imdb|tmdb|tvdb|trakt|mdblist|letterboxd|plex|anilist|mal|simkl|tautulli|anidb|radarr|sonarr|discover)_.*)$/

type Depth = 'outside' | 'joined'

/**
 * How a mapping below a key that takes none was meant: its keys are what PMM reads one level above, or would be
 * behind the name of the key (`limit: {popular: 5}` for `limit_popular`).
 */
function depthOf(
  document: ConfigDocument,
  { name, value }: Entry,
  { defaults }: VariableHome,
  { isKnown, isRead, isReadJoined }: VariableKnowledge,
): Depth | undefined {
  if (document.shape(value) !== 'mapping' || TAKES_MAPPING.test(name)) return undefined
  const inner = document.entries(value).map((entry) => entry.name)
  if (inner.length === 0) return undefined
  if (inner.every((one) => isReadJoined(name, one, defaults))) return 'joined'
  const isHome = name === HOME || inner.some((one) => isRead(one, defaults))
  return isHome && inner.every((one) => isKnown(one) || TAKES_MAPPING.test(one)) ? 'outside' : undefined
}

function standBeside(
  document: ConfigDocument,
  { at, variables }: VariableHome,
  keys: readonly Entry[],
): Finding {
  const [first, ...others] = keys
  const names = keys.map(({ name }) => `\`${name}\``).join(', ')
  const [stand, belong, them] = others.length > 0 ? ['stand', 'belong', 'them'] : ['stands', 'belongs', 'it']
  return {
    at: first!.key,
    covers: keys.map(({ value }) => value.path),
    message: `${names} ${stand} beside \`${HOME}\` and ${belong} below: here PMM passes over ${them}.`,
    related: others.map(({ key, name }) => ({ at: key, message: `\`${name}\` stands here as well` })),
    hint: variables
      ? `Move ${them} below \`${HOME}\`, indented by two more spaces.`
      : `Write \`${HOME}:\` above and indent ${them} by two more spaces.`,
    fix: moved(document, at, keys),
  }
}

function moved(document: ConfigDocument, at: NodeRef, keys: readonly Entry[]): Fix {
  const home = [...at.path, HOME]
  return {
    title: `Move ${keys.map(({ name }) => `\`${name}\``).join(', ')} below \`${HOME}\``,
    safety: 'unsafe',
    reveals: home,
    make(draft) {
      for (const { name, value } of keys) {
        const { path } = value
        if (draft.document.at([...home, name])) draft.refuse(`another \`${name}\` is there already`)
        const [moving, parent] = [draft.document.at(path), draft.document.at(home)]
        if (!moving) return
        if (parent && draft.document.shape(parent) === 'mapping') draft.move(moving, parent)
        else {
          if (parent) draft.remove(parent)
          const owner = draft.document.at(at.path)
          draft.insert(owner, HOME, { [name]: document.get(path) as EditValue })
          const left = draft.document.at(path)
          if (left) draft.remove(left)
        }
      }
    },
  }
}

function oneTooDeep(document: ConfigDocument, { variables }: VariableHome, outer: Entry): Finding {
  const inner = document.entries(outer.value)
  const names = inner.map(({ name }) => `\`${name}\``).join(', ')
  const [stand, them] = inner.length > 1 ? ['stand', 'them'] : ['stands', 'it']
  const parent = variables!.path
  return {
    at: outer.key,
    message: `${names} ${stand} one level too deep: PMM reads variables directly below \`${HOME}\`, not below ${outer.name === HOME ? 'a second one' : `\`${outer.name}\``}.`,
    hint: `Move ${them} up by one level, and delete the line of \`${outer.name}\`.`,
    fix: {
      title: `Move ${names} up, directly below \`${HOME}\``,
      safety: 'unsafe',
      reveals: parent,
      make(draft) {
        for (const { name } of inner) {
          if (draft.document.at([...parent, name])) draft.refuse(`another \`${name}\` is there already`)
          const [moving, home] = [draft.document.at([...outer.value.path, name]), draft.document.at(parent)]
          if (moving && home) draft.move(moving, home)
        }
        const left = draft.document.at(outer.value.path)
        if (left) draft.remove(left)
      },
    },
  }
}

function apart(document: ConfigDocument, { key, name, value }: Entry): Finding {
  const names = document.entries(value).map((inner) => `\`${name}_${inner.name}\``)
  return {
    at: key,
    message: `\`${name}\` holds keys of its own, and PMM reads no such thing: each of them is a variable by itself.`,
    hint: `Write ${names.join(', ')} directly below \`${HOME}\`.`,
  }
}

export const docs: RuleDocs = {
  summary: 'Template variables stand beside `template_variables`, or one level too deep.',
  why: 'PMM takes variables from directly below `template_variables`, of a file entry or of a library. It passes over those that stand beside it, and what stands below a further key is not found by the files that come with PMM.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: genre\n        use_separator: false\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: genre\n        template_variables:\n          use_separator: false\n',
    },
    {
      bad: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n        template_variables:\n          place:\n            horizontal_offset: 30\n            weight: 20\n',
      good: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n        template_variables:\n          horizontal_offset: 30\n          weight: 20\n',
    },
  ],
}
