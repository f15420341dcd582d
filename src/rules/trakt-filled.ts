import { TRAKT_REMOVED } from '../kometa/versions.js'
import { isLeftOver } from '../schema/left-over.js'
import type { ConfigDocument } from '../yaml/document.js'
import type { Finding, RuleContext } from './rule.js'
import { fillingOf } from './services/filling.js'
import { TRAKT } from './trakt-keys.js'
import { endsBefore } from './versions.js'

/** Words by which people say that something is not in use. */
const NOT_IN_USE = /^(?:false|no|none|off|0)?$/i

/** Whether somebody filled in `trakt`, in whatever form, rightly or not. */
export function isTraktFilledIn(document: ConfigDocument): boolean {
  if (!TRAKT.isBlankTemplate(document)) return true
  const section = document.at(['trakt'])
  if (!section || document.shape(section) === 'mapping') return false
  return [section, ...document.items(section)].some((at) => {
    const scalar = document.scalar(at)
    if (!scalar) return document.entries(at).some(({ value }) => document.scalar(value)?.value !== null)
    return scalar.value !== null && !NOT_IN_USE.test(scalar.text) && !isLeftOver(scalar.text)
  })
}

/** Whether nothing in the section is filled in and a rule says so: its values are stand-ins or comments. */
export function isSaidUnfilled(document: ConfigDocument): boolean {
  return (
    TRAKT.isBlankTemplate(document) &&
    TRAKT.keys(document).some(({ entry }) =>
      ['left-over', 'comment'].includes(fillingOf(document, entry.value)),
    )
  )
}

/** Where the newest Kometa of the target does without Trakt, a section that is not filled in had better go. */
export function orDeleteIt(finding: Finding, { document, target }: RuleContext): Finding {
  if (!TRAKT.isBlankTemplate(document) || endsBefore(target.range, TRAKT_REMOVED)) return finding
  return {
    ...finding,
    hint: 'Delete the section: Kometa does without Trakt since version 2.5.0. For an older version, fill it in.',
  }
}
