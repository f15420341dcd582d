import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit, overlaps } from '../../../src/text/edit.js'
import type { ConfigDocument, NodeRef, Path } from '../../../src/yaml/document.js'
import { createEditor } from '../../../src/yaml/edit/editor.js'
import type { EditValue } from '../../../src/yaml/edit/value.js'
import { read } from '../../support/read-config.js'
import { documents } from '../generate.js'
import { comments, places } from './places.js'

const SCALARS: readonly EditValue[] = [
  'x',
  'a: b',
  '00123',
  '',
  "it's",
  ' x',
  '# c',
  'a\nb\n',
  5,
  1.5,
  true,
  null,
]
const VALUES: readonly EditValue[] = [
  ...SCALARS,
  [],
  {},
  [1, 'a', { k: 'v', l: [2] }],
  { k: 'v, w', l: { m: [null, 1] } },
]

interface Case {
  readonly document: ConfigDocument
  readonly at: NodeRef
  readonly value: EditValue
}

/** Aliases share their data, tags hide theirs, and keys may be alike in their text: no plain copy shows that. */
const IS_PLAIN = (text: string) => !/[*&!]|<<|1\.0|"1"|\? /.test(text)

const examples = resolve(import.meta.dirname, '../../../examples')
const fixtures = readdirSync(examples)
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => readFileSync(join(examples, name), 'utf8'))
const variants = fixtures.flatMap((text) => [
  text,
  text.replaceAll('\n', '\r\n'),
  `\ufeff${text.trimEnd()}`,
  text.replace(/^ +/gm, '$&$&'),
])

/** A text, the number of a place in it, and a value. */
type Pick = readonly [text: string, number: number, value: EditValue]
const pick = (texts: fc.Arbitrary<string>): fc.Arbitrary<Pick> =>
  fc.tuple(texts, fc.nat(), fc.constantFrom(...VALUES))

const generated = pick(documents)
const ordinary = pick(fc.constantFrom(...variants))
const runs = { numRuns: 1500, seed: 20261123 }

type Result = readonly Edit[] | { readonly refused: string }
const isRefused = (result: Result): result is { readonly refused: string } => 'refused' in result

type Data = { [key: string]: Data } | Data[] | unknown

/** Plain data, to be changed in memory. */
const dataOf = (document: ConfigDocument): Data => structuredClone(document.value)

function parentIn(data: Data, path: Path): Record<string | number, Data> {
  return path.slice(0, -1).reduce((inner, step) => (inner as never)[step], data) as never
}

/** The text after the edits; every byte outside of them is compared with the text before. */
function reread(document: ConfigDocument, edits: readonly Edit[]): ConfigDocument {
  const { text } = document.source
  const changed = applyEdits(text, edits)
  let from = 0
  let to = 0
  for (const { range, text: replaced } of edits.toSorted(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  )) {
    const kept = text.slice(from, range.start)
    expect(changed.slice(to, to + kept.length)).toBe(kept)
    to += kept.length + replaced.length
    from = range.end
  }
  expect(changed.slice(to)).toBe(text.slice(from))
  for (const [index, a] of edits.entries())
    for (const b of edits.slice(index + 1)) expect(overlaps(a.range, b.range)).toBe(false)
  const result = read(changed)
  expect(result.problems).toEqual([])
  return result
}

function expectComments(before: ConfigDocument, result: ConfigDocument, lost: readonly string[]): void {
  // A name or a tag may have a `#` in it.
  if (/[&!]\w+#/.test(before.source.text)) return
  const left = [...comments(result)]
  const missing = comments(before).filter((comment) => {
    const index = left.indexOf(comment)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  for (const comment of missing) expect(lost).toContain(comment)
}

/** The comments inside of a value and beside its end: they belong to it. */
function ownComments(document: ConfigDocument, at: NodeRef): readonly string[] {
  const { end } = document.range(at)
  const { text } = document.source
  const { start: first } = document.range(document.keyOf(at))
  const start = typeof at.path.at(-1) === 'number' ? text.lastIndexOf('-', first - 1) : first
  const deeper = /^(?:[ \t]*#.*|[^\r\n]*)(?:\r?\n(?:[ \t]*#.*|[ \t]*))*/.exec(text.slice(end))![0].length
  return comments(document, { start, end: end + deeper })
}

function check(picks: fc.Arbitrary<Pick>, property: (it: Case) => void): void {
  const onSound = ([text, number, value]: Pick) => {
    const document = read(text)
    const found = document.problems.length > 0 ? [] : places(document)
    const at = found[number % found.length]
    if (at) property({ document, at, value })
  }
  fc.assert(fc.property(picks, onSound), runs)
}

describe.each([
  ['generated documents', generated],
  ['the examples, also with CRLF, without a final newline, with twice the indentation', ordinary],
])('on %s', (_name, cases) => {
  it('a value that is set is read back, all else is as it was, and setting it again changes nothing', () => {
    check(cases, ({ document, at, value }) => {
      const result = createEditor(document).set(at, value)
      if (isRefused(result)) return
      const changed = reread(document, result)
      const isCollection = document.shape(at) !== 'scalar'
      expectComments(document, changed, isCollection ? ownComments(document, at) : [])
      if (!IS_PLAIN(document.source.text)) return
      const data = dataOf(document)
      parentIn(data, at.path)[at.path.at(-1)!] = value
      expect(changed.value).toEqual(data)
      expect(createEditor(changed).set(changed.at(at.path)!, value)).toEqual([])
    })
  })

  it('a key that is removed is gone with what is inside of it, and nothing else', () => {
    check(cases, ({ document, at }) => {
      const result = createEditor(document).remove(at)
      if (isRefused(result)) return
      const changed = reread(document, result)
      expectComments(document, changed, ownComments(document, at))
      if (!IS_PLAIN(document.source.text)) return
      const data = dataOf(document)
      const parent = parentIn(data, at.path)
      const last = at.path.at(-1)!
      if (Array.isArray(parent)) parent.splice(last as number, 1)
      else delete parent[last]
      expect(withoutEmpty(changed.value)).toEqual(withoutEmpty(data))
    })
  })

  it('a key that is renamed keeps its value and its place', () => {
    check(cases, ({ document, at }) => {
      const result = createEditor(document).rename(at, 'new: name')
      if (isRefused(result)) return
      const changed = reread(document, result)
      expectComments(document, changed, [])
      if (!IS_PLAIN(document.source.text)) return
      const data = dataOf(document)
      const parent = parentIn(data, at.path)
      parent['new: name'] = parent[at.path.at(-1)!]
      delete parent[at.path.at(-1)!]
      expect(changed.value).toEqual(data)
      const names = (it: ConfigDocument) => it.entries(it.at(at.path.slice(0, -1))!).map(({ name }) => name)
      expect(names(changed).indexOf('new: name')).toBe(names(document).indexOf(String(at.path.at(-1))))
    })
  })

  it('a key that is inserted is there, and nothing else changes', () => {
    check(cases, ({ document, at, value }) => {
      const parent =
        document.shape(at) === 'scalar' && document.scalar(at)?.kind !== 'null' ? document.at([])! : at
      const isList = document.shape(parent) === 'sequence'
      const result = createEditor(document).insert(parent, isList ? 0 : 'new key', value)
      if (isRefused(result)) return
      const changed = reread(document, result)
      expectComments(document, changed, [])
      if (!IS_PLAIN(document.source.text)) return
      const data = { root: dataOf(document) }
      const path = ['root', ...parent.path]
      const holder = parentIn(data, path)
      const last = path.at(-1)!
      if (isList) (holder[last] as Data[]).unshift(value)
      else holder[last] = { ...(holder[last] as object), 'new key': value }
      expect(changed.value).toEqual(data.root)
    })
  })

  it('a key that is moved takes its comments along, and nothing else changes', () => {
    check(cases, ({ document, at }) => {
      const root = document.at([])!
      const result = createEditor(document).move(at, root, 'new key')
      if (isRefused(result)) return
      const changed = reread(document, result)
      expectComments(document, changed, [])
      if (!IS_PLAIN(document.source.text)) return
      const data = dataOf(document) as Record<string, Data>
      const parent = parentIn(data, at.path)
      data['new key'] = parent[at.path.at(-1)!]
      delete parent[at.path.at(-1)!]
      expect(withoutEmpty(changed.value)).toEqual(withoutEmpty(data))
    })
  })
})

/** A block collection without its last key is a blank. */
function withoutEmpty(data: Data): Data {
  if (data === null || typeof data !== 'object' || data instanceof Date) return data
  if (Array.isArray(data)) return data.length === 0 ? null : data.map(withoutEmpty)
  const entries = Object.entries(data)
  return entries.length === 0
    ? null
    : Object.fromEntries(entries.map(([key, inner]) => [key, withoutEmpty(inner)]))
}

describe('refusals are rare', () => {
  function refusals(cases: fc.Arbitrary<Pick>) {
    const counts = { set: 0, remove: 0, insert: 0, move: 0, all: 0 }
    check(cases, ({ document, at, value }) => {
      const editor = createEditor(document)
      const root = document.at([])!
      counts.all++
      if (isRefused(editor.set(at, value))) counts.set++
      if (isRefused(editor.remove(at))) counts.remove++
      if (document.shape(root) === 'mapping' && isRefused(editor.insert(root, 'new key', value)))
        counts.insert++
      const isKey = typeof at.path.at(-1) === 'string'
      if (document.shape(root) === 'mapping' && isKey && isRefused(editor.move(at, root, 'new key')))
        counts.move++
    })
    return counts
  }

  it('there is none on the examples', () => {
    const { all, ...refused } = refusals(ordinary)
    expect(all).toBeGreaterThan(1000)
    expect(refused).toEqual({ set: 0, remove: 0, insert: 0, move: 0 })
  })

  it('there are hardly any on documents of everything that YAML allows', () => {
    const { all, set, remove, insert, move } = refusals(generated)
    expect(all).toBeGreaterThan(500)
    expect(set / all).toBeLessThan(0.005)
    expect(remove / all).toBeLessThan(0.02)
    expect(insert / all).toBeLessThan(0.02)
    expect(move / all).toBeLessThan(0.05)
  })
})
