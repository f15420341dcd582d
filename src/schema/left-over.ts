import { SCHEMAS } from '../generated/schemas.js'
import { isStandInText } from '../kometa/left-overs.js'

interface LeftOverDefinition {
  readonly notLeftOver: { readonly not: { readonly pattern: string } }
}

let pattern: RegExp | undefined

function leftOver(): RegExp {
  if (pattern) return pattern
  const { notLeftOver } = SCHEMAS['trakt.schema.json']!.definitions as unknown as LeftOverDefinition
  pattern = new RegExp(notLeftOver.not.pattern, 'u')
  return pattern
}

/** Whether the schemas of Trakt and MyAnimeList themselves forbid a text, where it stands in for a credential. */
export function isForbidden(text: string): boolean {
  return leftOver().test(text)
}

/** Whether a text only stands for a value that somebody has yet to fill in: `YOUR_TOKEN`, `(redacted)`. */
export function isLeftOver(text: string): boolean {
  return isForbidden(text) || isStandInText(text)
}
