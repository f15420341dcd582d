import { SCHEMAS } from '../generated/schemas.js'
import { isStandInText } from '../kometa/left-overs.js'

interface LeftOverDefinition {
  readonly notLeftOver: { readonly not: { readonly pattern: string } }
}

const { notLeftOver } = SCHEMAS['trakt.schema.json']!.definitions as unknown as LeftOverDefinition
const PATTERN = new RegExp(notLeftOver.not.pattern, 'u')

/** Whether the schemas of Trakt and MyAnimeList themselves forbid a text, where it stands in for a credential. */
export function isForbidden(text: string): boolean {
  return PATTERN.test(text)
}

/** Whether a text only stands for a value that somebody has yet to fill in: `YOUR_TOKEN`, `(redacted)`. */
export function isLeftOver(text: string): boolean {
  return isForbidden(text) || isStandInText(text)
}
