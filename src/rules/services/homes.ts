import type { NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import type { Service } from './service.js'

/** A key that is to go where PMM looks for it. */
export interface Stray {
  readonly name: string
  readonly path: Path
}

const homeOf = ({ section, isTokenKey }: Service, name: string): Path =>
  isTokenKey(name) ? [section, 'authorization'] : [section]

/** Of keys that stand at a path twice one is left, where the other is blank or says the same. */
export function dropRepeats(draft: Draft, paths: readonly Path[]): void {
  for (const path of paths) {
    const [first, second] = draft.document.occurrences(path)
    if (!first || !second) continue
    if (isBlank(draft, second) || isSame(draft, first, second)) draft.remove(second)
    else if (isBlank(draft, first)) draft.remove(first)
    else draft.refuse(`\`${path.at(-1)}\` is there twice, and only you know which one counts`)
  }
}

/** Moves keys to where PMM looks for them; what says the same there already, or nothing, is no hindrance. */
export function bringHome(draft: Draft, service: Service, strays: readonly Stray[]): void {
  for (const { name, path } of strays) {
    const home = homeOf(service, name)
    const existing = draft.document.at([...home, name])
    const stray = draft.document.at(path)
    if (!stray) draft.refuse('it is not there any more')
    else if (existing && isBelow(path, existing.path)) unwrap(draft, service, path)
    else if (existing && isSame(draft, existing, stray)) draft.remove(stray)
    else if (existing && !isBlank(draft, existing))
      draft.refuse(`another \`${name}\` is there already, and only you know which one counts`)
    else {
      if (existing) draft.remove(existing)
      const parent = makeHome(draft, home)
      const moving = draft.document.at(path)
      if (parent && moving) draft.move(moving, parent)
    }
  }
}

const isBelow = (path: Path, above: Path) =>
  path.length > above.length && above.every((step, index) => step === path[index])

/** A block inside the one that it should be: the tokens in it go a step up. */
function unwrap(draft: Draft, service: Service, path: Path): void {
  const block = draft.document.at(path)
  const entries = block ? draft.document.entries(block) : []
  if (!entries.every(({ name }) => service.isTokenKey(name))) draft.refuse('it holds more than tokens')
  bringHome(
    draft,
    service,
    entries.map(({ name, value }) => ({ name, path: value.path })),
  )
  const rest = draft.document.at(path)
  if (rest && isBlank(draft, rest)) draft.remove(rest)
  else draft.refuse('it holds something else')
}

/** The mapping that keys are to go into; made, blank, where there is none. */
function makeHome(draft: Draft, home: Path): NodeRef | undefined {
  for (let depth = 1; depth <= home.length; depth++) {
    const path = home.slice(0, depth)
    const at = draft.document.at(path)
    const parent = draft.document.at(path.slice(0, -1))
    if (at && draft.document.shape(at) !== 'mapping' && !isBlank(draft, at))
      draft.refuse(`\`${path.at(-1)}\` holds something else`)
    if (!at && parent) draft.insert(parent, String(path.at(-1)), null)
  }
  return draft.document.at(home)
}

export function isBlank({ document }: Draft, at: NodeRef): boolean {
  return document.scalar(at)?.kind === 'null' || (document.raw(at) === '{}' && !document.scalar(at))
}

/** Whether two keys say the same; what was pasted twice has the same lines. */
export function isSame({ document }: Draft, a: NodeRef, b: NodeRef): boolean {
  const [one, other] = [document.scalar(a), document.scalar(b)]
  return one && other ? one.text === other.text : !one && !other && document.raw(a) === document.raw(b)
}
