import { describe, expect, it } from 'vitest'
import type { Path } from '../../../src/yaml/document.js'
import { move } from './edited.js'

type Case = [before: string, from: Path, to: Path, name: string | undefined, after: string]

describe('moving a key', () => {
  it.each<Case>([
    [
      't:\n  authorization:\n    a: 1\n\n  # the token\n  access_token: x   # c\n',
      ['t', 'access_token'],
      ['t', 'authorization'],
      undefined,
      't:\n  authorization:\n    a: 1\n    # the token\n    access_token: x   # c\n\n',
    ],
    [
      't:\n  authorization:   # by the script\n  access_token: x',
      ['t', 'access_token'],
      ['t', 'authorization'],
      undefined,
      't:\n  authorization:   # by the script\n    access_token: x',
    ],
    [
      't:\r\n  a: |2\r\n     x\r\n\r\n    y\r\n   \r\n  b:\r\n      c: 1\r\n',
      ['t', 'a'],
      ['t', 'b'],
      'z',
      't:\r\n   \r\n  b:\r\n      c: 1\r\n      z: |2\r\n         x\r\n\r\n        y\r\n',
    ],
    [
      't:\n    a:\n    - x:   # y\n        - "1\n   2"\n      # in\n\n    # not\n    b: 1\nu:\n    c: 1\n',
      ['t', 'a'],
      [],
      'new: name',
      't:\n\n    # not\n    b: 1\nu:\n    c: 1\n\'new: name\':\n- x:   # y\n    - "1\n2"\n  # in\n',
    ],
    [
      't:\n- a: 1\n  # about b\n  b: 2\nu: {}\n',
      ['t', 0, 'a'],
      ['u'],
      undefined,
      't:\n- # about b\n  b: 2\nu:\n  a: 1\n',
    ],
    ['t:\n  a: x\n  b: {c: 1}\n', ['t', 'a'], ['t', 'b'], undefined, 't:\n  b: {c: 1, a: x}\n'],
    ['t: {a: 1, "b":2}\nu: 1\n', ['t', 'b'], [], undefined, 't: {a: 1}\nu: 1\n"b": 2\n'],
    ['t: {a: &x !t 1}\nu: {b: *x}\n', ['u', 'b'], [], 'c', 't: {a: &x !t 1}\nu: {}\nc: *x\n'],
    ['? a\n: - 1\n  - 2\nb:\n  c: 1\n', ['a'], ['b'], undefined, 'b:\n  c: 1\n  ? a\n  : - 1\n    - 2\n'],
    ['t: {\n  a: 1, # x\n  b: 2\n}\n', ['t', 'a'], [], undefined, 't: {\n  b: 2\n}\na: 1 # x\n'],
    ['a: 1\nb: 2\n', ['a'], [], 'c', 'c: 1\nb: 2\n'],
    ['a: 1\nb: 2\n', ['a'], [], undefined, 'a: 1\nb: 2\n'],
  ])('%j at %j into %j as %s', (before, from, to, name, after) => {
    expect(move(before, from, to, name)).toBe(after)
  })

  it('leaves the comment at the top of the file there', () => {
    expect(move('# my config\na: 1\nb:\n  c: 1\n', ['a'], ['b'])).toBe('# my config\nb:\n  c: 1\n  a: 1\n')
    expect(move('x: 1\n# yaml-language-server: $schema=y\n# c\na: 1\nb:\n', ['a'], ['b'])).toBe(
      'x: 1\n# yaml-language-server: $schema=y\nb:\n  # c\n  a: 1\n',
    )
  })

  it.each<[string, Path, Path, string]>([
    ['a: 1\nb:\n  a: 2\n', ['a'], ['b'], 'there is a key "a" there already'],
    ['a:\n  b: 1\n', ['a'], ['a'], 'the place for it is inside of it'],
    ['a: 1\nb: x\n', ['a'], ['b'], 'it is a single value, not a mapping'],
    ['a: 1\nb:\n- x\n', ['a'], ['b'], 'it is a list'],
    ['a: 1 # c\nb: {c: 1}\n', ['a'], ['b'], 'its lines and comments have no place between brackets'],
    ['- a\n- b: 1\n', [0], [1], 'it has no key of its own'],
    [
      'a: &x\n  b: 1\nc:\n  <<: *x\nd:\n  e: 1\n',
      ['c', 'b'],
      ['d'],
      'it stands elsewhere, and others use it there too',
    ],
    ['a: &x 1\nb: *x\nc:\n', ['a'], ['c'], 'its anchor "&x" is used elsewhere in the file'],
  ])('is refused with a reason: %j at %j into %j', (text, from, to, reason) => {
    expect(move(text, from, to)).toBe(`REFUSED: ${reason}`)
  })
})
