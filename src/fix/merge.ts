import type { ConfigMap, ConfigValue } from '../yaml/document.js'
import type { ChangedPart } from '../yaml/edit/changed-part.js'
import { isMap, mergeValues } from './value.js'

/** What a config is to hold once several repairs are made, each of them planned on the config as it was. */
export interface Merging {
  readonly value: ConfigValue
  /** Adds what one repair makes of the whole; says whether it goes together with those before. */
  addWhole(value: ConfigValue): boolean
  /** Adds what one repair makes of a part. */
  addPart(part: ChangedPart): boolean
}

type OwnMap = Record<string, ConfigValue>

export function startMerging(base: ConfigValue): Merging {
  let value = base
  /** Maps that were copied here: they may be written into, or each repair would copy all the others again. */
  const own = new WeakSet<ConfigMap>()

  const owned = (map: ConfigMap): OwnMap => {
    if (own.has(map)) return map as OwnMap
    const copy: OwnMap = Object.assign(Object.create(null), map)
    own.add(copy)
    return copy
  }

  /** The map at the end of the steps, with those on the way to it made our own. */
  function open(steps: readonly string[]): OwnMap {
    let map = owned(value as ConfigMap)
    value = map
    for (const step of steps) {
      const next = owned(map[step] as ConfigMap)
      map[step] = next
      map = next
    }
    return map
  }

  return {
    get value() {
      return value
    },
    addWhole(whole) {
      const merged = mergeValues(base, value, whole)
      if (merged !== undefined) value = merged
      return merged !== undefined
    },
    addPart({ steps, names, value: fresh }) {
      const [old, now] = [mapAt(base, steps), mapAt(value, steps)]
      if (!old || !now) return false
      const all = [...new Set([...names, ...Object.keys(fresh)])]
      const merged = mergeValues(pick(old, names), pick(now, all), fresh)
      if (!merged || !isMap(merged)) return false
      const map = open(steps)
      for (const name of all)
        if (merged[name] === undefined) delete map[name]
        else map[name] = merged[name]
      return true
    },
  }
}

function mapAt(value: ConfigValue, steps: readonly string[]): ConfigMap | undefined {
  let at: ConfigValue | undefined = value
  for (const step of steps) at = at !== undefined && isMap(at) ? at[step] : undefined
  return at !== undefined && isMap(at) ? at : undefined
}

function pick(map: ConfigMap, names: readonly string[]): ConfigMap {
  const picked: OwnMap = Object.create(null)
  for (const name of names) if (map[name] !== undefined) picked[name] = map[name]
  return picked
}
