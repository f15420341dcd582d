import { type Grant, grantsIn } from '../kometa/addresses.js'
import { isTemplate, placeholderAlone, placeholdersIn } from '../kometa/placeholders.js'
import { isSecretPath, keyNames } from '../schema/knowledge.js'
import { isLeftOver } from '../schema/left-over.js'
import { isOpaque } from '../schema/opaque.js'
import { suggest } from '../schema/suggest.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'

/** Shorter texts are words such as `env`, `notifiarr` or `public`. */
const SHORTEST_SECRET = 7

/** A secret that stands in a config as it is. */
export interface LiteralSecret {
  readonly at: NodeRef
  /** The parts of an address that grant access, in offsets of its text; none where the whole value is secret. */
  readonly grants: readonly Grant[]
}

/**
 * The secrets that stand in a config as they are, where no placeholder is and nobody else's templating.
 *
 * @param all also short ones and those of several words, where the key leaves no doubt
 */
export function* literalSecrets(document: ConfigDocument, all = false): Iterable<LiteralSecret> {
  for (const { value } of document.walk())
    for (const at of [value, ...document.items(value)]) {
      const text = document.scalar(at)?.text ?? ''
      const isSecret = isSecretPath(at.path)
      if (!isLive(document, at, text, all && isSecret)) continue
      if (isSecret || (isToken(text) && isNamedSecret(at.path))) yield { at, grants: [] }
      else {
        const grants = liveGrants(text)
        if (grants.length > 0) yield { at, grants }
      }
    }
}

const isSwitch = (text: string) => /^(?:env|none|null|true|false|yes|no|on|off|~)$/i.test(text)

function isLive(document: ConfigDocument, ref: NodeRef, text: string, all: boolean): boolean {
  const isWord = all ? text.trim() === '' || isSwitch(text) : text.length < SHORTEST_SECRET || /\s/.test(text)
  if (isWord) return false
  // Webhooks are addresses, or the name of a service that is set up elsewhere.
  if (ref.path.includes('webhooks') && !text.includes('://')) return false
  // Real values end up between the angle brackets as well.
  if (/^<<[0-9a-f]{32,}>>$/i.test(text)) return true
  return !placeholderAlone(text) && !isOpaque(document, ref) && !isLeftOver(text)
}

/** Where no schema knows a path, the key may be misspelt or misplaced: its name and its value tell together. */
function isNamedSecret(path: Path): boolean {
  const name = path.findLast((step) => typeof step === 'string')
  const { secretNames, publicNames } = keyNames()
  if (typeof name !== 'string' || (publicNames.has(name) && !secretNames.has(name))) return false
  return (
    secretNames.has(name) ||
    /token|secret|password|api[-_]?key|client[-_]?id/i.test(name) ||
    suggest(name, secretNames) !== undefined
  )
}

const isToken = (text: string) => /^(?=.*\d)(?=.*[a-z])[\w-]{16,}$/i.test(text)

/** What of an address grants access to whoever has it. */
function liveGrants(url: string): readonly Grant[] {
  return grantsIn(url).filter(({ start, end, kind }) => {
    const value = url.slice(start, end)
    const isLong = kind === 'user' || (kind === 'secret' ? value.length >= SHORTEST_SECRET : isToken(value))
    return (
      isLong &&
      !isLeftOver(value.split(':').at(-1)!) &&
      !isTemplate(value) &&
      placeholdersIn(value).length === 0
    )
  })
}
