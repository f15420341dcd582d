import type { Draft } from '../yaml/edit/draft.js'

/** A key for the time of the move; nobody has one of this name. */
const ASIDE = 'pmm-config-moves-this'

/**
 * Brings keys of a mapping inside a section into an order, their comments with them: each is moved into a
 * mapping of its own and back. Other keys come first. Refuses where one of them cannot be moved.
 */
export function planOrder(
  draft: Draft,
  section: string,
  home: readonly string[],
  names: readonly string[],
): void {
  const at = (...path: readonly string[]) => draft.document.at([section, ...path])
  const mapping = at(...home)
  const own = mapping ? draft.document.entries(mapping).map(({ name }) => name) : []
  const present = own.filter((name) => names.includes(name))
  if (present.join() === names.join()) return
  // What is in its place stays there, and so do the comments above it.
  const first = names.findIndex((name, index) => present[index] !== name)
  draft.insert(at(), ASIDE, null)
  for (const [from, to] of [
    [home, [ASIDE]],
    [[ASIDE], home],
  ] as const)
    for (const name of names.slice(first)) {
      const [moving, target] = [at(...from, name), at(...to)]
      if (moving && target) draft.move(moving, target)
    }
  const left = at(ASIDE)
  if (left) draft.remove(left)
}
