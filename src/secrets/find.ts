import type { Range, Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'
import { createJudge } from './judge.js'
import type { SecretKnowledge } from './knowledge.js'
import { isKnownWord } from './known.js'
import { scanLines } from './lines.js'
import { mergeRanges } from './ranges.js'
import { findRepeats } from './repeats.js'
import { withoutKnown } from './runs.js'
import { hideValue, type Sink } from './segment.js'
import { findTokens } from './tokens.js'
import { scanTree } from './tree.js'
import { findUrlSecrets } from './urls.js'
import { readValue } from './value.js'

/**
 * The stretches of a config's text that must not be shown, in UTF-16 offsets, sorted, apart from each other.
 * Works on any text, parsed or not; a document helps with what lines do not show (escapes, merges, aliases).
 * Rather hides too much than too little: its results end up in public.
 */
export function findSecrets(
  source: Source,
  knowledge: SecretKnowledge,
  document?: ConfigDocument,
): readonly Range[] {
  const { text } = source
  const judge = createJudge(knowledge)
  const lines = scanLines(text, judge)
  const tree: Sink = document ? scanTree(document, judge) : { ranges: [], aliases: new Set() }
  const aliases = new Set([...lines.aliases, ...tree.aliases])
  const found = mergeRanges([
    ...lines.ranges,
    ...tree.ranges,
    ...anchored(text, aliases),
    ...findTokens(text),
    ...findUrlSecrets(text),
  ])
  const isKnown = (word: string) => isKnownWord(word, knowledge)
  return mergeRanges([...found, ...withoutKnown(text, findRepeats(text, found), isKnown)])
}

/** The values that secret keys refer to by alias, where they stand. */
function anchored(text: string, aliases: ReadonlySet<string>): readonly Range[] {
  const sink: Sink = { ranges: [], aliases: new Set() }
  if (aliases.size === 0) return []
  for (const match of text.matchAll(/&([^\s,[\]{}]{1,200})([^\r\n]*)/g)) {
    if (!aliases.has(match[1]!)) continue
    const start = match.index + 1 + match[1]!.length
    hideValue(text, readValue(text, start, match.index + match[0].length, 'line'), false, false, sink)
  }
  return sink.ranges
}
