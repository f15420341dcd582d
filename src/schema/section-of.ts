import type { Path } from '../yaml/document.js'
import type { Lookup } from './lookup.js'
import type { SchemaNode } from './violation.js'

/** The section that a file is about, for what it says of a path. */
export type SectionOf = (file: SchemaNode, path: Path) => string

/** How deep sections stand in what refers to their files. */
const DEPTHS: Readonly<Record<string, number>> = { config: 0, libraries: 2 }

/**
 * A section has the name of its file. What the root and libraries say of a section beside their reference to its file
 * is of that section.
 */
export function createSectionOf({ root, next }: Lookup): SectionOf {
  return (file, path) => {
    const name = (file.$id ?? '').replace('.schema.json', '')
    const depth = DEPTHS[name]
    const inner = depth === undefined ? undefined : path[depth]
    if (depth === undefined || inner === undefined) return name
    const home = `${inner}.schema.json`
    const nodes = path.slice(0, depth + 1).reduce(next, root)
    return nodes.some(([, { $id }]) => $id === home) ? `${inner}` : name
  }
}
