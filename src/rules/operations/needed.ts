import { TRAKT_REMOVED } from '../../kometa/versions.js'
import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import { meantSection } from '../root-keys.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { type Filling, fillingOf } from '../services/filling.js'
import { NEEDED_SERVICES, type NeededService } from '../services/needed-services.js'
import { operationName } from '../services/operation-name.js'
import { outside, startsWith } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'operations/needed', kind: 'lint', severity: 'error', fix: 'manual', holds: '>=1.18.0' },
  *check({ document, target }) {
    // Most configs have neither.
    if (!/mdb|anidb|_add_all_existing|_remove_by_tag/i.test(document.source.text)) return
    for (const service of NEEDED_SERVICES) {
      const unmet = service.uses(document).flatMap((at) => {
        if (isGone(document, at, target.range)) return []
        const lack = lackOf(document, service, at)
        return lack === undefined ? [] : [{ at, ...lack }]
      })
      if (unmet.length > 0) yield finding(document, service, unmet)
    }
  },
}

interface Lack {
  /** What is amiss, as a part of a sentence. */
  readonly lack: string
  /** Only a word stands there, as in a file that is shown to others: the one in use may be better. */
  readonly isStandIn?: boolean
}

interface Unmet extends Lack {
  readonly at: NodeRef
}

function finding(
  document: ConfigDocument,
  { title, says, hint, severity, holds }: NeededService,
  [first, ...others]: readonly Unmet[],
): Finding {
  const { at, lack, isStandIn } = first!
  const lines = others.map((one) => document.source.position(document.range(one.at).start).line)
  const more = lines.length === 0 ? '' : ` The same holds for ${inLines(lines)}.`
  return {
    at,
    message: `\`${operationName(at.path)}\` needs ${title}, but ${lack}: ${says}${more}`,
    hint,
    ...(severity || isStandIn ? { severity: severity ?? 'warning' } : {}),
    ...(holds ? { holds, not: outside(holds) } : {}),
  }
}

/** Longer lists are read by nobody. */
const MOST_LINES = 5

function inLines(lines: readonly number[]): string {
  if (lines.length > MOST_LINES) return `${lines.length} other lines`
  return `line${lines.length > 1 ? 's' : ''} ${lines.join(', ').replace(/, (\d+)$/, ' and $1')}`
}

/** What is amiss with the section that an operation needs; nothing where all that PMM asks for is filled in. */
function lackOf(
  document: ConfigDocument,
  { section, keys, inLibraries }: NeededService,
  use: NodeRef,
): Lack | undefined {
  if (document.broken.includes(section) || isMisspelt(document, section)) return undefined
  const places: readonly Path[] = [[section], ...(inLibraries ? [[...use.path.slice(0, 2), section]] : [])]
  if (!places.some((path) => document.at(path))) return { lack: `\`${section}\` is missing` }
  for (const key of keys) {
    const fillings = places.map((path) => fillingOf(document, document.at([...path, key])))
    if (!fillings.some((one) => one === 'set' || one === 'foreign'))
      return inWords(
        `${section}.${key}`,
        fillings.find((one) => one !== 'missing'),
      )
  }
  return undefined
}

function inWords(key: string, filling: Filling | undefined): Lack {
  if (filling === undefined) return { lack: `\`${key}\` is missing` }
  if (filling !== 'left-over') return { lack: `\`${key}\` is blank` }
  return { lack: `\`${key}\` only stands for a value`, isStandIn: true }
}

/** With Trakt this source of MDBList went, and a migration says so. */
function isGone(document: ConfigDocument, at: NodeRef, range: string): boolean {
  return startsWith(range, TRAKT_REMOVED) && /^mdb_trakt/i.test(document.scalar(at)?.text ?? '')
}

/** A section under another name has a rule of its own. */
function isMisspelt(document: ConfigDocument, section: string): boolean {
  const root = document.at([])
  return (root ? document.entries(root) : []).some(
    ({ name }) => name !== section && meantSection(name) === section,
  )
}

export const docs: RuleDocs = {
  summary: 'An operation needs a service that is not set up.',
  why: 'Sources such as `mdb` and `omdb` need a key for their service, and what is added to Radarr or Sonarr or removed from them needs their address and more. Without it PMM leaves the operation out as a whole, the good sources in it as well, or does nothing without a word. AniDB asks for no sign-in, but Kometa 2.3.0 and newer crash where the section is not there. Trakt and MyAnimeList have rules of their own (`trakt/needed`, `mal/needed`).',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      mass_critic_rating_update: [mdb_metacritic, imdb]\n',
      good: 'libraries:\n  Films:\n    operations:\n      mass_critic_rating_update: imdb\n',
    },
    {
      bad: 'libraries:\n  Anime:\n    operations:\n      mass_genre_update: anidb_2_5\n',
      good: 'libraries:\n  Anime:\n    operations:\n      mass_genre_update: anidb_2_5\nanidb:\n  language: en\n',
    },
    {
      bad: 'libraries:\n  Films:\n    operations:\n      radarr_add_all_existing: true\nradarr:\n  url: http://radarr:7878\n  token: <<radarr-token>>\n  root_folder_path: /films\n  quality_profile:\n',
      good: 'libraries:\n  Films:\n    operations:\n      radarr_add_all_existing: true\nradarr:\n  url: http://radarr:7878\n  token: <<radarr-token>>\n  root_folder_path: /films\n  quality_profile: HD\n',
    },
  ],
}
