import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setVariables } from '../../src/auth/env-text.js'

describe('variables in an env file', () => {
  test.each<[string, string, string]>([
    ['are added to a blank one', '', 'A=1\n'],
    ['are added at the end', '# mine\nB=2\n', '# mine\nB=2\nA=1\n'],
    ['are added behind a last line without an end', 'B=2', 'B=2\nA=1\n'],
    ['take the place of their lines', 'B=2\nA=old\nC=3\n', 'B=2\nA=1\nC=3\n'],
    ['take the place of quoted ones', 'A="old one"\n', 'A=1\n'],
    ['leave the comment behind it', 'A=old # mine\r\nB=2\r\n', 'A=1 # mine\r\nB=2\r\n'],
    ['leave the comment behind a quoted one', 'A="a # b"  # mine', 'A=1  # mine'],
    ['take a # within a value for part of it', 'A=old#1\nA=#x\n', 'A=1\nA=1\n'],
    ['keep `export`', 'export A=old\n', 'export A=1\n'],
    ['take the place of each line of theirs', 'A=x\nA=y\n', 'A=1\nA=1\n'],
    ['leave what is commented out', '#A=old\n', '#A=old\nA=1\n'],
    ['leave longer names', 'AA=old\n', 'AA=old\nA=1\n'],
    ['keep Windows line ends', 'B=2\r\nA=old\r\n', 'B=2\r\nA=1\r\n'],
    ['keep line ends that are mixed', 'B=2\r\nC=3\nA=old\r\n', 'B=2\r\nC=3\nA=1\r\n'],
    ['keep blank lines', '\n\nB=2\n\n', '\n\nB=2\n\nA=1\n'],
    ['keep a byte order mark', '\ufeffA=old\n', '\ufeffA=1\n'],
  ])('%s', (_, before, after) => {
    expect(setVariables(before, { A: '1' })).toBe(after)
  })

  test('replace a value over several lines whole', () => {
    expect(setVariables('A="old\nand more"\nB=2\n', { A: '1' })).toBe('A=1\nB=2\n')
  })

  test.each([
    'a b',
    'a#b',
    'a $b',
    "it's",
    'a"b',
    '"',
    "'",
    '`x`',
    'a\\b',
    '$HOME',
    `\${HOME}`,
    ' a ',
    '!x',
    '&',
    '~',
  ])('%j is read back as it was', (value) => {
    expect(parseEnv(setVariables('', { A: value })).A).toBe(value)
  })

  test('are read back whatever else is in the file', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' })
      .filter((text) => /^\S+$/.test(text))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('# a', '', 'B=2', 'export C="x y"', 'A=old')),
        value,
        (lines, secret) => {
          fc.pre(!/["'`]/.test(secret))
          const read = parseEnv(setVariables(lines.join('\n'), { A: secret }))
          expect(read.A).toBe(secret)
          if (lines.includes('B=2')) expect(read.B).toBe('2')
        },
      ),
    )
  })
})
