import type { Range, Source } from '../text/source.js'
import type { ScalarStyle } from './node.js'
import type { Problem } from './problem.js'
import type { ScalarKind, ScalarValue, YamlVersion } from './scalar.js'

/** For people and reports: keys by their text, items of a sequence by their number from 0. */
export type Path = readonly (string | number)[]

export type ConfigValue = ScalarValue | readonly ConfigValue[] | ConfigMap
/** Has no prototype, so that a key named `constructor` is a key and nothing else. */
export interface ConfigMap {
  readonly [key: string]: ConfigValue
}

declare const node: unique symbol

/**
 * One place in a document. Opaque: it tells the second of two equal keys, `1` from `"1"`, and the place
 * where an aliased value stands from the place that names it.
 */
export interface NodeRef {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly [node]: true
}

export interface Scalar {
  readonly value: ScalarValue
  readonly kind: ScalarKind
  readonly style: ScalarStyle
  /** As it stands in the file, quotes included. */
  readonly raw: string
  /** The text before PMM makes something else of it: unquoted, unescaped, unfolded. */
  readonly text: string
  readonly tag?: string
}

/** One key of a mapping with its value, in the file's order; merged ones behind the mapping's own. */
export interface Entry {
  readonly name: string
  readonly key: NodeRef
  readonly value: NodeRef
  /** It comes from `<<: *other`. */
  readonly merged: boolean
}

/** What PMM would read from a file, and where each thing stands. */
export interface ConfigDocument {
  readonly source: Source
  /** Aliases and merge keys resolved; of two equal keys the first counts. */
  readonly value: ConfigValue
  /** What stops PMM from reading the file; `value` holds what could be read all the same. */
  readonly problems: readonly Problem[]
  /** Root keys whose text does not parse: they are not in `value`, and nothing is known of them. */
  readonly broken: readonly string[]
  /** The YAML whose rules for unquoted text hold: 1.2 unless a directive says otherwise. */
  readonly version: YamlVersion
  /** The value at a path, as PMM reads it. */
  get(path: Path): ConfigValue | undefined
  /** The first value at a path. */
  at(path: Path): NodeRef | undefined
  /** Every value that a path leads to: more than one where a key is repeated. */
  occurrences(path: Path): readonly NodeRef[]
  /** The key a value belongs to; the value itself for items of a sequence and the root. */
  keyOf(ref: NodeRef): NodeRef
  shape(ref: NodeRef): 'scalar' | 'mapping' | 'sequence'
  /** Empty for all but mappings. */
  entries(ref: NodeRef): readonly Entry[]
  /** Empty for all but sequences. */
  items(ref: NodeRef): readonly NodeRef[]
  scalar(ref: NodeRef): Scalar | undefined
  range(ref: NodeRef): Range
  /** The text of a node as it stands in the file. */
  raw(ref: NodeRef): string
  /** Every mapping entry of the file where it stands, aliases not followed, in the file's order. */
  walk(): Iterable<Entry>
}
