import { expect, it } from 'vitest'
import type { Path } from '../../../src/yaml/document.js'
import { edited, rename } from './edited.js'

it.each<[string, Path, string, string]>([
  ['a: 1 # c\n', ['a'], 'b c', 'b c: 1 # c\n'],
  ['  "a" : 1\r\n', ['a'], 'x', '  "x" : 1\r\n'],
  ["'a': 1\n", ['a'], "it's", "'it''s': 1\n"],
  ['a: 1\n', ['a'], '1', "'1': 1\n"],
  ['1: a\n', ['1'], '1', "'1': a\n"],
  ['a: 1\n', ['a'], 'b: c', "'b: c': 1\n"],
  ['{"a":1}\n', ['a'], 'b', '{"b":1}\n'],
  ['{a, b: 1}\n', ['a'], 'c, d', "{'c, d', b: 1}\n"],
  ['? a\n: 1\n', ['a'], 'b', '? b\n: 1\n'],
  ['t:\n- a: |\n    x\n', ['t', 0, 'a'], 'long name', 't:\n- long name: |\n    x\n'],
  ['a: &x {b: 1}\nc: {<<: *x}\n', ['c', 'b'], 'd', 'a: &x {d: 1}\nc: {<<: *x}\n'],
  ['[a, b]: c\n', ['[a, b]'], 'd', 'd: c\n'],
  [': a\n', [''], 'd', 'd: a\n'],
  ['a: 1\n', ['a'], '<<', "'<<': 1\n"],
  ['a: 1 # c\n', ['a'], 'a', 'a: 1 # c\n'],
])('renames the key of %j at %j to %j', (before, path, name, after) => {
  expect(rename(before, path, name)).toBe(after)
})

it('renames the second of two equal keys', () => {
  const second = edited('a: 1\na: 2\n', (editor, document) =>
    editor.rename(document.occurrences(['a'])[1]!, 'b'),
  )
  expect(second).toBe('a: 1\nb: 2\n')
})

it.each<[string, Path, string, string]>([
  ['a: 1\nb: 2\n', ['a'], 'b', 'there is a key "b" beside it already'],
  ['- a\n', [0], 'b', 'it has no key of its own'],
  ['&x a: 1\nb: *x\n', ['a'], 'c', 'its anchor "&x" is used elsewhere'],
])('is refused with a reason: %j at %j to %j', (text, path, name, reason) => {
  expect(rename(text, path, name)).toBe(`REFUSED: ${reason}`)
})
