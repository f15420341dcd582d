import { spawnSync } from 'node:child_process'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needsNoQuotes, setVariables } from '../../src/auth/env-text.js'
import { variablesOf } from '../../src/files/dotenv.js'

/** The new text, or why there is none. */
function set(text: string, variables: Readonly<Record<string, string>>): string {
  const changed = setVariables(text, variables)
  return changed.ok ? changed.text : changed.reason
}

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
    ['take away a byte order mark, with which PMM would not know the name', '\ufeffA=old\n', 'A=1\n'],
    ['leave one that is in nobody’s way', '\ufeff# mine\nA=old\n', '\ufeff# mine\nA=1\n'],
    ['take the place of a name without a value', 'B=2\nA\n', 'B=2\nA=1\n'],
    [
      'take the place of what PMM reads, not of what is within other values',
      'B="\nA=old\n"\n',
      'B="\nA=old\n"\nA=1\n',
    ],
    ['leave a line that PMM cannot read', 'A: old\nA old\n"A"=old\n', 'A: old\nA old\n"A"=old\nA=1\n'],
    ['stand before a line that keeps Node from reading them', '# mine\nTZ\n', 'A=1\n# mine\nTZ\n'],
  ])('%s', (_, before, after) => {
    expect(set(before, { A: '1' })).toBe(after)
  })

  test('replace a value over several lines whole', () => {
    expect(set('A="old\nand more"\nB=2\n', { A: '1' })).toBe('A=1\nB=2\n')
  })

  const ODD = [
    'a b',
    'a#b',
    'a $b',
    "it's",
    'a"b',
    '"',
    "'",
    '`x`',
    '$HOME',
    ' a ',
    '!x',
    '&',
    '~',
    'a|b;c',
    '*',
    '#x',
  ]

  test.each(ODD)('%j is read back as it was by PMM, Node and a shell', (value) => {
    const text = set('', { A: value })
    expect(variablesOf(text, {}).A).toBe(value)
    expect(parseEnv(text).A).toBe(value)
    expect(bySh(text)).toBe(value)
    expect(needsNoQuotes(value)).toBe(false)
  })

  test.each([
    'caf\u00e9',
    'пароль 1',
    '密码',
    'a\\b',
    'a\\',
    'a\\\\n',
    `a'b"c`,
    `x'; touch here #"`,
    `\\'"`,
    "it's #1",
  ])('%j is read back as it was by PMM and a shell', (value) => {
    const text = set('', { A: value })
    expect(variablesOf(text, {}).A).toBe(value)
    expect(bySh(text)).toBe(value)
  })

  test.each([`\${HOME}`, "it's `x`", "it's $HOME", 'a\\$b', 'two\nlines', 'no\u00a0break', 'a\u200bb'])(
    '%j cannot be written for both of them',
    (value) => {
      expect(set('B=2\n', { A: value })).toBe('no quotes make a shell and PMM read the same value for A')
    },
  )

  test('what needs no quotes gets none, so that Docker reads the same', () => {
    const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(text.filter(needsNoQuotes), (value) => {
        expect(set('', { A: value })).toBe(`A=${value}\n`)
        expect(parseEnv(`A=${value}\n`).A).toBe(value)
        expect(variablesOf(`A=${value}\n`, {}).A).toBe(value)
      }),
    )
    for (const value of ['a1B2'.repeat(16), 'eyJ0.eyJz-_.aa', 'a+/b==', 'x~y']) {
      expect(needsNoQuotes(value)).toBe(true)
      expect(bySh(`A=${value}\n`)).toBe(value)
    }
  })

  test('are read back whatever else is in the file', () => {
    const lines = [
      '# a',
      '',
      'B=2',
      'export C="x y"',
      'A=old',
      'TZ',
      '[heading]',
      'export D',
      'E: 5',
      'F 6',
      'if x',
      'G="',
      "H='a",
      '\\',
      "'A'=old",
      'A',
      '\t A = old # c',
    ]
    const value = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'ab1-_.+/=$# !"') })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines)), value, (present, secret) => {
        const before = present.join('\n')
        const changed = setVariables(before, { A: secret })
        if (!changed.ok) return
        const { A, ...others } = variablesOf(changed.text, {})
        const { A: _, ...were } = variablesOf(before, {})
        expect(A).toBe(secret)
        expect(others).toEqual(were)
      }),
    )
  })

  test.each(['TZ', '[heading]', 'export FOO', 'if [ -f x ]; then', 'KEY value', 'KEY: value', 'fi'])(
    'go into a file with the line %j',
    (line) => {
      for (const before of [`${line}\n`, `B=2\n${line}\nA=old\n`, `A=old\n${line}`]) {
        const text = set(before, { A: 'new', Z: 'new' })
        expect(variablesOf(text, {})).toMatchObject({ A: 'new', Z: 'new' })
        expect(text.split('\n')).toContain(line)
      }
    },
  )
})

/** What a shell makes of A when it runs the file. */
function bySh(text: string): string {
  const run = spawnSync('sh', ['-c', `${text}printf %s "$A"`], { encoding: 'utf8', env: {} })
  return run.stdout
}
