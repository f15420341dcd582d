// Accidents that happen to configs, from a slip of the finger to a file pasted into another one.
import { INSERTED, KEYS, SECTIONS, VALUES } from './vocabulary.mjs'

/** @typedef {import('../../test/support/reader/random.mjs').Random} Random */

/** @param {Random} random @param {readonly string[]} lines @param {(line: string, lines: readonly string[]) => string[]} change */
function atLine(random, lines, change) {
  if (lines.length === 0) return lines
  const at = random.below(lines.length)
  return lines.toSpliced(at, 1, ...change(lines[at] ?? '', lines))
}

/** @type {readonly ((random: Random, lines: readonly string[], others: readonly string[]) => readonly string[])[]} */
const ACCIDENTS = [
  // A line goes, comes twice, moves, or is indented otherwise.
  (random, lines) => atLine(random, lines, () => []),
  (random, lines) => atLine(random, lines, (line) => [line, line]),
  (random, lines) => atLine(random, lines, (line, all) => [line, all[random.below(all.length)] ?? '']),
  (random, lines) => atLine(random, lines, (line) => [' '.repeat(random.below(9)) + line.trimStart()]),
  (random, lines) =>
    atLine(random, lines, (line) => [line.replace(/^ +/, (blanks) => '\t'.repeat(blanks.length / 2))]),
  (random, lines) => {
    const from = random.below(lines.length + 1)
    const by = ' '.repeat(1 + random.below(4))
    const upTo = from + random.below(12)
    return lines.map((line, index) => (index >= from && index < upTo ? by + line : line))
  },
  (random, lines) => {
    const from = random.below(lines.length + 1)
    const upTo = from + random.below(12)
    return lines.map((line, index) => (index >= from && index < upTo ? line.replace(/^ {1,2}/, '') : line))
  },
  (random, lines) => {
    const from = random.below(lines.length + 1)
    const upTo = from + random.below(8)
    return lines.map((line, index) => (index >= from && index < upTo ? `#${line}` : line))
  },
  // A block goes, comes twice, or comes from another file.
  (random, lines) => lines.toSpliced(random.below(lines.length + 1), random.below(10)),
  (random, lines) => {
    const from = random.below(lines.length + 1)
    const block = lines.slice(from, from + random.below(15))
    return lines.toSpliced(random.below(lines.length + 1), 0, ...block)
  },
  (random, lines, others) => {
    const from = random.below(others.length + 1)
    const block = others.slice(from, from + random.below(20))
    return lines.toSpliced(random.below(lines.length + 1), 0, ...block)
  },
  // A key or a value is another one.
  (random, lines) => atLine(random, lines, (line) => [line.replace(/[\w-]+(?=:)/, () => random.pick(KEYS))]),
  (random, lines) =>
    atLine(random, lines, (line) => [line.replace(/[\w-]+(?=:)/, () => random.pick(SECTIONS))]),
  (random, lines) =>
    atLine(random, lines, (line) => [line.replace(/: .*$|:$/, () => `: ${random.pick(VALUES)}`)]),
  (random, lines) =>
    atLine(random, lines, (line) => [line.replace(/[\w-]+(?=:)/, (key) => swap(random, key))]),
  (random, lines) =>
    atLine(random, lines, (line) => [
      line.replace(':', random.pick(['', ' :', ':', '=', '：', ':\u00a0', '::'])),
    ]),
  // A character or a few.
  (random, lines) =>
    atLine(random, lines, (line) => {
      const at = random.below(line.length + 1)
      return [line.slice(0, at) + random.pick(INSERTED) + line.slice(at)]
    }),
  (random, lines) =>
    atLine(random, lines, (line) => {
      const at = random.below(line.length + 1)
      return [line.slice(0, at) + line.slice(at + 1 + random.below(3))]
    }),
]

/** @param {Random} random @param {string} key */
function swap(random, key) {
  const at = random.below(Math.max(1, key.length - 1))
  return key.slice(0, at) + (key[at + 1] ?? '') + (key[at] ?? '') + key.slice(at + 2)
}

/**
 * @param {Random} random
 * @param {string} text
 * @param {string} other another text, that parts may come from
 * @param {number} most accidents
 */
export function damage(random, text, other, most) {
  /** @type {readonly string[]} */
  let lines = text.split('\n')
  const others = other.split('\n')
  for (let left = 1 + random.below(most); left > 0; left--)
    lines = random.pick(ACCIDENTS)(random, lines, others)
  let changed = lines.join('\n')
  if (random.chance(0.05)) changed = changed.replaceAll('\n', '\r\n')
  if (random.chance(0.03)) changed = `\ufeff${changed}`
  if (random.chance(0.05)) changed = changed.slice(0, random.below(changed.length + 1))
  return changed
}
