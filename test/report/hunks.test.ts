import { applyPatch } from 'diff'
import { expect, test } from 'vitest'
import { hunksOf } from '../../src/report/hunks.js'

const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

const before = numbered(6000, (index) => `line ${index}`)
test.each<[string, string]>([
  ['every line', numbered(6000, (index) => `line ${index}.`)],
  ['every third line', numbered(6000, (index) => `line ${index}${index % 3 ? '' : '.'}`)],
  ['every ninth line', numbered(6000, (index) => `line ${index}${index % 2 && index % 9 ? '' : '.'}`)],
  ['the number of lines', `first\n${numbered(7000, (index) => `other ${index}`)}\nline 5999`],
  ['the end', `${numbered(6000, (index) => `other ${index}`)}\n`],
])('a text of which very much has changed has a difference that can be applied: %s', (_name, after) => {
  const hunks = hunksOf(before, after).map((hunk) => ({ ...hunk, lines: [...hunk.lines] }))
  const patch = { oldFileName: 'a', newFileName: 'a', oldHeader: '', newHeader: '', index: '', hunks }
  expect(applyPatch(before, patch)).toBe(after)
})
