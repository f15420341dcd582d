import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { blocks } from './services/operation-sources.js'

/** Which lists of users a `trakt_userlist` names. */
export function userLists(document: ConfigDocument, value: NodeRef): readonly NodeRef[] {
  return blocks(document, value).flatMap((block) =>
    document
      .entries(block)
      .flatMap((entry) => (entry.name.toLowerCase() === 'userlist' ? [entry.value] : [])),
  )
}
