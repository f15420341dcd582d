import { SCHEMAS } from '../generated/schemas.js'
import { isStandInText } from '../kometa/left-overs.js'

interface LeftOverDefinition {
  readonly notLeftOver: { readonly not: { readonly pattern: string } }
}

const { notLeftOver } = SCHEMAS['trakt.schema.json']!.definitions as unknown as LeftOverDefinition
const PATTERN = new RegExp(notLeftOver.not.pattern, 'u')

/** Whether a text only stands for a value that somebody has yet to fill in: `YOUR_TOKEN`, `(redacted)`. */
export function isLeftOver(text: string): boolean {
  return PATTERN.test(text) || isStandInText(text)
}
