import type { Entry, NodeRef, Path } from './document.js'
import type { YamlNode } from './node.js'

/** What a NodeRef is inside: a value's node, and its key's. */
export interface Place {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly key: YamlNode | undefined
  readonly value: YamlNode
  /** What stands below, once somebody has asked: several parts of the program walk through all of a file. */
  entries?: readonly Entry[]
  items?: readonly NodeRef[]
}

// The only two places that know what a reference is made of.
export const toRef = (place: Place) => place as unknown as NodeRef
export const fromRef = (ref: NodeRef) => ref as unknown as Place
