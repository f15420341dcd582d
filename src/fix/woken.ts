import { actAt, valueInForce } from '../schema/acts.js'
import type { ConfigDocument, ConfigValue, Path } from '../yaml/document.js'
import { isList, isMap, sameValue } from './value.js'

/** A few lines of aliases can be millions of keys; a config that is meant has some thousand. */
const MOST_CHANGED = 2_000
const MOST_VALUES = 300_000

const TOO_MANY = 'may do something else in many places'

/**
 * What PMM does after a change of the text that it did not do before, as `actAt` has it: the first key that has
 * another value in force and does something to people's things. An old form that PMM takes for the new one
 * counts as passed over here; migrations know better.
 */
export function wokenBy(before: ConfigDocument, after: ConfigDocument): string | undefined {
  const changed = changedPaths(before.value, after.value)
  if (!changed) return TOO_MANY
  for (const path of changed) {
    const act = actAt(path)
    if (act !== undefined && !sameValue(valueInForce(before, path), valueInForce(after, path))) return act
  }
  return undefined
}

/** The paths of all that is not the same; nothing where there are more than there is time for. */
function changedPaths(before: ConfigValue, after: ConfigValue): readonly Path[] | undefined {
  const changed: Path[] = []
  /** What aliases repeat is compared once. */
  const same = new WeakMap<object, object>()
  let left = MOST_VALUES

  function compare(old: ConfigValue | undefined, fresh: ConfigValue | undefined, path: Path): void {
    if (--left < 0 || changed.length > MOST_CHANGED) return
    const [children, others] = [childrenOf(old), childrenOf(fresh)]
    if (!children && !others) {
      if (old === undefined || fresh === undefined || !sameValue(old, fresh)) changed.push(path)
      return
    }
    if (children && others && same.get(old as object) === fresh) return
    const count = changed.length
    for (const key of new Set([...(children?.keys() ?? []), ...(others?.keys() ?? [])]))
      compare(children?.get(key), others?.get(key), [...path, key])
    // A list that is longer now, or a value in the place of a mapping.
    if (children?.size !== others?.size) changed.push(path)
    if (children && others && changed.length === count) same.set(old as object, fresh as object)
  }

  compare(before, after, [])
  return left < 0 || changed.length > MOST_CHANGED ? undefined : changed
}

function childrenOf(value: ConfigValue | undefined): ReadonlyMap<string | number, ConfigValue> | undefined {
  if (value === undefined) return undefined
  if (isList(value)) return new Map(value.entries())
  return isMap(value) ? new Map(Object.entries(value)) : undefined
}
