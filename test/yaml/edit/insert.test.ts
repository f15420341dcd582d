import { describe, expect, it } from 'vitest'
import type { Path } from '../../../src/yaml/document.js'
import type { EditValue } from '../../../src/yaml/edit/value.js'
import { edited, insert } from './edited.js'

type Case = [before: string, parent: Path, key: string | number, value: EditValue, after: string]

describe('a new key', () => {
  it.each<Case>([
    ['a: 1\n', [], 'b', { c: [1] }, 'a: 1\nb:\n  c:\n    - 1\n'],
    ['a: 1', [], 'b', 2, 'a: 1\nb: 2'],
    ['a: 1\r\nb: 2', [], 'c', { d: 3 }, 'a: 1\r\nb: 2\r\nc:\r\n  d: 3'],
    ['a: 1\n...\n', [], 'b', 2, 'a: 1\nb: 2\n...\n'],
    ['t:\r\n    x: 1  # c\n\r\nu: 1\n', ['t'], 'y', 'z', 't:\r\n    x: 1  # c\n    y: z\n\r\nu: 1\n'],
    [
      't:\n   x:\n      - 1\n      # in it\n# not\n',
      ['t'],
      'y',
      [2],
      't:\n   x:\n      - 1\n      # in it\n   y:\n      - 2\n# not\n',
    ],
    ['t:\n- a: 1\n', ['t', 0], 'b', [1], 't:\n- a: 1\n  b:\n  - 1\n'],
    ['a: |+\n  x\n\n\nb:\n', [], 'c', 3, 'a: |+\n  x\n\n\nb:\nc: 3\n'],
    ['t:\n  a: |+\n    x\n\n\n# b\nb:\n', ['t'], 'c', 3, 't:\n  a: |+\n    x\n\n\n  c: 3\n# b\nb:\n'],
    ['a: |+\n  x\n\n', [], 'c', 3, 'a: |+\n  x\n\nc: 3\n'],
    ['t: {a: 1} # c\n', ['t'], 'y', 'a, b', "t: {a: 1, y: 'a, b'} # c\n"],
    ['t: {a: 1,}\n', ['t'], 'y', { z: 1 }, 't: {a: 1, y: {z: 1},}\n'],
    ['t: {\n  a: 1 # c\n}\n', ['t'], 'y', 1, 't: {\n  a: 1, y: 1 # c\n}\n'],
    ['t: {a: {}}\n', ['t', 'a'], 'y', 1, 't: {a: {y: 1}}\n'],
    ['? a\n', [], 'b', 1, '? a\nb: 1\n'],
    ['a: 1\n', [], 'b: c', 1, "a: 1\n'b: c': 1\n"],
    ['a: 1\n', [], '12', 1, "a: 1\n'12': 1\n"],
    ['a: &x\n  b: 1\nc: *x\n', ['c'], 'd', 2, 'a: &x\n  b: 1\n  d: 2\nc: *x\n'],
    ['a: &x\n  b: 1\nc:\n  <<: *x\n', ['c'], 'b', 2, 'a: &x\n  b: 1\nc:\n  <<: *x\n  b: 2\n'],
  ])('in %j at %j: %s', (before, parent, key, value, after) => {
    expect(insert(before, parent, key, value)).toBe(after)
  })

  it.each<Case>([
    ['trakt:\n', ['trakt'], 'pin', 1, 'trakt:\n  pin: 1\n'],
    ['trakt:', ['trakt'], 'pin', null, 'trakt:\n  pin:'],
    [
      't:\n    authorization:   # by the script\n    pin:\n',
      ['t', 'authorization'],
      'x',
      1,
      't:\n    authorization:   # by the script\n        x: 1\n    pin:\n',
    ],
    ['t: ~ # c\n', ['t'], 'x', 1, 't: # c\n  x: 1\n'],
    ['t: &x # c\nu: *x\n', ['t'], 'x', 1, 't: &x # c\n  x: 1\nu: *x\n'],
    ['t: {}\r\nu:\r\n', ['t'], 'x', 1, 't:\r\n  x: 1\r\nu:\r\n'],
    ['t: { } # c\n', ['t'], 'x', 1, 't: # c\n  x: 1\n'],
    ['t: { # c\n}\n', ['t'], 'x', 1, 't: {x: 1 # c\n}\n'],
    ['t: []\n', ['t'], 0, 'x', 't:\n  - x\n'],
    ['t:\n', ['t'], 0, { a: 1 }, 't:\n  - a: 1\n'],
    ['t: {a: , b: 1}\n', ['t', 'a'], 'x', 1, 't: {a: {x: 1}, b: 1}\n'],
    ['-\n- a\n', [0], 'x', 1, '- x: 1\n- a\n'],
    ['', [], 'x', 1, 'x: 1\n'],
    ['# c', [], 'x', 1, '# c\nx: 1\n'],
    ['\ufeff', [], 'x', 1, '\ufeffx: 1\n'],
    ['# c\r\n\r\n', [], 'x', { y: 1 }, '# c\r\n\r\nx:\r\n  y: 1\r\n'],
    ['---\n', [], 'x', 1, '---\nx: 1\n'],
  ])('in an empty place: %j at %j: %s', (before, parent, key, value, after) => {
    expect(insert(before, parent, key, value)).toBe(after)
  })

  it.each<[string, 'first' | { before: Path } | { after: Path }, string]>([
    ['# head\na: 1\nb: 2\n', 'first', '# head\nn: 0\na: 1\nb: 2\n'],
    ['# head\n\n# about a\na: 1\n', 'first', '# head\n\nn: 0\n# about a\na: 1\n'],
    ['a: 1\n# about b\nb: 2\n', { before: ['b'] }, 'a: 1\nn: 0\n# about b\nb: 2\n'],
    ['a: 1 # c\n# about b\nb: 2\n', { after: ['a'] }, 'a: 1 # c\nn: 0\n# about b\nb: 2\n'],
    [
      'a:\n- 1\n# - 2\n#  - 3\n#    x: y\n# about b\nb: 2\n',
      { after: ['a'] },
      'a:\n- 1\n# - 2\n#  - 3\n#    x: y\nn: 0\n# about b\nb: 2\n',
    ],
    ['a:\n- 1\n# b, not - a\nb: 2\n', { after: ['a'] }, 'a:\n- 1\nn: 0\n# b, not - a\nb: 2\n'],
    ['{a: 1, b: 2}\n', 'first', '{n: 0, a: 1, b: 2}\n'],
    ['{a: 1, b: 2}\n', { after: ['a'] }, '{a: 1, n: 0, b: 2}\n'],
    ['\ufeffa: 1\r\n', 'first', '\ufeffn: 0\r\na: 1\r\n'],
  ])('stands where it is wanted: %j %j', (before, place, after) => {
    const result = edited(before, (editor, document) => {
      if (typeof place === 'string') return editor.insert(document.at([]), 'n', 0, place)
      return 'before' in place
        ? editor.insert(document.at([]), 'n', 0, { before: document.at(place.before)! })
        : editor.insert(document.at([]), 'n', 0, { after: document.at(place.after)! })
    })
    expect(result).toBe(after)
  })

  it('stands in front of the first key of a list item', () => {
    expect(insert('t:\n- a: 1\n', ['t', 0], 'b', [1], () => 'first')).toBe('t:\n- b:\n  - 1\n  a: 1\n')
  })
})

describe('a new list item', () => {
  it.each<Case>([
    ['t:\n- a\n- b # c\nu:\n', ['t'], 2, 'x', 't:\n- a\n- b # c\n- x\nu:\n'],
    [
      't:\n    - a\n    - b\n',
      ['t'],
      1,
      { k: 1, l: [2] },
      't:\n    - a\n    - k: 1\n      l:\n          - 2\n    - b\n',
    ],
    ['t:\n- a\n', ['t'], 0, null, 't:\n-\n- a\n'],
    ['t: [a, b]\n', ['t'], 1, 'x]', "t: [a, 'x]', b]\n"],
    ['t: [a]\n', ['t'], 9, [1], 't: [a, [1]]\n'],
  ])('in %j at %j as number %i', (before, parent, key, value, after) => {
    expect(insert(before, parent, key, value)).toBe(after)
  })
})

it.each<[string, Path, string | number, string]>([
  ['a: 1\n', [], 'a', 'there is a key "a" in it already'],
  ['a: x\n', ['a'], 'b', 'it is a single value, not a mapping'],
  ['a: [x]\n', ['a'], 'b', 'it is a list'],
  ['a: {x: 1}\n', ['a'], 0, 'it is a mapping'],
  ['a: [b: c]\n', ['a', 0], 'd', 'it is a pair in brackets without braces'],
  ['a:\n\tb: 1\n', ['a'], 'c', 'its lines are indented with tabs'],
  ['a: |\n  b', [], 'c', 'it would change something else in the file'],
])('is refused with a reason: %j at %j: %s', (text, parent, key, reason) => {
  expect(insert(text, parent, key, 1)).toBe(`REFUSED: ${reason}`)
})
