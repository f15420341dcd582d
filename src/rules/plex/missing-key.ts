import { knownKeys } from '../../schema/knowledge.js'
import { suggest } from '../../schema/suggest.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { holdsSomething, isWork, librariesOf } from '../libraries-of.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

const KEYS = ['url', 'token'] as const

export const rule: Rule = {
  meta: {
    id: 'plex/missing-key',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    const plex = document.at(['plex'])
    if (!plex || document.shape(plex) !== 'mapping' || document.problems.length > 0) return
    const names = document.entries(plex).map(({ name }) => name)
    // An empty section is not filled in at all.
    if (names.length === 0) return
    const known = knownKeys(['plex'])
    const meant = names.filter((name) => !known.has(name)).map((name) => suggest(name, known.keys()))
    for (const key of KEYS) {
      // A key of another spelling is told by itself.
      if (meant.includes(key)) continue
      const at = document.at(['plex', key])
      const because = at && holdsSomething(document, at) ? [] : workWithout(document, key)
      if (because.length === 0) continue
      yield {
        at: document.keyOf(at ?? plex),
        because,
        message: `\`${key}\` is ${at ? 'blank' : 'missing'} in \`plex\`: PMM leaves out every library that has none of its own.`,
        hint:
          key === 'url'
            ? 'Write the address of the Plex server, such as `http://192.168.1.12:32400`, or `env`.'
            : 'Write the token of the Plex server, or `env` and set PMM_PLEX_TOKEN.',
      }
    }
  },
}

/** What PMM is to do in libraries that have no such key of their own. */
function workWithout(document: ConfigDocument, key: string): readonly Path[] {
  return librariesOf(document).flatMap(({ entry, keys }) => {
    const own = document.at([...entry.value.path, 'plex', key])
    if (own && holdsSomething(document, own)) return []
    return keys.filter(({ name }) => isWork(name)).map(({ value }) => value.path)
  })
}

export const docs: RuleDocs = {
  summary: 'The address or the token of Plex is missing, and a library needs it.',
  why: 'PMM connects to Plex for each library, with `url` and `token` of the library or else of the config. Where one of the two is missing it leaves the library out, and ends its run when none is left.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://192.168.1.12:32400\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://192.168.1.12:32400\n  token: env\n',
    },
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://192.168.1.12:32400\n  token:\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://192.168.1.12:32400\n  token: env\n',
    },
  ],
}
