import { isLeftOver } from '../schema/left-over.js'
import type { ConfigDocument } from '../yaml/document.js'
import { TRAKT } from './trakt-keys.js'

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
