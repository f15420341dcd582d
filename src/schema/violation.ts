import type { NodeRef, Path } from '../yaml/document.js'
import type { Acts } from './acts.js'

/** One constraint of a schema that a config does not keep. */
export interface Violation {
  /** The value that breaks it; for a missing key the mapping that lacks it, for an unknown one its value. */
  readonly at: NodeRef
  readonly path: Path
  /** The JSON Schema keyword: `required`, `type`, `pattern`, `additionalProperties`, ... */
  readonly keyword: string
  /** The key that is missing or unknown, for keywords about keys. */
  readonly key?: string
  /** The schema node that says so, without its prose. */
  readonly schema: SchemaNode
  /** The section whose file says so: `plex`, `operations`, ...; `config` for the root. */
  readonly section: string
  /** The part of a text that breaks it, where PMM reads the text as a list. */
  readonly part?: string
  /** What is wrong with a text of a `format`. */
  readonly problem?: FormatProblem
}

/** What PMM makes of a text that is not as its `format` has it. */
export interface FormatProblem {
  /** The wrong part, or what is wrong with it, as a whole sentence. */
  readonly says: string
  /** What PMM does then, in place of what the schema says (`x-otherwise`). */
  readonly otherwise?: string
  /** Versions that take the text all the same, as a semver range. */
  readonly not?: string
}

/** A JSON Schema (draft-07) node with our annotations; see CONTRIBUTING.md for what each means. */
export interface SchemaNode {
  readonly $id?: string
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | SchemaNode
  readonly items?: SchemaNode
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  /** In characters. */
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly allOf?: readonly SchemaNode[]
  readonly anyOf?: readonly SchemaNode[]
  readonly not?: SchemaNode
  readonly if?: SchemaNode
  readonly then?: SchemaNode
  readonly format?: string
  readonly default?: unknown
  readonly deprecated?: boolean
  readonly 'x-rule'?: string | Readonly<Record<string, string>>
  readonly 'x-secret'?: boolean
  readonly 'x-versions'?: string
  readonly 'x-own'?: boolean
  readonly 'x-distinctive'?: boolean
  readonly 'x-acts'?: Acts | false
  /** What PMM does with a value it does not take: one word, or one for each keyword or kind of value. */
  readonly 'x-otherwise'?: string | Readonly<Record<string, string>>
  /** Where a key belongs that PMM passes over here, as the end of "It belongs in". */
  readonly 'x-elsewhere'?: string
  /** A text is read as a list, cut at this; its parts are judged as items. */
  readonly 'x-split'?: string
  /** Capitals do not matter. */
  readonly 'x-fold'?: boolean
  /** Versions that know a value, for those that not all do. */
  readonly 'x-values'?: Readonly<Record<string, string>>
  /** Versions that take a list or a mapping, where not all do: `{ "list": ">=2.4.5" }`. */
  readonly 'x-types'?: Readonly<Record<string, string>>
  /** What is wanted, in words, where the keywords do not say it well. */
  readonly 'x-wanted'?: string
  readonly [keyword: string]: unknown
}
