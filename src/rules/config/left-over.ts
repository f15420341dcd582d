import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { librariesOf } from '../libraries-of.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import {
  ASKED,
  type CredentialSection,
  credentialSections,
  credentialsIn,
} from '../services/credential-sections.js'
import { type Filling, fillingOf } from '../services/filling.js'
import { useOfSection } from '../services/uses-of-section.js'
import { ALL, whereRead } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'config/left-over', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document }) {
    for (const section of credentialSections(document)) {
      const lacks = lacksOf(document, section)
      if (lacks.length > 0) yield finding(document, section, lacks)
    }
  },
}

/** A credential that is not there, though something stands in its section. */
interface Lack {
  readonly at: NodeRef
  readonly filling: Filling
}

function lacksOf(document: ConfigDocument, one: CredentialSection): readonly Lack[] {
  const found = credentialsIn(document, one).map((at) => ({ at, filling: fillingOf(document, at) }))
  const left = found.filter(({ at, filling }) => filling === 'left-over' && !isName(at))
  if (left.length > 0) return found.filter(({ filling }) => filling === 'left-over')
  return blankOnes(document, one, found)
}

/** A topic may well be called `my-topic`. */
const isName = (at: NodeRef) => /^(?:topic|username|email)$/.test(`${at.path.at(-1)}`)

/** Blank, where the other half is filled in and no library has a value of its own. */
function blankOnes(
  document: ConfigDocument,
  { section, isLibrarys }: CredentialSection,
  found: readonly Lack[],
): readonly Lack[] {
  const asked = ASKED[section]
  if (!asked || isLibrarys) return []
  const needed = found.filter(({ at }) => asked.includes(`${at.path.at(-1)}`))
  if (!needed.some(({ filling }) => filling === 'set' || filling === 'foreign')) return []
  return needed.filter(
    ({ at, filling }) =>
      (filling === 'blank' || filling === 'comment') &&
      document.shape(at) === 'scalar' &&
      !hasOwn(document, section, `${at.path.at(-1)}`),
  )
}

function hasOwn(document: ConfigDocument, section: string, key: string): boolean {
  return librariesOf(document).some(({ entry }) => {
    const filling = fillingOf(document, document.at([...entry.value.path, section, key]))
    return filling === 'set' || filling === 'foreign'
  })
}

/** What becomes of it, as a sentence. */
const OUTCOME: Readonly<Record<string, string>> = {
  plex: 'PMM cannot connect to Plex, and leaves out every library that has no other.',
  tmdb: 'PMM does not start without TMDb.',
}

function finding(document: ConfigDocument, section: CredentialSection, lacks: readonly Lack[]): Finding {
  const [first] = lacks
  const isBlank = first!.filling !== 'left-over'
  const use = section.isLibrarys ? undefined : useOfSection(document, section.section)
  const vital = Object.hasOwn(OUTCOME, section.section) && !isSpared(document, section)
  const outcome = vital ? ` ${OUTCOME[section.section]}` : use ? ` ${neededIn(document, use)}` : ''
  return {
    at: isBlank ? document.keyOf(first!.at) : first!.at,
    covers: lacks.map(({ at }) => at.path),
    message: `${inWords(section.section, lacks)}${outcome}`,
    hint: hintFor(section, `${first!.at.path.at(-1)}`),
    ...(vital || use ? {} : { severity: 'warning' }),
    ...whereRead(first!.at.path),
    // What only older versions read has a migration.
    ...(/<=?\S+$/.test(whereRead(first!.at.path).holds ?? '') ? { wholly: true } : {}),
  }
}

/** Plex is asked for in each library, which may have a token of its own. */
function isSpared(document: ConfigDocument, { section, isLibrarys }: CredentialSection): boolean {
  return isLibrarys || (section === 'plex' && hasOwn(document, 'plex', 'token'))
}

function inWords(section: string, lacks: readonly Lack[]): string {
  const names = lacks.map(({ at }) => `\`${at.path.at(-1)}\``).join(', ')
  const several = lacks.length > 1
  if (lacks[0]!.filling === 'left-over')
    return `\`${section}\` is not filled in: ${names} only ${several ? 'stand' : 'stands'} for ${several ? 'values' : 'a value'}.`
  const swallowed = lacks.some(({ filling }) => filling === 'comment')
    ? ': what follows the `#` is a comment'
    : ''
  return `\`${section}\` is only half filled in: ${names} ${several ? 'are' : 'is'} blank${swallowed}.`
}

function hintFor({ section, isLibrarys }: CredentialSection, key: string): string {
  const fill = `Write the real value, or a placeholder such as \`<<${section}-${key.replaceAll('_', '-')}>>\``
  if (!isLibrarys && (section === 'plex' || section === 'tmdb')) return `${fill}.`
  return `${fill}; or delete ${section === 'webhooks' ? 'the line' : 'the section'} if you do not use it.`
}

function neededIn(document: ConfigDocument, use: NodeRef): string {
  return `Line ${document.source.position(document.range(use).start).line} needs it.`
}

export const docs: RuleDocs = {
  summary: 'A key, token or address is what a template or a log put there, or half of a section is blank.',
  why: 'Words such as `YOUR_TOKEN`, `(redacted)` or `####` only stand for a value, and the service refuses them. An address without a key, or a key without an address, is no use either: PMM reports an error in every library, or leaves the service out. Plex and TMDb are needed in any case. `trakt` and `mal` have rules of their own.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmdblist:\n  apikey: (redacted)\n',
      good: 'libraries:\n  Films: {}\nmdblist:\n  apikey: <<mdblist-apikey>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\ntautulli:\n  url: http://192.168.1.12:8181\n  apikey:\n',
      good: 'libraries:\n  Films: {}\ntautulli:\n  url: http://192.168.1.12:8181\n  apikey: <<tautulli-apikey>>\n',
    },
  ],
}
