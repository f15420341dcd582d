import type { Range, Source } from '../text/source.js'
import type { SecretKnowledge } from './knowledge.js'
import { isKnownWord } from './known.js'
import { maskText } from './mask.js'
import { findRuns, runsOf, SHORTEST, withoutKnown } from './runs.js'

/** Far more than the secrets of a config have. */
const MOST_RUNS = 300_000

/**
 * Makes words about a file safe to show: messages, hints, key names. Whatever has six characters in a row
 * from a secret of the file becomes asterisks, of either case; names of keys that the schemas know stay.
 *
 * @param ranges what `findSecrets` gives for the source; asked for when there are words to look at
 */
export function createRedactor(
  source: Source,
  ranges: () => readonly Range[],
  knowledge: SecretKnowledge,
): (words: string) => string {
  let runs: ReadonlySet<string> | undefined
  const isRun = (six: string) => {
    runs ??= collectRuns(source.text, ranges())
    // A file with so much to hide is no config: then nothing is shown that could be of it.
    return runs.size >= MOST_RUNS || runs.has(six)
  }
  const isKnown = (word: string) => isKnownWord(word, knowledge)
  return (words) => {
    if (words.length < SHORTEST || ranges().length === 0) return words
    return maskText(words, withoutKnown(words, findRuns(words, isRun), isKnown))
  }
}

function collectRuns(text: string, ranges: readonly Range[]): ReadonlySet<string> {
  const runs = new Set<string>()
  let before: Range | undefined
  for (const range of ranges) {
    const secret = text.slice(range.start, range.end)
    const texts = [secret, ...unescaped(secret), ...(before ? acrossLines(text, before, range) : [])]
    for (const form of texts) for (const run of runsOf(form)) if (runs.add(run).size >= MOST_RUNS) return runs
    before = range
  }
  return runs
}

/** As PMM reads what stands in double quotes. */
function unescaped(secret: string): readonly string[] {
  if (!secret.includes('\\')) return []
  const plain = secret
    .replace(/\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})/g, (_, two, four) =>
      String.fromCharCode(Number.parseInt(two ?? four, 16)),
    )
    .replace(/\\(.)/g, '$1')
  return [plain]
}

/** A value over two lines is read as one, with a space between them or without. */
function acrossLines(text: string, before: Range, range: Range): readonly string[] {
  const gap = text.slice(before.end, Math.min(range.start, before.end + 500))
  if (before.end + gap.length < range.start || !/^\\?\s*$/.test(gap)) return []
  const end = text.slice(Math.max(before.start, before.end - SHORTEST), before.end)
  const start = text.slice(range.start, Math.min(range.end, range.start + SHORTEST))
  return [end + start, `${end} ${start}`]
}
