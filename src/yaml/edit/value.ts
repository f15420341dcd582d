import type { YamlNode } from '../node.js'
import type { Context } from './context.js'
import { isValue } from './spell.js'

export type EditScalar = string | number | bigint | boolean | null
/** What can be written: text, numbers, truth values, blanks, and lists and mappings of them. */
export type EditValue = EditScalar | readonly EditValue[] | { readonly [key: string]: EditValue }

export const isList = (value: EditValue): value is readonly EditValue[] => Array.isArray(value)

export function isScalar(value: EditValue): value is EditScalar {
  return value === null || typeof value !== 'object'
}

export function isEmpty(value: EditValue): boolean {
  return !isScalar(value) && (isList(value) ? value : Object.keys(value)).length === 0
}

/** Whether a node holds just this value already; the order of keys does not matter, anchors and tags do. */
export function holds(context: Context, node: YamlNode, value: EditValue): boolean {
  if (node.type === 'alias') return false
  if (node.type === 'scalar') return isScalar(value) && isValue(context.meaning.scalar(node), value)
  if (isScalar(value) || node.tag !== undefined) return false
  if (node.type === 'sequence') {
    if (!isList(value) || value.length !== node.items.length) return false
    return node.items.every((item, index) => holds(context, item, value[index]!))
  }
  if (isList(value)) return false
  const names = new Set(Object.keys(value))
  return (
    node.pairs.length === names.size &&
    node.pairs.every(({ key, value: inner }) => {
      if (key.type !== 'scalar' || !names.delete(key.text)) return false
      return isValue(context.meaning.scalar(key), key.text) && holds(context, inner, value[key.text]!)
    })
  )
}
