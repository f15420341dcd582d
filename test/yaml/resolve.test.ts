import { describe, expect, it } from 'vitest'
import { problems, read } from '../support/read-config.js'

const value = (text: string) => JSON.parse(JSON.stringify(read(text).value))

describe('two keys that Python holds for equal are one key too many', () => {
  it.each([
    ['a: 1\na: 2\n', 'duplicate-key a 2:1 a'],
    ['1: a\ntrue: b\n', 'duplicate-key true 2:1 true'],
    ['1: a\n1.0: b\n', 'duplicate-key 1.0 2:1 1.0'],
    ['0x10: a\n16: b\n', 'duplicate-key 16 2:1 16'],
    ['null: a\n~: b\n', 'duplicate-key ~ 2:1 ~'],
    ['a: 1\n"a": 2\n', 'duplicate-key a 2:1 "a"'],
    ['2020-01-01: a\n2020-01-01: b\n', 'duplicate-key 2020-01-01 2:1 2020-01-01'],
    ['{a: 1, a: 2}\n', 'duplicate-key a 1:8 a'],
    ['[a]: 1\n[ a ]: 2\n', 'duplicate-key [ a ] 2:1 [ a ]'],
    ['a: &x k\n*x : 1\nk: 2\n', 'duplicate-key k 3:1 k'],
  ])('%j', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })

  it.each([
    '"1": a\n1: b\n',
    '"true": a\ntrue: b\n',
    '"~": a\n~: b\n',
    'a: 1\nA: 2\n',
    '[a]: 1\n[b]: 2\n',
    '!x a: 1\n!x a: 2\n',
  ])('%j has none', (text) => {
    expect(problems(text)).toEqual([])
  })

  it('names the first of the two and counts it alone', () => {
    const document = read('plex:\n  url: a\n  url: b\n')
    expect(document.problems[0]?.related).toMatchObject({ start: 8, end: 11 })
    expect(document.value).toEqual({ plex: { url: 'a' } })
  })
})

describe('merge keys', () => {
  it('take over what the mapping does not have itself, behind its own keys', () => {
    const document = read('a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n  z: 4\n')
    expect(value(document.source.text).b).toEqual({ y: 3, z: 4, x: 1 })
    expect(document.entries(document.at(['b'])!).map(({ name, merged }) => [name, merged])).toEqual([
      ['y', false],
      ['z', false],
      ['x', true],
    ])
  })

  it('prefer the first of a list', () => {
    expect(value('a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc: {<<: [*a, *b]}\n').c).toEqual({ x: 1, y: 3 })
  })

  it('pass on what was merged into the mapping they name', () => {
    expect(value('a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n').c).toEqual({ y: 2, x: 1 })
  })

  it.each([
    ['a: &a text\nb:\n  <<: *a\n', ['merge 3:7 *a']],
    ['b:\n  <<:\n', ['merge 2:6 ']],
    ['a: &a {}\nb: {<<: [*a, text]}\n', ['merge 2:9 [*a, text]']],
    ['a: &a\n  <<: *a\n', ['merge 2:7 *a']],
    ['a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n', ['duplicate-key << 4:3 <<']],
  ])('%j cannot be read', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  it('are plain text in quotes', () => {
    expect(value('"<<": a\n')).toEqual({ '<<': 'a' })
  })
})

describe('aliases', () => {
  it('stand for what their anchor marks, the last one above', () => {
    expect(value('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 })
  })

  it('are blank inside their own anchor', () => {
    const document = read('a: &x\n  b: *x\n  c: 1\n')
    expect(document.problems).toEqual([])
    expect(document.value).toEqual({ a: { b: null, c: 1 } })
  })

  it('of a blank value are blank', () => {
    expect(value('a: &x\nb: *x\n')).toEqual({ a: null, b: null })
  })

  it('may be keys', () => {
    expect(value('a: &x k\n*x : 1\n')).toEqual({ a: 'k', k: 1 })
  })

  it('that nothing above marks cannot be read', () => {
    expect(problems('a: *x\nb: &x 1\n')).toEqual(['alias x 1:4 *x'])
  })
})

it('keeps keys that every object of JavaScript has', () => {
  const { value: found } = read('__proto__: {a: 1}\nconstructor: 2\ntoString:\n')
  expect(Object.getPrototypeOf(found)).toBeNull()
  expect(Object.keys(found as object)).toEqual(['__proto__', 'constructor', 'toString'])
})

it('reads the kinds that tags of YAML ask for, and says where a value is of another', () => {
  expect(read('a: !!int "12"\nb: !!str 12\nc: !env_var X\nd: ! "true"\n').value).toEqual({
    a: 12,
    b: '12',
    c: 'X',
    d: true,
  })
  expect(problems('a: !!int x\n')).toEqual(['impossible-value "x" is no number 1:10 x'])
  expect(problems('a: !!seq x\n')).toEqual(['syntax BAD_COLLECTION_TYPE 1:10 x'])
})

it('refuses a collection as key where Python cannot look it up', () => {
  expect(problems('a: {[[b]]: c}\n')).toEqual(['syntax NESTED_KEY 1:5 [[b]]'])
  expect(problems('a: {{ x }}\n')).toEqual([])
})

it('reads aliases of aliases without writing them out', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level < 60; level++)
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    )
  const document = read(lines.join('\n'))
  expect(document.problems).toEqual([])
  expect(document.get(['a59', 9, 0, 0])).toHaveLength(10)
})

it('bounds what merges of merges add', () => {
  const wide = Array.from({ length: 300 }, (_, index) => `k${index}: 1`).join(', ')
  const lines = [`m0: &m0 {${wide}}`]
  for (let level = 1; level < 400; level++)
    lines.push(`m${level}: &m${level}\n  <<: *m${level - 1}\n  own${level}: 1`)
  const document = read(lines.join('\n'))
  expect(document.problems).toEqual([])
  expect(document.value).toHaveProperty('m1.k0', 1)
})

it('refuses a whole number of more digits than Python makes a number of', () => {
  expect(problems(`a: ${'9'.repeat(4300)}\n`)).toEqual([])
  expect(problems(`a: ${'0'.repeat(4301)}\n`)).toHaveLength(1)
  // Read it is, but Kometa ends its run when it writes the number out.
  expect(problems(`a: 0x${'f'.repeat(5000)}\n`)).toHaveLength(1)
  expect(problems(`a: 0x${'f'.repeat(1000)}\n`)).toEqual([])
})
