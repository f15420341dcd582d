import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import type { Judge, Verdict } from './judge.js'
import { hideValue, type Sink } from './segment.js'
import { ENVIRONMENT_TAG } from './value.js'

/** Aliases can make a small file a huge tree; the scan of lines has seen all of it anyway. */
const MOST_VISITS = 50_000
const DEEPEST = 60

/**
 * Finds secrets by what the file means rather than how it looks: escaped keys, merges, aliases, values
 * over several lines.
 */
export function scanTree(document: ConfigDocument, judge: Judge): Sink {
  const sink: Sink = { ranges: [], marks: [] }
  const root = document.at([])
  let visits = 0

  function visit(ref: NodeRef, path: readonly string[], verdict: Verdict): void {
    if (++visits > MOST_VISITS || path.length > DEEPEST) return
    const shape = document.shape(ref)
    if (shape === 'scalar' || document.raw(ref).startsWith('*')) hideScalar(ref, verdict)
    // A list of lists would not lengthen the path, so its items count as steps.
    if (shape === 'sequence') for (const item of document.items(ref)) visit(item, path, verdict)
    if (shape === 'mapping')
      for (const entry of document.entries(ref)) {
        const inner = [...path, entry.name]
        visit(entry.value, inner, judge.verdict(inner, verdict))
      }
  }

  function hideScalar(ref: NodeRef, verdict: Verdict): void {
    if (verdict === 'public') return
    const { start, end } = document.range(ref)
    const raw = document.raw(ref)
    if (raw.startsWith('*')) {
      sink.marks.push({ start, end })
      return
    }
    const scalar = document.scalar(ref)
    // It names a variable, in a templating of somebody else.
    if (scalar?.tag && ENVIRONMENT_TAG.test(scalar.tag)) return
    const parts = contentLines(raw, scalar?.style).map((line) => ({
      start: start + line.start,
      end: start + line.end,
    }))
    hideValue(document.source.text, { parts, end, opening: 'plain' }, verdict !== 'secret', false, sink)
  }

  if (root) visit(root, [], 'public')
  return sink
}

/** The lines of a scalar as it stands in the file, without quotes and the header of a block. */
function contentLines(raw: string, style: string | undefined): readonly Range[] {
  const quoted = style === 'single' || style === 'double'
  const block = style === 'literal' || style === 'folded'
  const end = quoted ? raw.length - 1 : raw.length
  const header = block ? raw.search(/[\r\n]|$/) : quoted ? 1 : 0
  const lines: Range[] = []
  for (const match of raw.slice(header, end).matchAll(/[^\r\n]+/g))
    lines.push({ start: header + match.index, end: header + match.index + match[0].length })
  return lines
}
