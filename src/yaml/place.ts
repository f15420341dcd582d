import type { NodeRef, Path } from './document.js'
import type { YamlNode } from './node.js'

/** What a NodeRef is inside: a value's node, and its key's. */
export interface Place {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly key: YamlNode | undefined
  readonly value: YamlNode
}

// The only two places that know what a reference is made of.
export const toRef = (place: Place) => place as unknown as NodeRef
export const fromRef = (ref: NodeRef) => ref as unknown as Place
