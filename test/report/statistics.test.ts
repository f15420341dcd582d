import { expect, test } from 'vitest'
import { countByRule, statisticsLines } from '../../src/report/statistics.js'
import { diagnostic, file, marked } from './reports.js'

const { range } = marked('«a»: 1\n')
const of = (rule: string, safety?: 'safe' | 'unsafe' | 'manual') =>
  diagnostic(range, { rule, ...(safety ? { fix: { title: 'x', safety } } : {}) })
const repair = (rule: string) => ({ rule, title: 'x', safety: 'safe', path: [], lines: [] }) as const

test('rules are counted over all files, the most frequent first, then by name', () => {
  const files = [
    file({ diagnostics: [of('z/z', 'safe'), of('a/b'), of('m/m', 'unsafe')] }),
    file({ diagnostics: [of('z/z', 'manual'), of('m/m', 'safe')], fixed: [repair('m/m'), repair('c/c')] }),
  ]
  const counts = countByRule(files)
  expect(counts).toEqual([
    { rule: 'm/m', found: 2, fixed: 1, safe: 1, unsafe: 1 },
    { rule: 'z/z', found: 2, fixed: 0, safe: 1, unsafe: 0 },
    { rule: 'a/b', found: 1, fixed: 0, safe: 0, unsafe: 0 },
    { rule: 'c/c', found: 0, fixed: 1, safe: 0, unsafe: 0 },
  ])
  expect(countByRule(files.toReversed())).toEqual(counts)
  expect(statisticsLines(counts)).toEqual([
    'fixed  found  rule  can be fixed',
    '    1      2  m/m   1 with --fix, 1 with --unsafe-fixes',
    '    0      2  z/z   1 with --fix',
    '    0      1  a/b',
    '    1      0  c/c',
  ])
})

test('there is no table of nothing, and no column of repairs without any', () => {
  expect(statisticsLines(countByRule([file()]))).toEqual([])
  expect(statisticsLines(countByRule([file({ diagnostics: [of('a/b')] })]))).toEqual([
    'found  rule  can be fixed',
    '    1  a/b',
  ])
})
