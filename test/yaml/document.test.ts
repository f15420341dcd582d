import { describe, expect, it } from 'vitest'
import type { NodeRef, Path } from '../../src/yaml/document.js'
import { rawAt, read } from '../support/read-config.js'

describe('a blank value', () => {
  it.each<[string, Path, number]>([
    ['a:\n', ['a'], 2],
    ['a:   # c\n', ['a'], 2],
    ['a:\n  # c\nb: 1\n', ['a'], 2],
    ['a:\r\nb: 1\r\n', ['a'], 2],
    ['a:', ['a'], 2],
    ['"a" :  \nb: 1\n', ['a'], 5],
    ['a: {b: , c}\n', ['a', 'b'], 6],
    ['a: {b: , c}\n', ['a', 'c'], 10],
    ['a:\n  -\n  - x\n', ['a', 0], 6],
    ['a: &x\nb: 1\n', ['a'], 5],
    ['a: !t # c\n', ['a'], 5],
  ])('of %j at %j stands at %i', (text, path, at) => {
    const document = read(text)
    expect(document.range(document.at(path)!)).toEqual({ start: at, end: at })
  })
})

describe('the text of a value', () => {
  it.each<[string, Path, string]>([
    ['a: b  # c\n', ['a'], 'b'],
    ['a: "b" # c\n', ['a'], '"b"'],
    ['a: b\n  c # d\n', ['a'], 'b\n  c'],
    ['a: |  # c\n  b\n\n# d\ne: f\n', ['a'], '|  # c\n  b'],
    ['a: [b, c, ] # d\n', ['a'], '[b, c, ]'],
    ['a:\n- b\n- c # d\n', ['a'], '- b\n- c'],
    ['a:\n  b: c\n  d: e # f\ng: h\n', ['a'], 'b: c\n  d: e'],
    ['a: &x !t b\n', ['a'], 'b'],
    ['a: &x b\nc: *x\n', ['c'], '*x'],
    ['a: 😀 # c\n', ['a'], '😀'],
    ['\ufeffa: b\r\n', ['a'], 'b'],
  ])('of %j at %j is %j', (text, path, raw) => {
    expect(rawAt(read(text), path)).toBe(raw)
  })
})

it('tells the second of two equal keys from the first', () => {
  const document = read('trakt:\n  pin: 1\nplex:\ntrakt:\n  pin: 2\n')
  expect(document.occurrences(['trakt', 'pin']).map((ref) => document.raw(ref))).toEqual(['1', '2'])
  expect(document.range(document.keyOf(document.occurrences(['trakt'])[1]!))).toEqual({ start: 22, end: 27 })
})

it('tells a number from the text of it among keys', () => {
  const document = read('1: a\n"1": b\n')
  expect(document.entries(document.at([])!).map(({ key }) => document.scalar(key)?.kind)).toEqual([
    'integer',
    'string',
  ])
})

it('shows a key that is a collection as what it is', () => {
  const document = read('? [a, b]\n: c\n')
  const [entry] = document.entries(document.at([])!)
  expect([document.shape(entry!.key), document.shape(entry!.value)]).toEqual(['sequence', 'scalar'])
})

it('walks the entries of the file where they stand, without following aliases', () => {
  const document = read('a: &a\n  b: 1\nc: *a\nd:\n  - e: 2\n  - <<: *a\n')
  expect([...document.walk()].map(({ value }) => value.path.join('.'))).toEqual([
    'a',
    'a.b',
    'c',
    'd',
    'd.0.e',
  ])
})

it.each(['', '\n', '# only a comment\n', '\ufeff', '   '])('takes %j for nothing', (text) => {
  const document = read(text)
  expect(document.problems).toEqual([])
  expect(document.value).toBeNull()
  expect(document.at([])).toBeUndefined()
})

it('reads a root that is a list or a single value', () => {
  expect(read('- a\n- b\n').value).toEqual(['a', 'b'])
  expect(read('just text\n').value).toBe('just text')
  expect(read('---\n').value).toBeNull()
})

describe('aliases of aliases', () => {
  const level = (name: string, inner: string) => `${name}: &${name} [${Array(10).fill(inner).join(', ')}]\n`
  const names = ['b', 'c', 'd', 'e', 'f', 'g']
  const levels = names.map((name, index) => level(name, `*${['a', ...names][index]}`)).join('')

  it('are followed so far that no small text is a huge tree', () => {
    const document = read(`${level('a', 'x')}${levels}`)
    const count = (ref: NodeRef): number =>
      document.items(ref).reduce((sum, item) => sum + count(item), document.items(ref).length)
    expect(count(document.at(['b'])!)).toBe(110)
    expect(count(document.at(['g'])!)).toBeLessThan(500_000)
  })
})
