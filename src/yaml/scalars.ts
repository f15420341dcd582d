import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef, Path } from './document.js'
import type { ScalarStyle } from './node.js'
import type { ScalarKind } from './scalar.js'

/** A scalar where it is written, quotes included. */
export interface WrittenScalar extends Range {
  readonly path: Path
  readonly isKey: boolean
  readonly style: ScalarStyle
  readonly kind: ScalarKind
  /** As PMM reads it. */
  readonly text: string
}

/** The scalars of a file that could be read, in its order; what aliases lead to counts once, where it stands. */
export function scalarsOf(document: ConfigDocument): readonly WrittenScalar[] {
  const found: WrittenScalar[] = []
  const add = (ref: NodeRef) => {
    const scalar = document.scalar(ref)
    if (!scalar || document.raw(ref).startsWith('*')) return
    const { start, end } = document.range(ref)
    const { style, kind, text } = scalar
    if (end > start) found.push({ start, end, path: ref.path, isKey: ref.part === 'key', style, kind, text })
  }
  const visit = (ref: NodeRef) => {
    add(ref)
    if (!document.raw(ref).startsWith('*')) for (const item of document.items(ref)) visit(item)
  }
  const root = document.at([])
  if (root) visit(root)
  for (const { key, value, merged } of document.walk()) {
    if (merged) continue
    add(key)
    visit(value)
  }
  const sorted = found.sort((a, b) => a.start - b.start)
  return sorted.filter(({ start }, index) => start >= (sorted[index - 1]?.end ?? 0))
}
