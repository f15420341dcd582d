import type { Edit } from '../../text/edit.js'
import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import type { EditValue } from './value.js'

/** An operation that cannot be done without changing something else, and why, for people. */
export interface Refusal {
  readonly refused: string
}

export const refuse = (refused: string): Refusal => ({ refused })

export const isRefusal = (result: object): result is Refusal => 'refused' in result

/** What a place is to hold afterwards: what it held, a new value, or a mapping with pairs of both. */
export type Expected =
  | YamlNode
  | { readonly literal: EditValue }
  | { readonly pairs: readonly ExpectedPair[]; readonly type?: never }
  | { readonly items: readonly Expected[]; readonly type?: never }

export interface ExpectedPair {
  readonly key: Expected
  readonly value: Expected
}

/** The difference an operation makes to the tree; whatever is not named stays. */
export interface Change {
  readonly values?: ReadonlyMap<YamlNode, Expected>
  readonly pairs?: ReadonlyMap<MappingNode, readonly ExpectedPair[]>
  readonly items?: ReadonlyMap<SequenceNode, readonly Expected[]>
}

/** Ways to do one thing, the nicest first: the first that leaves all else as it was is taken. */
export interface Plan {
  readonly change: Change
  readonly ways: readonly (readonly Edit[])[]
}

export const literal = (value: EditValue): Expected => ({ literal: value })

export const insertion = (at: number, text: string): Edit => ({ range: { start: at, end: at }, text })

export const replacement = (start: number, end: number, text: string): Edit => ({
  range: { start, end },
  text,
})

export const deletion = (start: number, end: number): Edit => replacement(start, end, '')
