import { schemaNodes } from '../schema/knowledge.js'
import type { SchemaNode } from '../schema/violation.js'
import type { Path } from '../yaml/document.js'

/**
 * What PMM needs at a path in place of text, be it "60" or "true"; nothing where text will do, where nothing reads the
 * key, and where a rule of its own judges the type, as in trakt and mal.
 */
export function neededAt(path: Path): 'a whole number' | '`true` or `false`' | undefined {
  if (typeof path.at(-1) !== 'string') return undefined
  const nodes = schemaNodes(path)
  if (nodes.some((node) => node.deprecated || node['x-rule'] !== undefined)) return undefined
  const types = typesOf(nodes)
  if (types.includes('string')) return undefined
  if (types.includes('integer')) return 'a whole number'
  return types.includes('boolean') ? '`true` or `false`' : undefined
}

function typesOf(nodes: readonly SchemaNode[]): readonly string[] {
  return [nodes.find((node) => node.type !== undefined)?.type ?? []].flat()
}
