import type { Range, Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'
import { createJudge } from './judge.js'
import type { SecretKnowledge } from './knowledge.js'
import { isKnownWord } from './known.js'
import { scanLines } from './lines.js'
import { resolveMarks } from './marks.js'
import { findPairs } from './pairs.js'
import { mergeRanges } from './ranges.js'
import { findRepeats, findWords } from './repeats.js'
import { withoutKnown } from './runs.js'
import type { Sink } from './segment.js'
import { findTokens } from './tokens.js'
import { findTold } from './told.js'
import { scanTree } from './tree.js'
import { findBareCredentials, findUrlSecrets } from './urls.js'

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
  const tree: Sink = document ? scanTree(document, judge) : { ranges: [], marks: [] }
  const known = mergeRanges([
    ...lines.ranges,
    ...tree.ranges,
    ...resolveMarks(text, [...lines.marks, ...tree.marks]),
    ...findUrlSecrets(text),
    ...findBareCredentials(text),
    ...findPairs(text),
  ])
  const guessed = findTokens(text)
  const isKnown = (word: string) => isKnownWord(word, knowledge)
  const told = findTold(text, isKnown)
  const repeats = findRepeats(text, known, guessed)
  // What only a sentence tells may be a word like any other: it is looked for as a whole.
  const again = findWords(text, told, isKnown)
  return mergeRanges([...known, ...guessed, ...told, ...again, ...withoutKnown(text, repeats, isKnown)])
}
