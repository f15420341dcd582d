import type { ConfigDocument, NodeRef, Scalar } from '../yaml/document.js'

export interface ScalarAt {
  readonly ref: NodeRef
  readonly scalar: Scalar
}

/** Every scalar of a file where it stands, keys left out: values, and items of lists however deep. */
export function* scalarsOf(document: ConfigDocument): Iterable<ScalarAt> {
  const root = document.at([])
  if (root) yield* inside(document, root)
  for (const { value } of document.walk()) yield* inside(document, value)
}

/** A value itself or the items of a list; what stands in mappings comes by itself. */
function* inside(document: ConfigDocument, ref: NodeRef): Iterable<ScalarAt> {
  const scalar = document.scalar(ref)
  if (scalar && !document.raw(ref).startsWith('*')) yield { ref, scalar }
  for (const item of document.items(ref)) yield* inside(document, item)
}
