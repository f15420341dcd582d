import type { YamlVersion } from '../scalar.js'
import { type Spot, spell } from './spell.js'
import { type EditValue, isEmpty, isList, isScalar } from './value.js'

/** How a file lays out its block collections, in columns. */
export interface Layout {
  /** From a key to the keys below it. */
  readonly step: number
  /** From a key to the dashes below it. */
  readonly dash: number
  readonly version: YamlVersion
}

const indented = (lines: readonly string[], columns: number) =>
  lines.map((line) => ' '.repeat(columns) + line)

/** The lines of a pair, relative to the column of its key. */
export function pairLines(key: string, value: EditValue, layout: Layout): readonly string[] {
  const name = spell(key, 'key', layout.version)
  if (value === null) return [`${name}:`]
  if (isScalar(value) || isEmpty(value)) return [`${name}: ${inline(value, 'value', layout.version)}`]
  return [`${name}:`, ...indented(bodyLines(value, layout), isList(value) ? layout.dash : layout.step)]
}

/** The lines of a collection with something in it, relative to its own column. */
export function bodyLines(value: EditValue, layout: Layout): readonly string[] {
  if (isScalar(value)) return [inline(value, 'value', layout.version)]
  if (isList(value)) return value.flatMap((item) => itemLines(item, layout))
  return Object.entries(value).flatMap(([key, inner]) => pairLines(key, inner, layout))
}

export function itemLines(value: EditValue, layout: Layout): readonly string[] {
  if (value === null) return ['-']
  if (isScalar(value) || isEmpty(value)) return [`- ${inline(value, 'value', layout.version)}`]
  const [first, ...rest] = bodyLines(value, layout)
  return [`- ${first}`, ...indented(rest, 2)]
}

/** A value on one line: scalars, and collections in brackets. */
export function inline(value: EditValue, spot: Spot, version: YamlVersion): string {
  if (isScalar(value)) return spell(value, spot, version)
  if (isList(value)) return `[${value.map((item) => inline(item, 'flow value', version)).join(', ')}]`
  const pairs = Object.entries(value).map(([key, inner]) => inlinePair(key, inner, version))
  return `{${pairs.join(', ')}}`
}

export function inlinePair(key: string, value: EditValue, version: YamlVersion): string {
  return `${spell(key, 'flow key', version)}: ${inline(value, 'flow value', version)}`
}
