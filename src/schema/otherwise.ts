import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import { schemaNodes } from './knowledge.js'
import type { Violation } from './violation.js'

/**
 * What PMM does with a value that it does not take, as the schemas have it (`x-otherwise`): as the broken node says
 * for the keyword, for the kind of value or for all (`else`), else as the nodes at that path do; what none of them
 * says is that of the nearest node above which does (`values`).
 */
export function otherwiseAt(
  document: ConfigDocument,
  { at, path, part, schema, keyword }: Pick<Violation, 'at' | 'path' | 'part' | 'schema' | 'keyword'>,
): string {
  const kind = kindOf(document, at)
  const own = schema['x-otherwise']
  for (const said of [own, ...schemaNodes(path).map((node) => node['x-otherwise'])]) {
    if (typeof said === 'string') return said
    const names = [...(part === undefined ? [] : ['part']), literalOf(document, at), keyword, kind, 'else']
    const name = names.find((one) => said?.[one] !== undefined)
    if (name !== undefined) return said![name]!
  }
  return wordAbove(path, kind) ?? 'ignored'
}

function wordAbove(path: Path, kind: string): string | undefined {
  for (let length = path.length - 1; length >= 0; length--)
    for (const { 'x-otherwise': said } of schemaNodes(path.slice(0, length))) {
      const word = typeof said === 'object' ? (said[`values.${kind}`] ?? said.values) : undefined
      if (word !== undefined) return word
    }
  return undefined
}

/** What a value is, as `x-otherwise` calls it. */
export function kindOf(document: ConfigDocument, at: NodeRef): string {
  const shape = document.shape(at)
  if (shape !== 'scalar') return shape === 'sequence' ? 'list' : 'mapping'
  const { value, kind } = document.scalar(at) ?? { value: null, kind: 'null' }
  if (value === null) return 'null'
  if (kind === 'timestamp') return 'date'
  if (value === '') return 'empty'
  if (typeof value === 'bigint') return 'number'
  return typeof value === 'string' ? 'text' : typeof value
}

/** Values that PMM tells from others of their kind, mostly because they count as nothing to it. */
function literalOf(document: ConfigDocument, at: NodeRef): string {
  const { value } = document.scalar(at) ?? {}
  if (value !== undefined) return typeof value === 'string' ? '' : `${value}`
  return document.items(at).length + document.entries(at).length > 0 ? '' : document.raw(at)
}
