import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Finding } from '../rule.js'

/**
 * A text, a list or a number in the place of a section: PMM crashes on it, but for an empty text or list,
 * in which it finds no id (config.py 519-533 of Kometa 2.4.4, run with `trakt` and `mal`).
 */
export function shapelessSection(section: string, document: ConfigDocument, at: NodeRef): Finding {
  const isList = document.shape(at) === 'sequence'
  const isEmpty = isList ? document.items(at).length === 0 : document.scalar(at)?.value === ''
  const what = isList ? `${isEmpty ? 'an empty' : 'a'} list` : isEmpty ? 'an empty text' : 'a single value'
  return {
    // A list starts on a line of its own, and may be long.
    at: isList ? document.keyOf(at) : at,
    message: `\`${section}\` must hold keys such as \`client_id\`, but here is ${what}. PMM ${isEmpty ? 'finds no id and no secret in it' : 'crashes on it'}.`,
    hint: `Write the keys below \`${section}:\`, indented by two spaces, or delete the section.`,
  }
}
