import type { ConfigMap, ConfigValue } from '../yaml/document.js'

/** Whether two values are the same to PMM; the order of keys does not matter. */
export function sameValue(a: ConfigValue, b: ConfigValue): boolean {
  if (isList(a) || isList(b))
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]!))
    )
  if (!isMap(a) || !isMap(b)) return sameScalar(a, b)
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameValue(a[key]!, b[key]!))
}

/** Two changes of one value made into one; nothing where both change the same thing. */
export function mergeValues(base: ConfigValue, a: ConfigValue, b: ConfigValue): ConfigValue | undefined {
  if (sameValue(base, a)) return b
  if (sameValue(base, b)) return a
  if (isMap(base) && isMap(a) && isMap(b)) return mergeMaps(base, a, b)
  if (!isList(base) || !isList(a) || !isList(b)) return undefined
  if (a.length !== base.length || b.length !== base.length) return undefined
  const items = base.map((item, index) => mergeValues(item, a[index]!, b[index]!))
  return items.every((item) => item !== undefined) ? items : undefined
}

function mergeMaps(base: ConfigMap, a: ConfigMap, b: ConfigMap): ConfigMap | undefined {
  const merged: Record<string, ConfigValue> = Object.create(null)
  for (const key of new Set([...Object.keys(a), ...Object.keys(b), ...Object.keys(base)])) {
    const [old, left, right] = [base[key], a[key], b[key]]
    // Gone on one side is gone, unless the other side changed it.
    if (left === undefined || right === undefined) {
      const kept = left === undefined ? right : left
      if (old === undefined ? kept === undefined : kept !== undefined && !sameValue(kept, old))
        return undefined
      if (old === undefined) merged[key] = kept!
      continue
    }
    const value =
      old === undefined ? (sameValue(left, right) ? left : undefined) : mergeValues(old, left, right)
    if (value === undefined) return undefined
    merged[key] = value
  }
  return merged
}

function sameScalar(a: ConfigValue, b: ConfigValue): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  return Object.is(a, b)
}

export const isList = (value: ConfigValue): value is readonly ConfigValue[] => Array.isArray(value)

export function isMap(value: ConfigValue): value is ConfigMap {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Date)
}
