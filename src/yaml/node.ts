/**
 * The tree that the reader builds: what stands in the text and where, before anything is resolved. Offsets are
 * UTF-16 units of the source; `end` is exclusive; quotes and block headers belong to their scalar.
 */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

interface NodeBase {
  readonly start: number
  readonly end: number
  readonly anchor?: string
  /** As written, `!env_var` or `!!str`. */
  readonly tag?: string
}

export interface ScalarNode extends NodeBase {
  readonly type: 'scalar'
  readonly style: ScalarStyle
  /** The text after unfolding and unescaping; empty for a blank value. */
  readonly text: string
}

export interface Pair {
  readonly key: YamlNode
  readonly value: YamlNode
}

export interface MappingNode extends NodeBase {
  readonly type: 'mapping'
  readonly flow: boolean
  readonly pairs: readonly Pair[]
}

export interface SequenceNode extends NodeBase {
  readonly type: 'sequence'
  readonly flow: boolean
  readonly items: readonly YamlNode[]
}

interface AliasNode extends NodeBase {
  readonly type: 'alias'
  readonly name: string
}

export type YamlNode = ScalarNode | MappingNode | SequenceNode | AliasNode

/** The end of a block scalar's last line of text: the blank lines behind it belong to nobody. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && ' \r\n'.includes(text[at - 1]!)) at--
  return at
}
