import { describe, expect, it } from 'vitest'
import type { Path } from '../../../src/yaml/document.js'
import type { EditValue } from '../../../src/yaml/edit/value.js'
import { set } from './edited.js'

type Case = [before: string, path: Path, value: EditValue, after: string]

describe('setting a value', () => {
  it.each<Case>([
    ['a: b  # c\n', ['a'], 'x', 'a: x  # c\n'],
    ['a: b', ['a'], 'x', 'a: x'],
    ['\ufeffa: b\r\nc: d\r\n', ['a'], 'x', '\ufeffa: x\r\nc: d\r\n'],
    ['a:   b   # c\r\n', ['a'], 5, 'a:   5   # c\r\n'],
    ['a: b\n  c # d\n', ['a'], 'x y', 'a: x y # d\n'],
    ['a: "b\n\n  c" # d\n', ['a'], 'x', 'a: "x" # d\n'],
    ['a:\n  b # c\n', ['a'], 'x', 'a:\n  x # c\n'],
    ['a: {b: 1, c: 2}\n', ['a', 'b'], 'x, y', "a: {b: 'x, y', c: 2}\n"],
    ['a: {"b":1}\n', ['a', 'b'], true, 'a: {"b":true}\n'],
    ['- a\n- b # c\n', [1], 'x', '- a\n- x # c\n'],
    ['? a\n: b # c\n', ['a'], 'x', '? a\n: x # c\n'],
    ['? a\n? b\n: c\n', ['a'], 1, '? a\n: 1\n? b\n: c\n'],
    ['a: "b"# c\n', ['a'], 12, 'a: 12 # c\n'],
    ['a: [b]\nc: d\n', ['a'], 'x', 'a: x\nc: d\n'],
    ['just text # c\n', [], 'other text', 'other text # c\n'],
  ])('%j at %j to %j', (before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('a scalar is written so that PMM reads just that', () => {
  it.each<Case>([
    ['a: 1\n', ['a'], '00123456', "a: '00123456'\n"],
    ['a: 00123456\n', ['a'], '00123456', "a: '00123456'\n"],
    ['a: 1\n', ['a'], 'yes', 'a: yes\n'],
    ['%YAML 1.1\n---\na: 1\n', ['a'], 'yes', "%YAML 1.1\n---\na: 'yes'\n"],
    ['a: 1\n', ['a'], 'True', "a: 'True'\n"],
    ['a: 1\n', ['a'], '', "a: ''\n"],
    ['a: 1\n', ['a'], '<<name>>', 'a: <<name>>\n'],
    ['a: 1\n', ['a'], '{{ x }}', "a: '{{ x }}'\n"],
    ['a: 1\n', ['a'], '####', "a: '####'\n"],
    ['a: 1\n', ['a'], "it's: so", "a: 'it''s: so'\n"],
    ['a: 1\n', ['a'], 'a\tb\nc', 'a: "a\\tb\\nc"\n'],
    ['a: 1\n', ['a'], '\u0085"\\\u0007', 'a: "\\x85\\"\\\\\\x07"\n'],
    ['a: 1\n', ['a'], ' x', "a: ' x'\n"],
    ['a: 1\n', ['a'], 'a\u00a0b\u200b', 'a: "a\\xa0b\\u200b"\n'],
    ['a: 1\n', ['a'], 'é 😀', 'a: é 😀\n'],
    ['a: 1\n', ['a'], 1e21, 'a: 1e+21\n'],
    ['a: 1\n', ['a'], 1e20, 'a: 1e+20\n'],
    ['a: 1\n', ['a'], -Infinity, 'a: -.inf\n'],
    ['a: 1\n', ['a'], false, 'a: false\n'],
    ['a: [1]\n', ['a', 0], 'x]', "a: ['x]']\n"],
    ['a: x]\n', ['a'], 'y]', 'a: y]\n'],
  ])('%j at %j to %j', (before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })

  it.each<Case>([
    ["a: 'b'\n", ['a'], 'c', "a: 'c'\n"],
    ["a: 'b'\n", ['a'], 'c\nd', 'a: "c\\nd"\n'],
    ['a: "b"\n', ['a'], 'c', 'a: "c"\n'],
    ['a: "b"\n', ['a'], 3, 'a: 3\n'],
    ['a: |  # c\n    b\n\n# d\n', ['a'], 'x\n\ny\n', 'a: |  # c\n    x\n\n    y\n\n# d\n'],
    ['a: |  # c\n  b\ne: f\n', ['a'], 'x', 'a: |-  # c\n  x\ne: f\n'],
    ['a: >-\n  b\n  c\n', ['a'], 'x y', 'a: >-\n  x y\n'],
    ['a: |2  # c\n   b\ne: f\n', ['a'], 'x', 'a: x  # c\ne: f\n'],
    ['a: >\n  b\n', ['a'], 'x\ny\n', 'a: "x\\ny\\n"\n'],
    ['a: |\r\n  b\r\n', ['a'], 'x\ny\n', 'a: |\r\n  x\r\n  y\r\n'],
  ])('and keeps its style where it can: %j at %j to %j', (before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('filling a blank', () => {
  it.each<Case>([
    ['token_type:   # c\n', ['token_type'], 'Bearer', 'token_type: Bearer   # c\n'],
    ['a:', ['a'], 'x', 'a: x'],
    ['a: \nb:\n', ['a'], 'x', 'a: x\nb:\n'],
    ['a:\n  # c\nb: 1\n', ['a'], 'x', 'a: x\n  # c\nb: 1\n'],
    ['a:\r\nb: 1\r\n', ['a'], 'x', 'a: x\r\nb: 1\r\n'],
    ['a: {b: , c}\n', ['a', 'b'], 'x', 'a: {b: x, c}\n'],
    ['a: {b: , c}\n', ['a', 'c'], 'x', 'a: {b: , c: x}\n'],
    ['- # c\n-\n', [0], 'x', '- x # c\n-\n'],
    ['a: &x # c\nb: *x\n', ['a'], 'x', 'a: &x x # c\nb: *x\n'],
    ['a: !t # c\n', ['a'], 'x', 'a: x # c\n'],
    ['---\n', [], 'x', '--- x\n'],
  ])('%j at %j with %j', (before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('blanking a value', () => {
  it.each<Case>([
    ['pin: abc  # c\n', ['pin'], null, 'pin:  # c\n'],
    ['pin: abc', ['pin'], null, 'pin:'],
    ['pin: "abc"# c\r\n', ['pin'], null, 'pin: # c\r\n'],
    ['a: &x b # c\nd: *x\n', ['a'], null, 'a: &x # c\nd: *x\n'],
    ['a: !t b # c\n', ['a'], null, 'a: # c\n'],
    ['a: !t &x b # c\n', ['a'], null, 'a: &x # c\n'],
    ['a: |  # c\n  b\n\n# d\n', ['a'], null, 'a:  # c\n\n# d\n'],
    ['a: b\n  c\nd: e\n', ['a'], null, 'a:\nd: e\n'],
    ['a:\n  b # c\nd: e\n', ['a'], null, 'a: # c\nd: e\n'],
    ['a: # h\n    b: 1 # c\n    # d\n\n# e\nf: 1', ['a'], null, 'a: # h\n\n# e\nf: 1'],
    ['a:\n- b: 1\n  c: 2\n- d\n', ['a', 0], null, 'a:\n-\n- d\n'],
    ['a: {b: 1}\n', ['a', 'b'], null, 'a: {b: null}\n'],
    ['a: [1, 2] # c\n', ['a'], null, 'a: # c\n'],
  ])('%j at %j', (before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('setting a collection', () => {
  const auth = { access_token: 'x', expires_in: 86400, scope: null, more: [1, { a: 'b', c: [] }] }

  it.each<Case>([
    [
      'trakt:\n    authorization:   # filled in\n    pin:\n',
      ['trakt', 'authorization'],
      auth,
      'trakt:\n    authorization:   # filled in\n        access_token: x\n        expires_in: 86400\n        scope:\n        more:\n            - 1\n            - a: b\n              c: []\n    pin:\n',
    ],
    ['l:\n- x\na: y # c\r\nb:\n', ['a'], { k: [1] }, 'l:\n- x\na: # c\r\n  k:\r\n  - 1\r\nb:\n'],
    ['a: {}\nb: 1', ['a'], { k: 1 }, 'a:\n  k: 1\nb: 1'],
    ['a: {b: 1} # c\n', ['a'], { k: [1, 'x, y'] }, "a: {k: [1, 'x, y']} # c\n"],
    ['a: {b: 1}\n', ['a', 'b'], { k: {} }, 'a: {b: {k: {}}}\n'],
    ['a:\n   # above\n   b: 1 # c\n# d\n', ['a'], { k: 1 }, 'a:\n   # above\n   k: 1\n# d\n'],
    ['a:\n- b\n- c\nd: 1\n', ['a'], { k: 1 }, 'a:\n  k: 1\nd: 1\n'],
    ['- a\n- b # c\n-\n', [0], { k: 1, l: 2 }, '- k: 1\n  l: 2\n- b # c\n-\n'],
    ['- a\n- b # c\n-\n', [1], { k: 1, l: 2 }, '- a\n- # c\n  k: 1\n  l: 2\n-\n'],
    ['a: |\n  text\nb: 1\n', ['a'], ['x'], 'a:\n  - x\nb: 1\n'],
    ['a: b', ['a'], { k: { '1': 'x' } }, "a:\n  k:\n    '1': x"],
  ])('%j at %j', (before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('what others name', () => {
  it('is changed where it stands, and they follow', () => {
    expect(set('a: &x\n  b: 1\nc: *x\n', ['c', 'b'], 2)).toBe('a: &x\n  b: 2\nc: *x\n')
    expect(set('a: &x\n  b: 1\nc:\n  <<: *x\n', ['c', 'b'], 2)).toBe('a: &x\n  b: 2\nc:\n  <<: *x\n')
    expect(set('a: &x b\nc: *x\n', ['a'], 'd')).toBe('a: &x d\nc: *x\n')
  })

  it('stays where the name alone is replaced', () => {
    expect(set('a: &x b\nc: *x # k\n', ['c'], 'd')).toBe('a: &x b\nc: d # k\n')
  })

  it('is not thrown away with what is around it', () => {
    expect(set('a:\n  b: &x 1\nc: *x\n', ['a'], 'd')).toBe(
      'REFUSED: its anchor "&x" is used elsewhere in the file',
    )
  })
})

it('changes nothing where the value is there already', () => {
  for (const text of ['a: 1 # c\n', 'a: 0x1\n', 'a: +1\n']) expect(set(text, ['a'], 1)).toBe(text)
  expect(set('a: ~\n', ['a'], null)).toBe('a: ~\n')
  expect(set('a: {c: 1, b: [x]}\n', ['a'], { b: ['x'], c: 1 })).toBe('a: {c: 1, b: [x]}\n')
})
