import { isSecretPath, knownKeys, ROOT_KEYS } from '../../schema/knowledge.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { librariesOf } from '../libraries-of.js'

/** A section that holds what a service asks for, at the root or in a library. */
export interface CredentialSection {
  readonly section: string
  readonly at: NodeRef
  readonly isLibrarys: boolean
}

/** These have rules of their own. */
const OWN_RULES = new Set(['trakt', 'mal'])

/** All of them, in the order of the file. @param all those with rules of their own as well */
export function credentialSections(document: ConfigDocument, all = false): readonly CredentialSection[] {
  const root = document.at([])
  return (root ? document.entries(root) : []).flatMap(({ name, value }): readonly CredentialSection[] =>
    name === 'libraries'
      ? librariesOf(document).flatMap(({ keys }) =>
          keys
            .filter((key) => isService(key.name, all))
            .map((key) => ({ section: key.name, at: key.value, isLibrarys: true })),
        )
      : isService(name, all)
        ? [{ section: name, at: value, isLibrarys: false }]
        : [],
  )
}

const isService = (name: string, all: boolean) =>
  ROOT_KEYS.has(name) &&
  (all || !OWN_RULES.has(name)) &&
  [...knownKeys([name]).keys()].some((key) => isSecretPath([name, key]))

/** The values that tell PMM where a service is and who asks, of the section and of its `authorization`. */
export function credentialsIn(
  document: ConfigDocument,
  { section, at }: CredentialSection,
): readonly NodeRef[] {
  return document.entries(at).flatMap(({ name, value }) => {
    if (name === 'authorization') return document.entries(value).map((token) => token.value)
    return name === 'url' || isSecretPath([section, name]) ? [value] : []
  })
}

/** What PMM asks of a section that it uses as soon as an address stands there; Plex has a rule of its own. */
export const ASKED: Readonly<Record<string, readonly string[]>> = {
  tautulli: ['url', 'apikey'],
  radarr: ['url', 'token'],
  sonarr: ['url', 'token'],
}
