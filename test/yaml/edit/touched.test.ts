import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/text/edit.js'
import { type Context, contextOf } from '../../../src/yaml/edit/context.js'
import { type Change, literal } from '../../../src/yaml/edit/plan.js'
import { touchedPart } from '../../../src/yaml/edit/touched.js'
import { isSound } from '../../../src/yaml/edit/verify.js'
import type { YamlNode } from '../../../src/yaml/node.js'
import { read } from '../../support/read-config.js'
import { documents } from '../generate.js'

const examples = resolve(import.meta.dirname, '../../../examples')
const configs = readdirSync(examples)
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => readFileSync(join(examples, name), 'utf8'))
/** Mappings in mappings, with all that can run on over the end of a line. */
const DEEP = `# mine
libraries:
  Movies:
    operations:
      mass_genre_update: tmdb   # so it is
      split: 'two
        lines'
    files:
    - file: a.yml
    - {a: 1,
       b: 2}
  Shows: &not-used-in-this-one
    summary: |
      text

      more
    words: of several
      lines
settings:
  cache: true
  run_order:
  - operations
  - metadata
tmdb: {apikey: x}
`
const texts = fc.oneof(
  documents,
  fc
    .constantFrom(...configs, DEEP, DEEP.replace(/ &.*/, ''))
    .chain((text) => fc.constantFrom(text, text.trimEnd(), text.replaceAll('\n', '\r\n'), `\ufeff${text}`)),
)

/** What may end a thing, begin one, or go on over what follows. */
const SNIPPETS = [
  '',
  ' ',
  '  ',
  '\n',
  '\n\n',
  'x',
  ': ',
  ':',
  '- ',
  '# c',
  ' # c',
  '#c\n',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ', ',
  '|',
  ' |\n',
  ' >-\n',
  '? ',
  '& ',
  '&a ',
  '*a',
  '!',
  '%',
  '---',
  '---\n',
  '\n---\n',
  '...\n',
  '\t',
  'a: b',
  'a: b\n',
  '\na: b\n',
  '  a: b\n',
  '\n  a: b',
  '    x: y\n',
]

const edit = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(30)),
  snap: fc.boolean(),
  text: fc.constantFrom(...SNIPPETS),
})

/** Edits in a text, every other one at the beginning of a line: that is where sections meet. */
function placed(text: string, drawn: { at: number; length: number; snap: boolean; text: string }): Edit {
  const anywhere = drawn.at % (text.length + 1)
  const start = drawn.snap ? text.lastIndexOf('\n', anywhere - 1) + 1 : anywhere
  return { range: { start, end: Math.min(text.length, start + drawn.length) }, text: drawn.text }
}

const judge = (context: Context, edits: readonly Edit[], change: Change) =>
  isSound(context, [], edits, change)

describe('edits that are judged by what they touch', () => {
  it('are judged as by the whole text', () => {
    let [narrowed, sound] = [0, 0]
    const property = (text: string, drawn: readonly Parameters<typeof placed>[1][], node: number) => {
      const document = read(text)
      if (document.problems.length > 0) return
      const context = contextOf(document)
      if (context.sections.length === 0) return
      const edits = drawn.map((one) => placed(text, one))
      const whole = { ...context, sections: [] }
      const scalars = leaves(context.root!)
      const target = scalars[node % scalars.length]
      const setting: Change = target ? { values: new Map([[target, literal('x')]]) } : {}
      const replaced = target ? [{ range: { start: target.start, end: target.end }, text: ' x' }] : []
      for (const [tried, change] of [
        [edits, {}],
        [replaced, setting],
        [[...edits, ...replaced], setting],
      ] as const) {
        const verdict = judge(whole, tried, change)
        expect(judge(context, tried, change)).toBe(verdict)
        if (!verdict) continue
        sound++
        const part = touchedPart(context, tried, change)
        if (part && part.text.length < text.length) narrowed++
      }
    }
    fc.assert(fc.property(texts, fc.array(edit, { minLength: 1, maxLength: 2 }), fc.nat(), property), {
      numRuns: 4000,
      seed: 20261125,
    })
    expect(narrowed).toBeGreaterThan(2000)
    expect(sound).toBeGreaterThan(narrowed)
  })

  it.each([
    ['a name for tags', '%TAG !e! tag:x.org,2000:\n---\na: [!e!b 1, 3]\nc: 1\n'],
    ['a byte order mark behind a comment', '# mine\n\ufeffa: 3\nc: 1\n'],
  ])('are judged by the whole text where %s is written in front', (_, text) => {
    const context = contextOf(read(text))
    const three = leaves(context.root!).find(({ start, end }) => text.slice(start, end) === '3')!
    const edits = [{ range: { start: three.start, end: three.end }, text: 'x' }]
    expect(judge(context, edits, { values: new Map([[three, literal('x')]]) })).toBe(true)
  })

  it('do not take in what stands beside them', () => {
    const context = contextOf(read('a:\n  b: 1\n  c: 2\n  d: 3\n  e: 4\nf: 5\n'))
    const at = context.text.indexOf('2')
    const edits = [{ range: { start: at, end: at + 1 }, text: '7' }]
    expect(touchedPart(context, edits, {})?.text).toBe('a:\n  c: 7\n')
  })
})

function leaves(node: YamlNode): readonly YamlNode[] {
  if (node.type === 'mapping') return node.pairs.flatMap(({ value }) => leaves(value))
  return node.type === 'sequence' ? node.items.flatMap(leaves) : [node]
}
