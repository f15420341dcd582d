import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import type { Draft } from '../yaml/edit/draft.js'
import { isBlank, isSame } from './services/homes.js'

const SECTION = ['trakt']

/** Puts the second `trakt` section into the first. Refuses where a token would be lost, or given to another app. */
export function mergeSections(draft: Draft): void {
  const names = second(draft).map(({ name }) => name)
  for (const name of names) mergeKey(draft, name)
  const [, rest] = draft.document.occurrences(SECTION)
  if (rest && second(draft).length === 0) draft.remove(rest)
}

/** Which tokens are newer, by what both blocks say of the time of issue; nothing where they do not. */
export function newerTokens(document: ConfigDocument): 'first' | 'second' | undefined {
  const inside = (at: NodeRef | undefined, key: string) =>
    at && document.entries(at).find(({ name }) => name === key)?.value
  const [first, other] = document.occurrences(SECTION).map((section) => {
    const created = inside(inside(section, 'authorization'), 'created_at')
    return created && document.scalar(created)?.value
  })
  if (typeof first !== 'number' || typeof other !== 'number' || first === other) return undefined
  return first > other ? 'first' : 'second'
}

const second = ({ document }: Draft) => {
  const [, at] = document.occurrences(SECTION)
  return at ? document.entries(at) : []
}

function mergeKey(draft: Draft, name: string): void {
  const [first] = draft.document.occurrences(SECTION)
  const fresh = second(draft).find((entry) => entry.name === name)?.value
  const own = first && draft.document.entries(first).find((entry) => entry.name === name)?.value
  if (!first || !fresh) return
  const isEmpty = name === 'authorization' ? holdsNoToken : isBlank
  if (own && (isSame(draft, own, fresh) || isEmpty(draft, fresh))) draft.remove(fresh)
  else if (!own) draft.move(fresh, first)
  else if (isEmpty(draft, own)) replace(draft, own, name)
  else if (name === 'authorization') mergeTokens(draft, own, fresh)
  // A PIN is good for ten minutes, a switch is a wish: what was pasted last is meant.
  else if (name === 'pin' || name === 'force_refresh') replace(draft, own, name)
  else
    draft.refuse(`the two sections have different values of \`${name}\`, and only you know which one counts`)
}

/** What is about a token says nothing without one. */
const ABOUT_TOKENS = ['token_type', 'expires_in', 'scope', 'created_at']

/** The block as the template has it: blank, or as good as; also behind a `#` there is nothing like a token. */
function holdsNoToken(draft: Draft, at: NodeRef): boolean {
  const { document } = draft
  if (isBlank(draft, at)) return true
  if (document.shape(at) !== 'mapping' || /#[ \t]*[\w-]{32}/.test(document.raw(at))) return false
  return document.entries(at).every(({ name, value }) => isBlank(draft, value) || ABOUT_TOKENS.includes(name))
}

function mergeTokens(draft: Draft, own: NodeRef, fresh: NodeRef): void {
  const newer = newerTokens(draft.document)
  if (!newer) draft.refuse('both sections hold tokens, and nothing says which are newer')
  else if (newer === 'first') draft.remove(fresh)
  else replace(draft, own, 'authorization')
}

function replace(draft: Draft, own: NodeRef, name: string): void {
  draft.remove(own)
  const [first] = draft.document.occurrences(SECTION)
  const fresh = second(draft).find((entry) => entry.name === name)?.value
  if (first && fresh) draft.move(fresh, first)
}
