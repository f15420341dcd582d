import { placeholderAlone } from '../../kometa/placeholders.js'
import { isOpaque } from '../../schema/opaque.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { commentBehind } from '../comment-behind.js'
import { isStandIn } from './stand-ins.js'

/**
 * `blank` is nothing or an empty text; `comment` is nothing but what looks like a value behind a `#`;
 * `foreign` is filled in by something else when PMM starts; `left-over` only stands for a value.
 */
export type Filling = 'missing' | 'blank' | 'comment' | 'foreign' | 'left-over' | 'set'

export function fillingOf(document: ConfigDocument, ref: NodeRef | undefined): Filling {
  if (!ref) return 'missing'
  const scalar = document.scalar(ref)
  if (isOpaque(document, ref) || (scalar && placeholderAlone(scalar.text))) return 'foreign'
  if (isStandIn(document, ref)) return 'left-over'
  if (!scalar) return document.entries(ref).length + document.items(ref).length > 0 ? 'set' : 'blank'
  if (scalar.kind === 'null') return commentBehind(document, ref).swallowed ? 'comment' : 'blank'
  return scalar.value === '' ? 'blank' : 'set'
}
