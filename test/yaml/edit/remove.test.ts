import { describe, expect, it } from 'vitest'
import type { Path } from '../../../src/yaml/document.js'
import { edited, remove } from './edited.js'

type Case = [before: string, path: Path, after: string]

describe('removing from lines', () => {
  it.each<Case>([
    ['a: 1 # c\nb: 2\n', ['a'], 'b: 2\n'],
    ['\ufeffa: 1 # c\r\nb: 2\r\n', ['a'], '\ufeffb: 2\r\n'],
    ['a: 1\r\n# above\nb: 2 # c\r\n\nc: 3', ['b'], 'a: 1\r\n# above\n\nc: 3'],
    ['a: 1 # c\n# x\nb: 2', ['b'], 'a: 1 # c\n# x'],
    ['a:\n  b: |\n    x\n\n     y\n  c: 1\n', ['a', 'b'], 'a:\n  c: 1\n'],
    ['a: "x\n  y"\nb: 1\n', ['a'], 'b: 1\n'],
    ['a:\n    b: 1\n    # inside\n\n    # inside too\n\n# outside\nc: 1\n', ['a'], '\n# outside\nc: 1\n'],
    ['a: |+\n  x\n\nb: 1\n\nc: 2\n', ['b'], 'a: |+\n  x\n\nc: 2\n'],
    ['? a\n: 1\n? b\n', ['a'], '? b\n'],
    ['&x a: 1\nb: 2\n', ['a'], 'b: 2\n'],
    ['a: *x\nb: 2\n', ['a'], 'b: 2\n'],
  ])('%j at %j', (before, path, after) => {
    expect(remove(before, path)).toBe(after)
  })

  it.each<Case>([
    ['t:  # h\n  # x\n  b: 2 # z\nu: 1', ['t', 'b'], 't:  # h\n  # x\nu: 1'],
    ['authorization:\n  a: 1\n', ['authorization', 'a'], 'authorization:\n'],
    ['t: &x # h\n  b: 2\nu: *x\n', ['t', 'b'], 't: &x # h\nu: *x\n'],
    ['a: 1 # c\n', ['a'], ''],
    ['t:\n- c\nu: 1', ['t', 0], 't:\nu: 1'],
  ])('the last one leaves a blank: %j at %j', (before, path, after) => {
    expect(remove(before, path)).toBe(after)
  })

  it.each<Case>([
    ['t:\n- a: 1 # z\n  b: 2\n', ['t', 0, 'a'], 't:\n- b: 2\n'],
    ['t:\n- a: 1 # z\n  # about b\n  b: 2\n', ['t', 0, 'a'], 't:\n- # about b\n  b: 2\n'],
    ['t:\n- a: 1 # z\n- c\n', ['t', 0, 'a'], 't:\n-\n- c\n'],
    ['t:\n- a: 1\n  b: 2 # z\n- c\n', ['t', 0, 'b'], 't:\n- a: 1\n- c\n'],
    ['- - a # c\n  - b\n', [0, 0], '- - b\n'],
    ['t:\n- a: 1 # z\n  b: 2\n- c', ['t', 0], 't:\n- c'],
  ])('behind a dash: %j at %j', (before, path, after) => {
    expect(remove(before, path)).toBe(after)
  })
})

describe('removing from brackets', () => {
  it.each<Case>([
    ['t: {a: 1, b: 2, c: 3}\n', ['t', 'a'], 't: {b: 2, c: 3}\n'],
    ['t: {a: 1, b: 2, c: 3}\n', ['t', 'b'], 't: {a: 1, c: 3}\n'],
    ['t: {a: 1, b: 2, c: 3,} # d\n', ['t', 'c'], 't: {a: 1, b: 2,} # d\n'],
    ['t: { a: 1 }\n', ['t', 'a'], 't: {}\n'],
    ['t: { # c\n  a: 1 # d\n}\n', ['t', 'a'], 't: { # c\n  \n}\n'],
    ['t: {\n  a: 1, # x\n  # about b\n  b: 2\n}\n', ['t', 'a'], 't: {\n  # about b\n  b: 2\n}\n'],
    ['t: {\n  a: 1, # x\n  b: 2 # y\n}\n', ['t', 'b'], 't: {\n  a: 1, # x\n}\n'],
    ['t: {\n  a: 1,\n  b: 2 # y\n}\n', ['t', 'b'], 't: {\n  a: 1\n}\n'],
    ['t: { a: 1, # x\n  b: 2 }\n', ['t', 'a'], 't: { b: 2 }\n'],
    ['t: [a, b]\n', ['t', 0], 't: [b]\n'],
    ['t: [a]\n', ['t', 0], 't: []\n'],
    ['t: [a, {b: c}, [d]]\n', ['t', 1], 't: [a, [d]]\n'],
  ])('%j at %j', (before, path, after) => {
    expect(remove(before, path)).toBe(after)
  })
})

it('removes the second of two equal keys', () => {
  const text = 'trakt:\n  pin: 1\nplex:\ntrakt:\n  pin: 2\n'
  const second = edited(text, (editor, document) => editor.remove(document.occurrences(['trakt'])[1]!))
  expect(second).toBe('trakt:\n  pin: 1\nplex:\n')
})

it('removes beside a section that does not parse', () => {
  expect(remove('a: 1\nplex:\n  url: "x\ntrakt:\n  pin: 2\n  x: y\n', ['trakt', 'pin'])).toBe(
    'a: 1\nplex:\n  url: "x\ntrakt:\n  x: y\n',
  )
})

it.each<[string, Path, string]>([
  ['a: 1\n', [], 'it is the whole file'],
  ['t: &x\n  a: 1\nu: *x\n', ['t'], 'its anchor "&x" is used elsewhere in the file'],
  ['t:\n  a: &x 1\nu: *x\n', ['t'], 'its anchor "&x" is used elsewhere in the file'],
  ['t: [a: b]\n', ['t', 0, 'a'], 'it is a pair in brackets without braces'],
])('is refused with a reason: %j at %j', (text, path, reason) => {
  expect(remove(text, path)).toBe(`REFUSED: ${reason}`)
})
