import type { Mutator } from './mutator.js'
import {
  type Block,
  blockOf,
  type Changed,
  insertAt,
  isMovable,
  lineOf,
  pick,
  type Random,
  rebuilt,
  rootPlaces,
  tokenLines,
} from './splice.js'

type InBlock = (block: Block, random: Random) => Changed | undefined

function block(name: string, rule: string, seed: InBlock): Mutator {
  return {
    name,
    rule,
    seed(text, random) {
      const found = blockOf(text)
      return found && seed(found, random)
    },
  }
}

/** The section taken out of its config. */
const without = (found: Block) => found.before + found.after
const isKey = (line: string) => /^\s*[^\s#]/.test(line)
const dedented = (line: string, by: string) => (line.startsWith(by) ? line.slice(by.length) : line)

/** Lines put between two root sections. */
function atRoot(text: string, lines: readonly string[], { eol }: Block, random: Random): Changed | undefined {
  const places = rootPlaces(text)
  return places.length === 0 ? undefined : insertAt(text, pick(random, places), lines, eol)
}

/** The lines of another root section that have keys below them, and how those are indented. */
function parents(text: string): readonly { readonly after: number; readonly indent: string }[] {
  const found = text.matchAll(/^(?!libraries|x-|trakt)[a-z_]+:[ \t]*\r?\n(?=( +)[^\s#-])/gm)
  return [...found].map((match) => ({ after: match.index + match[0].length, indent: match[1]! }))
}

/** Only this key of `authorization`, or none, is taken away; the others stay. */
function withoutLine(
  found: Block,
  key: string,
  mistakeAt: (lines: readonly string[]) => number,
): Changed | undefined {
  const at = lineOf(found, key)
  if (at < 0) return undefined
  const lines = found.lines.toSpliced(at, 1)
  return rebuilt(found, lines, mistakeAt(lines))
}

/** Mistakes in what the section is and where it and its keys stand. */
export const SECTION_MUTATORS: readonly Mutator[] = [
  block('the section is no mapping', 'trakt/section-shape', (found, random) => {
    if (!isMovable(found)) return undefined
    const shapes = [
      [': abc'],
      [': true'],
      [': 5'],
      [': []'],
      [':'],
      [': ~'],
      [': ""'],
      [': 2024-01-31'],
      [':', '- client_id: abc'],
      [': >-', '  abc'],
    ]
    return rebuilt(
      found,
      pick(random, shapes).map((line, index) => (index === 0 ? `trakt${line}` : line)),
      0,
    )
  }),
  block('the section is there twice', 'trakt/duplicate-section', (found, random) => {
    const text = rebuilt(found, found.lines, 0).text
    const own = found.before.length
    const places = rootPlaces(text).filter((place) => isMovable(found) || place > own)
    const place = pick(random, places)
    const copy = insertAt(
      text,
      place,
      isMovable(found) ? found.lines : ['trakt:', '  client_id: abc'],
      found.eol,
    )
    if (place > own) return copy
    return { text: copy.text, line: found.before.split('\n').length + found.lines.length }
  }),
  block('the section is inside another', 'trakt/misplaced-section', (found, random) => {
    const text = without(found)
    const places = parents(text)
    if (places.length === 0 || !isMovable(found)) return undefined
    const { after, indent } = pick(random, places)
    return insertAt(
      text,
      after,
      found.lines.map((line) => (isKey(line) ? indent + line : line)),
      found.eol,
    )
  }),
  block('the section is inside itself', 'trakt/misplaced-section', (found, random) => {
    const indent = pick(random, ['  ', '    '])
    return rebuilt(found, ['trakt:', ...found.lines.map((line) => (isKey(line) ? indent + line : line))], 1)
  }),
  block('the name of the section is misspelt', 'trakt/misspelt-section', (found, random) => {
    const name = pick(random, ['Trakt', 'TRAKT', 'trackt', 'trak', '"Trakt"'])
    return rebuilt(found, [found.lines[0]!.replace(/^["']?trakt["']?/, name), ...found.lines.slice(1)], 0)
  }),
  block('the tokens stand directly under trakt', 'trakt/misplaced-key', (found) => {
    const tokens = tokenLines(found)
    if (!tokens || tokens.to - tokens.from < 3 || !isMovable(found)) return undefined
    const lines = found.lines.flatMap((line, index) => {
      if (index === tokens.from) return []
      return index > tokens.from && index < tokens.to ? [found.indent + line.trimStart()] : [line]
    })
    return rebuilt(
      found,
      lines,
      lines.findIndex((line) => /access_token/.test(line)),
    )
  }),
  block('authorization is at the root', 'trakt/misplaced-key', (found, random) => {
    const tokens = tokenLines(found)
    if (!tokens || tokens.to - tokens.from < 3 || !isMovable(found)) return undefined
    const own = found.lines.slice(tokens.from, tokens.to).map((line) => dedented(line, found.indent))
    const rest = found.lines.toSpliced(tokens.from, tokens.to - tokens.from)
    return atRoot(rebuilt(found, rest, 0).text, own, found, random)
  }),
  block('the keys of the section are at the root', 'trakt/misplaced-key', (found) => {
    if (!isMovable(found)) return undefined
    const lines = found.lines.map((line, index) => (index === 0 ? line : dedented(line, found.indent)))
    return rebuilt(
      found,
      lines,
      lines.findIndex((line, index) => index > 0 && isKey(line)),
    )
  }),
  block('one token is directly under trakt', 'trakt/misplaced-key', (found, random) => {
    const at = lineOf(found, pick(random, ['access_token', 'refresh_token', 'scope']))
    const tokens = tokenLines(found)
    if (at < 0 || !tokens) return undefined
    const lines = found.lines
      .toSpliced(at, 1)
      .toSpliced(tokens.from, 0, found.indent + found.lines[at]!.trimStart())
    return rebuilt(found, lines, tokens.from)
  }),
  block('id or secret is missing', 'trakt/missing-credential', (found, random) =>
    isMovable(found) ? withoutLine(found, pick(random, ['client_id', 'client_secret']), () => 0) : undefined,
  ),
  block('the section is empty braces', 'trakt/missing-credential', (found) =>
    isMovable(found) ? rebuilt(found, ['trakt: {}'], 0) : undefined,
  ),
  block('refresh_token is missing', 'trakt/no-refresh-token', (found) =>
    withoutLine(found, 'refresh_token', (lines) => lines.findIndex((line) => /access_token/.test(line))),
  ),
  block('authorization is no mapping', 'trakt/authorization-shape', (found, random) => {
    const tokens = tokenLines(found)
    if (!tokens) return undefined
    const shapes = [
      ['abc'],
      ['5'],
      ['true'],
      ['[a, b]'],
      ['2024-01-31'],
      ['""'],
      ['', '- access_token: abc'],
      ['|', '  abc'],
    ]
    const lines = pick(random, shapes).map(
      (line, index) => found.indent + (index === 0 ? `authorization: ${line}` : line),
    )
    return rebuilt(found, found.lines.toSpliced(tokens.from, tokens.to - tokens.from, ...lines), tokens.from)
  }),
  block('there is nothing to sign in with', 'trakt/not-authorized', (found, random) => {
    const tokens = tokenLines(found)
    if (!tokens || tokens.to - tokens.from < 3) return undefined
    const rest = pick(random, [[], [`${found.indent}authorization:`], [`${found.indent}authorization: {}`]])
    return rebuilt(
      found,
      found.lines.toSpliced(tokens.from, tokens.to - tokens.from, ...rest),
      rest.length === 0 ? 0 : tokens.from,
    )
  }),
  block('a key is there twice', 'yaml/duplicate-key', (found, random) => {
    const keys = found.lines.flatMap((line, index) =>
      line.startsWith(found.indent) &&
      /^["'a-z]/.test(line.slice(found.indent.length)) &&
      !/authorization/.test(line)
        ? [index]
        : [],
    )
    const at = pick(random, keys)
    return rebuilt(found, found.lines.toSpliced(at, 0, found.lines[at]!.replace(/&\w+ /, '')), at + 1)
  }),
]
