import type { NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import { whyShared } from './shared.js'

/** Which of two keys for the same thing PMM goes by: the one that has the new form, or the old one. */
export type Winner = 'new' | 'old'

/** Gives a key its new name and place, with its comments; a parent that is empty then goes as well. */
export function relocate(draft: Draft, from: Path, to: Path, winner: Winner): void {
  const whole = commonSteps(from.slice(0, -1), to.slice(0, -1))
  const shared = whyShared(draft.document, from, whole) ?? whyShared(draft.document, to, whole)
  if (shared) draft.refuse(shared)
  for (const path of [from, to]) refuseTwice(draft, path)
  const existing = draft.document.at(to)
  if (existing && winner === 'new') {
    discard(draft, from)
    return
  }
  if (existing) draft.remove(existing)
  const key = String(to.at(-1))
  const [oldParent, newParent] = [from.slice(0, -1), to.slice(0, -1)]
  const isRename = samePath(oldParent, newParent)
  const parent = isRename ? undefined : ensureMapping(draft, newParent, from)
  const old = draft.document.at(from)
  if (!old || (!isRename && !parent)) {
    draft.refuse('there is no place for it')
    return
  }
  if (!parent) draft.rename(old, key)
  else draft.move(old, parent, key === from.at(-1) ? undefined : key)
  refuseUncovered(draft, from)
  if (parent) tidy(draft, oldParent)
}

/** Removes a key, and a parent that is empty then. */
export function discard(draft: Draft, path: Path): void {
  const shared = whyShared(draft.document, path, path[0] === 'libraries' ? 2 : 0)
  if (shared) draft.refuse(shared)
  refuseTwice(draft, path)
  const at = draft.document.at(path)
  if (!at) draft.refuse('it is not there any more')
  else {
    draft.remove(at)
    refuseUncovered(draft, path)
    tidy(draft, path.slice(0, -1))
  }
}

/** What stands in the second of two mappings of one name would be looked for, or put, in the first. */
function refuseTwice(draft: Draft, path: Path): void {
  for (let depth = 1; depth < path.length; depth++)
    if (draft.document.occurrences(path.slice(0, depth)).length > 1)
      draft.refuse(`\`${path[depth - 1]}\` is there twice`)
}

/** A key hides the one of its name that is merged in: once it is gone, that would count. */
function refuseUncovered(draft: Draft, path: Path): void {
  const parent = draft.document.at(path.slice(0, -1))
  const entries = parent ? draft.document.entries(parent) : []
  const left = entries.find(({ name }) => name === String(path.at(-1)))
  if (left?.merged) draft.refuse('a key of its name that is merged in would count in its place')
  else if (left) draft.refuse('the key is there twice')
}

/**
 * The mapping at a path; made, blank, where it is not there, behind what is to be moved or the section around
 * it. Operations may be a list of mappings: then it is the first that is not bound to a time.
 */
export function ensureMapping(draft: Draft, path: Path, near: Path): NodeRef | undefined {
  for (let depth = 1; depth <= path.length; depth++) {
    const at = draft.document.at(path.slice(0, depth))
    if (at && draft.document.scalar(at)?.value !== null && draft.document.shape(at) === 'scalar')
      draft.refuse(`\`${path[depth - 1]}\` holds no keys`)
    if (at) continue
    const parent = draft.document.at(path.slice(0, depth - 1))
    if (!parent) return undefined
    const beside = samePath(path.slice(0, depth - 1), near.slice(0, depth - 1))
    const sibling = beside ? draft.document.at(near.slice(0, depth)) : undefined
    draft.insert(parent, path[depth - 1]!, null, sibling ? { after: sibling } : 'last')
  }
  const at = draft.document.at(path)
  if (!at || draft.document.shape(at) !== 'sequence') return at
  const item = draft.document
    .items(at)
    .find((one) => draft.document.shape(one) === 'mapping' && !draft.document.at([...one.path, 'schedule']))
  if (!item) draft.refuse(`\`${path.at(-1)}\` is a list, and none of its items is for it`)
  return item
}

/**
 * Removes a mapping or a list that is empty now, and what is empty then: a section without keys may be worse
 * to PMM than none (facts: Kometa 2.4.4 stops at a blank `plex`, `radarr`, `settings` or `webhooks`).
 */
function tidy(draft: Draft, path: Path): void {
  const at = draft.document.at(path)
  if (!at || path.length === 0) return
  if (draft.document.entries(at).length + draft.document.items(at).length > 0) return
  const isLibrary = path.length === 2 && path[0] === 'libraries'
  const name = path.join('.')
  // With a root key `config` Kometa deletes `cache`, and stops when there is none.
  if (isLibrary || (name === 'cache' && draft.document.at(['config']))) draft.set(at, {})
  else if (!MEANS_SOMETHING.includes(name)) {
    draft.remove(at)
    tidy(draft, path.slice(0, -1))
  }
}

/** Sections that switch something on by being there at all, and may be blank. */
const MEANS_SOMETHING: readonly string[] = ['trakt', 'anidb']

const samePath = (a: Path, b: Path) => a.length === b.length && commonSteps(a, b) === a.length

function commonSteps(a: Path, b: Path): number {
  let common = 0
  while (common < a.length && common < b.length && a[common] === b[common]) common++
  return common
}
