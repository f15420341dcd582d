import { inWords } from '../manual/in-words.js'
import type { KeyFacts } from '../manual/key-facts.js'
import { createPaint } from './colour.js'
import type { Terminal } from './terminal.js'
import { toWords, wrapWords } from './wrap.js'

/** What `explain` says of a key or a section. */
export function explainKey(facts: KeyFacts, terminal: Terminal): string {
  const { path, description, rules, keys } = facts
  const paint = createPaint(terminal.colour)
  const wrap = (text: string, first = '', rest = first) =>
    wrapWords(toWords(text), terminal.columns, first, rest)
  const present = keys.filter(({ old }) => !old)
  const old = keys.filter((one) => one.old).map(({ name }) => name)
  const blocks = [
    [`${paint('bold', path)}  ${facts.kind}`],
    ...paragraphs(description).map((text) => wrap(text)),
    factLines(facts).flatMap(([name, text]) => wrap(`${name}: ${text}`, '', '  ')),
    valueLines(facts, terminal),
    present.length === 0
      ? []
      : [
          'Keys:',
          ...table(
            present.map(({ name, description: says }) => [name, says]),
            terminal.columns,
          ),
        ],
    old.length === 0 ? [] : wrap(`Old keys, or keys of another place: ${old.join(', ')}`, '', '  '),
    rules.length === 0 ? [] : wrap(`Rules: ${rules.join(', ')}`, '', '  '),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Long rows of values without a meaning, such as codes of languages, stand in lines of text. */
function valueLines({ values }: KeyFacts, { columns }: Terminal): readonly string[] {
  if (values.length === 0) return []
  const rows = values.map(({ value, meaning, versions }) => {
    const notes = [meaning ?? '', versions ? `(${versionWords(versions)})` : ''].filter(Boolean)
    return [value === null ? '(blank)' : `${value}`, notes.join(' ')] as const
  })
  if (rows.every(([, says]) => says === ''))
    return wrapWords(toWords(`Values: ${rows.map(([name]) => name).join(', ')}`), columns, '', '  ')
  return ['Values:', ...table(rows, columns)]
}

/** Where a name is that of several keys: each with its path and what it does. */
export function listKeys(found: readonly KeyFacts[], terminal: Terminal): string {
  const [{ path } = { path: '' }] = found
  const rows = found.map((one) => [one.path, firstSentence(one.description)] as const)
  const words = `More about one of them: pmm-config explain ${path.replaceAll('.*', '')}`
  return `${[...table(rows, terminal.columns, ''), '', words].join('\n')}\n`
}

/** That a section has keys is seen by itself. */
const TELLS_NOTHING = new Set(['keys and values', 'any value'])

function factLines(facts: KeyFacts): readonly (readonly [string, string])[] {
  const { takes, inherits, versions, elsewhere, deprecated, secret, acts, former, present } = facts
  const usual = facts.default === null ? undefined : inWords(facts.default)
  const fallback = [...(inherits ? [`what \`${inherits}\` says`] : []), ...(usual ? [usual] : [])].join(
    ', or ',
  )
  return [
    ...(TELLS_NOTHING.has(takes) ? [] : ([['Takes', takes]] as const)),
    ...(fallback ? ([['Default', fallback]] as const) : []),
    ...(versions ? ([['Versions', versionWords(versions)]] as const) : []),
    ...(elsewhere ? ([['Not read here', `it belongs in ${elsewhere}`]] as const) : []),
    ...(deprecated ? ([['Old', 'no version since 2.0 reads it']] as const) : []),
    ...(secret ? ([['Secret', 'it is masked wherever it is shown']] as const) : []),
    ...actLines(acts),
    ...former.map(
      ({ from, since, rule }) => ['Former name', `\`${from}\`; renamed in ${since} (${rule})`] as const,
    ),
    ...present.map(
      ({ to, since, rule }) =>
        ['Today', `${isGone(to) ? 'nothing reads it' : to}, since ${since} (${rule})`] as const,
    ),
  ]
}

function actLines(acts: KeyFacts['acts']): readonly (readonly [string, string])[] {
  if (acts === null) return []
  const done = Object.values(acts)
  return done.length === 0
    ? [['By this key', 'PMM changes nothing of your things']]
    : [['By this key', `PMM ${done.join('; it ')}`]]
}

function versionWords(range: string): string {
  const [, start, end] = /^(?:>=(\S+))? ?(?:<(\S+))?$/.exec(range) ?? []
  if (start && end) return `from ${start} on, before ${end}`
  if (start) return start === '1.0.0' ? 'all' : `from ${start} on`
  return end ? `before ${end}` : range
}

/** A name and what it is, what follows a line's end below its beginning. */
function table(
  rows: readonly (readonly [string, string])[],
  columns: number,
  indent = '  ',
): readonly string[] {
  const width = Math.min(Math.max(...rows.map(([name]) => name.length)), Math.floor(columns / 2))
  const rest = ' '.repeat(indent.length + width + 2)
  return rows.flatMap(([name, text]) => {
    const head = `${indent}${name.padEnd(width)}`
    if (text === '') return [head.trimEnd()]
    return head.length > rest.length - 2
      ? [head, ...wrapWords(toWords(text), columns, rest, rest)]
      : wrapWords(toWords(text), columns, `${head}  `, rest)
  })
}

const paragraphs = (text: string) =>
  text
    .replaceAll('**', '')
    .split(/\n{2,}|\n(?=- )/)
    .map((one) => one.replaceAll('\n', ' '))

const firstSentence = (text: string) => paragraphs(text)[0]!

/** What a migration says of a key that is to be deleted. */
const isGone = (to: string) => to === '(nothing)'
