import { describe, expect, test } from 'vitest'
import { detectTerminal } from '../../src/report/terminal.js'

const tty = { isTTY: true, columns: 100 }

describe('colour', () => {
  const colour = (stream: object, env: Record<string, string>) => detectTerminal(stream, env).colour

  test('is for terminals that can show it', () => {
    expect(colour(tty, {})).toBe(true)
    expect(colour({}, {})).toBe(false)
    expect(colour(tty, { TERM: 'dumb' })).toBe(false)
  })

  test('is not for CI logs by itself', () => {
    expect(colour({}, { CI: 'true' })).toBe(false)
    expect(colour({}, { CI: 'true', FORCE_COLOR: '1' })).toBe(true)
  })

  test('is forbidden by any NO_COLOR but an empty one, whatever else is set', () => {
    expect(colour(tty, { NO_COLOR: '1' })).toBe(false)
    expect(colour(tty, { NO_COLOR: '0', FORCE_COLOR: '1' })).toBe(false)
    expect(colour(tty, { NO_COLOR: '' })).toBe(true)
  })

  test('is forced by FORCE_COLOR, or forbidden when that says so', () => {
    expect(colour({}, { FORCE_COLOR: '1' })).toBe(true)
    expect(colour({}, { FORCE_COLOR: 'true', TERM: 'dumb' })).toBe(true)
    expect(colour(tty, { FORCE_COLOR: '0' })).toBe(false)
    expect(colour(tty, { FORCE_COLOR: 'False' })).toBe(false)
    expect(colour({}, { FORCE_COLOR: '' })).toBe(false)
  })
})

describe('width', () => {
  const columns = (columns: number | undefined, env: Record<string, string> = {}) =>
    detectTerminal({ isTTY: true, columns }, env).columns

  test('is that of the terminal, then COLUMNS, then 80', () => {
    expect(columns(100, { COLUMNS: '60' })).toBe(100)
    expect(columns(undefined, { COLUMNS: '60' })).toBe(60)
    expect(columns(0, { COLUMNS: 'wide' })).toBe(80)
    expect(columns(undefined)).toBe(80)
  })

  test('keeps within what can be read', () => {
    expect(columns(10)).toBe(40)
    expect(columns(500)).toBe(120)
  })
})

describe('Unicode', () => {
  const unicode = (env: Record<string, string>) => detectTerminal(tty, env).unicode

  test('is known by the locale, of which the first variable counts', () => {
    expect(unicode({ LANG: 'de_DE.UTF-8' })).toBe(true)
    expect(unicode({ LANG: 'de_DE.utf8' })).toBe(true)
    expect(unicode({ LC_CTYPE: 'UTF-8' })).toBe(true)
    expect(unicode({ LC_ALL: 'C', LANG: 'de_DE.UTF-8' })).toBe(false)
    expect(unicode({ LC_ALL: '', LANG: 'de_DE.UTF-8' })).toBe(true)
    expect(unicode({})).toBe(false)
  })

  test('is known by the terminal on Windows, and not expected of the Linux console', () => {
    expect(unicode({ WT_SESSION: 'a' })).toBe(true)
    expect(unicode({ TERM_PROGRAM: 'vscode' })).toBe(true)
    expect(unicode({ LANG: 'de_DE.UTF-8', TERM: 'linux' })).toBe(false)
  })
})

test('a stream that says nothing is no terminal', () => {
  expect(detectTerminal({}, {})).toEqual({ isTTY: false, columns: 80, colour: false, unicode: false })
})
