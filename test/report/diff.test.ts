import { applyPatch } from 'diff'
import { describe, expect, test } from 'vitest'
import { renderDiff } from '../../src/report/diff.js'
import type { Terminal } from '../../src/report/terminal.js'

const PIPE: Terminal = { isTTY: false, columns: 80, colour: false, unicode: true }
const open = (text: string) => ({ text, masked: text })
const diff = (before: string, after: string, terminal = PIPE) =>
  renderDiff('config.yml', open(before), open(after), terminal)

describe('a diff', () => {
  test('is empty where nothing changes', () => {
    expect(diff('a: 1\n', 'a: 1\n')).toBe('')
  })

  test('shows three lines around a change', () => {
    const text = (value: string) => `a: 1\nb: 2\nc: 3\nd: 4\ne: ${value}\nf: 6\n`
    expect(diff(text('5'), text('x'))).toBe(
      '--- config.yml\n+++ config.yml\n@@ -2,5 +2,5 @@\n b: 2\n c: 3\n d: 4\n-e: 5\n+e: x\n f: 6\n',
    )
  })

  test.each<[string, string, string]>([
    ['a line is added to an empty file', '', 'a: 1\n'],
    ['everything is removed', 'a: 1\n', ''],
    ['the first of many lines goes', `a: 1\n${'b:\n'.repeat(20)}`, 'b:\n'.repeat(20)],
    ['two places change', `a: 1\n${'b:\n'.repeat(20)}c: 2\n`, `a: 9\n${'b:\n'.repeat(20)}d: 2\n`],
    ['the last line has no line break', 'a: 1\nb: 2', 'a: 1\nc: 2'],
    ['lines end as on Windows', 'a: 1\r\nb: 2\r\n', 'a: 1\r\nc: 2\r\n'],
    ['tabs become blanks', 'a:\n\tb:\t1\t\r\n', 'a:\n  b: 1\r\n'],
    ['a byte order mark stands at the start', '\ufeffa: 1\n', '\ufeffa: 2\n'],
  ])('can be applied where %s', (_, before, after) => {
    expect(applyPatch(before, diff(before, after), { autoConvertLineEndings: false })).toBe(after)
  })

  test('shows no secret, and says so', () => {
    const before = { text: 'pin: 00123456\nkey: 1\n', masked: 'pin: ********\nkey: 1\n' }
    const after = { text: "pin: '00123456'\nkey: 1\n", masked: "pin: '********'\nkey: 1\n" }
    expect(renderDiff('config.yml', before, after, PIPE)).toBe(
      "# Secrets are masked with *: this is for reading, and cannot be applied as a patch.\n--- config.yml\n+++ config.yml\n@@ -1,2 +1,2 @@\n-pin: ********\n+pin: '********'\n key: 1\n",
    )
  })

  test('shows a change between two secrets of one length', () => {
    const before = { text: 'pin: abcdef\n', masked: 'pin: ******\n' }
    const after = { text: 'pin: ghijkl\n', masked: 'pin: ******\n' }
    expect(renderDiff('config.yml', before, after, PIPE)).toContain('-pin: ******\n+pin: ******\n')
  })

  test('says nothing of secrets where none of its lines holds one', () => {
    const lines = 'x:\n'.repeat(10)
    const before = { text: `pin: abcdef\n${lines}a: 1\n`, masked: `pin: ******\n${lines}a: 1\n` }
    const after = { text: `pin: abcdef\n${lines}a: 2\n`, masked: `pin: ******\n${lines}a: 2\n` }
    expect(renderDiff('config.yml', before, after, PIPE)).toMatch(/^--- /)
  })

  test('cannot command the terminal, and says that it is no patch then', () => {
    const text = renderDiff('a\x1b.yml', open('a: \x1b[2J\n'), open('b: \x1b[2J\n'), PIPE)
    expect(text).not.toContain('\x1b')
    expect(text).toMatch(/^# Characters that do not show .*\n--- .*\n/)
    expect(text).toContain('-a: \\x1b[2J\n')
  })

  test('shows on a terminal where tabs and a byte order mark were', () => {
    const text = diff('\ufeffa:\t1\n', '\ufeffa: 1\n', { ...PIPE, isTTY: true })
    expect(text).toMatch(/^# Characters that do not show /)
    expect(text).toContain('-\\u{feff}a:\\t1\n')
  })

  test('names a file with blanks so that its whole name is found', () => {
    expect(renderDiff('my config.yml', open('a: 1\n'), open('a: 2\n'), PIPE)).toMatch(
      /^--- my config\.yml\t\n\+\+\+ my config\.yml\t\n/,
    )
  })

  test('is coloured on a terminal', () => {
    expect(diff('a: 1\n', 'a: 2\n', { ...PIPE, colour: true })).toContain('\x1b[31m-a: 1\x1b[39m\n')
  })
})
