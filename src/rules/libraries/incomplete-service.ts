import { isSameName } from '../../schema/suggest.js'
import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { holdsService, lacksOf, type ServiceLack } from '../services/lacks.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/incomplete-service',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    if (document.problems.length > 0 || !holdsService(document.source.text)) return
    for (const lack of lacksOf(document)) yield finding(document, lack)
  },
}

function finding(document: ConfigDocument, lack: ServiceLack): Finding {
  const { section, key, at, because, libraries, isBlank, misspelt, holds } = lack
  const where = libraries.length > 0 ? ` for ${inWords(libraries)}` : ''
  const says =
    section === 'plex'
      ? `PMM cannot reach Plex${where} and leaves ${libraries.length === 1 ? 'the library' : 'the libraries'} out.`
      : `PMM goes on without \`${section}\`${where}.`
  const range = holds === undefined ? {} : { holds }
  if (misspelt) {
    const { name, value } = misspelt
    return {
      at: document.keyOf(value),
      message: `PMM does not know \`${name}\` in \`${section}\`. Without \`${key}\` ${says}`,
      hint: `Rename it to \`${key}\`.`,
      because,
      covers: [value.path],
      ...range,
      fix: {
        title: `Rename \`${name}\` to \`${key}\``,
        safety: isSameName(name, key) ? 'safe' : 'unsafe',
        reveals: [...value.path.slice(0, -1), key],
        make: (draft) => draft.rename(draft.document.keyOf(value), key),
      },
    }
  }
  return {
    at: document.keyOf(at),
    because,
    message: `\`${section}.${key}\` is ${isBlank ? 'blank' : 'missing'}: ${says}`,
    hint: `${isBlank ? 'Fill in' : 'Add'} \`${key}\`, in \`${section}\` at the root or in that of the library, or delete \`${section}\` if you do not use it.`,
    ...range,
  }
}

/** Longer lists are read by nobody. */
const MOST_NAMED = 4

function inWords(names: readonly string[]): string {
  if (names.length > MOST_NAMED) return `${names.length} libraries`
  return names
    .map((name) => `\`${name}\``)
    .join(', ')
    .replace(/, (`[^`]*`)$/, ' and $1')
}

export const docs: RuleDocs = {
  summary: 'A service that a library is to use lacks what PMM needs to reach it.',
  why: 'Each library takes what it needs of `plex`, `radarr`, `sonarr`, `lidarr` and `tautulli` from its own section of that name, and what that does not say from the section at the root. Without an address and a token, and for Radarr, Sonarr and Lidarr also `root_folder_path` and `quality_profile`, PMM does not connect: it goes on without the service, and without Plex it leaves the library out. A service whose address is blank at the root is not used at all, which is no mistake.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: env\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\nradarr:\n  url: http://radarr:7878\n  token: <<radarr-token>>\n  root_folder_path: /films\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: env\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\nradarr:\n  url: http://radarr:7878\n  token: <<radarr-token>>\n  root_folder_path: /films\n  quality_profile: HD\n',
    },
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://plex:32400\n  tokn: env\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: http://plex:32400\n  token: env\n',
    },
  ],
}
