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
}

/** A JSON Schema (draft-07) node with our annotations; see CONTRIBUTING.md for what each means. */
export interface SchemaNode {
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
  readonly allOf?: readonly SchemaNode[]
  readonly anyOf?: readonly SchemaNode[]
  readonly not?: SchemaNode
  readonly if?: SchemaNode
  readonly then?: SchemaNode
  readonly deprecated?: boolean
  readonly 'x-rule'?: string | Readonly<Record<string, string>>
  readonly 'x-secret'?: boolean
  readonly 'x-versions'?: string
  readonly 'x-own'?: boolean
  readonly 'x-distinctive'?: boolean
  readonly 'x-acts'?: Acts | false
  readonly [keyword: string]: unknown
}
