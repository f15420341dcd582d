import type { Finding } from '../../rules/rule.js'
import type { Violation } from '../../schema/violation.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { listed } from './in-words.js'

/** What only says how a file is loaded. */
const BESIDE = /^(?:schedule|template_variables|asset_directory)$/

/** An entry of a list of files that names none: mostly lines of the entry above with a dash of their own. */
export function namelessEntry(document: ConfigDocument, { at, path }: Violation): Finding | undefined {
  const list = path.findLast((step) => typeof step === 'string')
  const keys = document.entries(at).map(({ name }) => name)
  // For overlays it is read, and a migration says where it belongs.
  if (/^overlay_/.test(`${list}`) && keys.includes('schedule')) return undefined
  const beside = keys.filter((name) => BESIDE.test(name)).map((name) => `\`${name}\``)
  const isBelowAnother = typeof path.at(-1) === 'number' && path.at(-1) !== 0
  const isTornOff = isBelowAnother && beside.length > 0 && beside.length === keys.length
  return {
    at: document.keyOf(at),
    message: `This entry of \`${list}\` names no file: PMM passes over it${beside.length > 0 ? `, with its ${listed(beside, 'and')}` : ''}.`,
    hint: isTornOff
      ? `If it belongs to the entry above, write ${listed(beside, 'and')} without the dash, in the column of that entry's first key.`
      : 'Add `default`, `file`, `folder`, `url`, `git` or `repo`, or delete the entry.',
  }
}
