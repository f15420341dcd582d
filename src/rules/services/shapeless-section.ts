import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Finding } from '../rule.js'

/** A text, a list or a number in the place of a section. @param harm what PMM does then, as a sentence */
export function shapelessSection(
  section: string,
  document: ConfigDocument,
  at: NodeRef,
  harm: string,
): Finding {
  const isList = document.shape(at) === 'sequence'
  return {
    // A list starts on a line of its own, and may be long.
    at: isList ? document.keyOf(at) : at,
    message: `\`${section}\` must hold keys such as \`client_id\`, but here is ${isList ? 'a list' : 'a single value'}. ${harm}`,
    hint: `Write the keys below \`${section}:\`, indented by two spaces, or delete the section.`,
  }
}
