// Documents for both readers, sound ones and such with small mistakes.
/** @typedef {import('./random.mjs').Random} Random */

const KEYS = [
  'a',
  'b',
  'c',
  'key',
  'two words',
  '"q"',
  "'s q'",
  '1',
  '"1"',
  'true',
  '1.0',
  '~',
  'é',
  '😀',
  '? x',
  '[a, b]',
  '{a: b}',
  '*x',
  '&k k',
  '!t k',
  '__proto__',
  '<<',
  '=',
  '2020-01-01',
  '"a" ',
  'x.y/z-w',
  'a:b',
  '',
]
const PLAIN = [
  'a',
  'b c',
  '12',
  '1.5',
  'true',
  'null',
  '~',
  'http://x:80/y#z',
  "it's",
  'a, b',
  '[x',
  'x]',
  '2020-01-01',
  'é ü',
  '😀',
  '-a',
  'a: b',
  'a #b',
  '',
  '',
  '',
  '*x',
  '&x v',
  '&y',
  '!t v',
  '!t',
  '<<name>>',
  '{{ x }}',
  '\u0024{X}',
]
const COMMENTS = ['', '', '', '', '', ' # c', '# c', '  #', '   # c: d', '    ']
const HEADERS = ['|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '|4', '| # c', '>+ # c']

/**
 * A document of everything a config may hold, most of it right.
 * @param {Random} random
 */
export function makeDocument(random) {
  const start = random.chance(0.08)
    ? random.pick([
        '---\n',
        '--- # c\n',
        '%YAML 1.1\n---\n',
        '%YAML 1.2\n---\n',
        '# c\n---\n',
        '\ufeff',
        '...\n',
        '%TAG !e! tag:e,1:\n---\n',
      ])
    : ''
  const end = random.chance(0.08)
    ? random.pick([
        '...\n',
        '---\n',
        '--- a\n',
        '... # c\n',
        '... a\n',
        '\n\n',
        '# c',
        '  # c\n',
        '...\n...\n',
      ])
    : ''
  let text = start + block(random, 0, 0) + end
  if (random.chance(0.1)) text = text.replaceAll('\n', '\r\n')
  if (random.chance(0.1)) text = text.replace(/\r?\n$/, '')
  return text
}

/** @type {(random: Random, indent: number, depth: number) => string} */
function block(random, indent, depth) {
  return random.chance(depth === 0 ? 0.85 : 0.65)
    ? mapping(random, indent, depth)
    : sequence(random, indent, depth)
}

/** @type {(random: Random, indent: number, depth: number) => string} */
function mapping(random, indent, depth) {
  const used = new Set()
  let text = ''
  for (let left = 1 + random.below(4); left > 0; left--) {
    let key = random.chance(0.75)
      ? random.pick(['a', 'b', 'c', 'd', 'e', 'f', 'key', 'url'])
      : random.pick(KEYS)
    if (used.has(key) && random.chance(0.9)) key = `k${left}${depth}`
    used.add(key)
    text += filler(random, indent)
    text += `${' '.repeat(indent)}${key}:${value(random, indent, depth, true)}`
  }
  return text
}

/** @type {(random: Random, indent: number, depth: number) => string} */
function sequence(random, indent, depth) {
  let text = ''
  for (let left = 1 + random.below(3); left > 0; left--) {
    text += filler(random, indent)
    text += `${' '.repeat(indent)}-`
    if (depth < 3 && random.chance(0.35)) {
      const spaces = 1 + random.below(3)
      text +=
        ' '.repeat(spaces) +
        block(random, indent + 1 + spaces, depth + 1)
          .replace(/^(?: *(?:#.*)?\n)*/, '')
          .trimStart()
    } else text += value(random, indent, depth, false)
  }
  return text
}

/** @type {(random: Random, indent: number, depth: number, inMapping: boolean) => string} */
function value(random, indent, depth, inMapping) {
  const comment = random.pick(COMMENTS)
  const what = random.below(20)
  if (what < 5 && depth < 4) {
    const step = random.pick([1, 2, 2, 2, 3, 4, 7])
    const properties = random.chance(0.12) ? random.pick([' &x', ' &y', ' !t', ' &x !t']) : ''
    if (inMapping && random.chance(0.3))
      return `${properties}${comment}\n${sequence(random, indent, depth + 1)}`
    return `${properties}${comment}\n${block(random, indent + step, depth + 1)}`
  }
  if (what < 7) return ` ${flow(random, 0)}${comment}\n`
  if (what < 9) return blockScalar(random, indent)
  if (what < 11) return ` ${quoted(random, indent)}${comment}\n`
  if (what < 12) return ` ${random.pick(PLAIN)}\n${' '.repeat(indent + 1 + random.below(3))}more${comment}\n`
  const text = random.pick(PLAIN)
  return text === '' ? `${comment}\n` : ` ${text}${comment}\n`
}

/** @type {(random: Random, depth: number) => string} */
function flow(random, depth) {
  const what = random.below(depth > 2 ? 4 : 8)
  if (what < 4)
    return random.pick(['a', 'b c', '12', '"q"', "'s'", 'a:b', 'x?', '*x', '&y v', '!t v', '', 'http://a:1'])
  const space = random.pick(['', ' ', '\n', '\n    ', ' # c\n  ', '  '])
  const items = Array.from({ length: random.below(4) }, () => {
    const inner = flow(random, depth + 1)
    if (what < 6) return random.chance(0.1) ? `k: ${inner}` : inner
    return random.chance(0.15)
      ? `k${random.below(9)}`
      : `${random.pick(['k', '"k"', 'a b', "'l'", '? m '])}${random.below(99)}:${random.pick([' ', ' ', '', '\n '])}${inner}`
  })
  const body = items.join(`,${space || ' '}`) + (random.chance(0.15) ? ',' : '')
  return what < 6 ? `[${space}${body}${space}]` : `{${space}${body}${space}}`
}

/** @type {(random: Random, indent: number) => string} */
function blockScalar(random, indent) {
  const header = random.pick(HEADERS)
  const own = indent + (/[1-9]/.test(header) ? Number(/[1-9]/.exec(header)?.[0]) : random.pick([1, 2, 4]))
  let text = ` ${header}\n`
  for (let left = random.below(5); left > 0; left--) {
    if (random.chance(0.2)) text += random.pick(['\n', ' \n', `${' '.repeat(own)}\n`])
    else
      text += `${' '.repeat(own + (random.chance(0.2) ? 1 + random.below(3) : 0))}${random.pick(['text', 'a: b', '# no comment', '- a', 'two words ', '"', '\tx', '---'])}\n`
  }
  return text
}

/** @type {(random: Random, indent: number) => string} */
function quoted(random, indent) {
  const quote = random.pick(['"', "'"])
  const more = random.chance(0.3)
    ? `\n${' '.repeat(random.below(indent + 4))}more${random.chance(0.3) ? '\n\n  last' : ''}`
    : ''
  return `${quote}${random.pick(['', 'a', 'a: b', ' # c', 'é', 'a  b ', '\tx', '{a}', '- a'])}${more}${quote}`
}

/** @type {(random: Random, indent: number) => string} */
function filler(random, indent) {
  if (random.chance(0.85)) return ''
  return random.pick([
    '\n',
    '# c\n',
    `${' '.repeat(indent)}# c\n`,
    '   \n',
    `${' '.repeat(indent + 3)}# c\n`,
    '\n\n',
  ])
}

const INSERTED = [
  '"',
  "'",
  ':',
  ' ',
  '  ',
  '-',
  '- ',
  '#',
  ' #',
  '[',
  ']',
  '{',
  '}',
  ',',
  '\t',
  '\n',
  '\n\n',
  '&x ',
  '*x',
  '!t ',
  '|',
  '>',
  '?',
  '? ',
  '%',
  '@',
  '\\',
  'a',
  ': ',
  '\r',
  '\ufeff',
  '\u0085',
  '\u2028',
]

/**
 * A text with one to three small accidents.
 * @param {Random} random
 * @param {string} text
 */
export function mutate(random, text) {
  let changed = text
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(changed.length + 1)
    const lines = changed.split('\n')
    const line = random.below(lines.length)
    const how = random.below(6)
    if (how < 2) changed = changed.slice(0, at) + random.pick(INSERTED) + changed.slice(at)
    else if (how === 2) changed = changed.slice(0, at) + changed.slice(at + 1)
    else if (how === 3) changed = lines.toSpliced(line, 1).join('\n')
    else if (how === 4) changed = lines.toSpliced(line, 0, lines[random.below(lines.length)] ?? '').join('\n')
    else changed = lines.with(line, ' '.repeat(random.below(7)) + (lines[line] ?? '').trimStart()).join('\n')
  }
  return changed.replace(/\p{Cs}/gu, '')
}
