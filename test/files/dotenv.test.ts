import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { variablesOf } from '../../src/files/dotenv.js'

/** What python-dotenv 1.2.2, which Kometa 2.4.4 uses, made of these texts. */
const RECORDED: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['TZ\nKOMETA_A=abc\n', { KOMETA_A: 'abc' }],
  ['[trakt]\nA=1', { A: '1' }],
  ['export FOO\nA=1\n', { A: '1' }],
  ['if true; then\nA=1\nfi\n', { A: '1' }],
  ['KEY value\nKEY: value\nA=1\n', { A: '1' }],
  ['  export\t A = x y  # c\r\nB=2', { A: 'x y', B: '2' }],
  ['A=x#y\nB=#x\nC= # c\nD=\n', { A: 'x#y', B: '#x', C: '# c', D: '' }],
  ['\'A\'=1\n"B"=2\n', { A: '1', '"B"': '2' }],
  ["A='it\\'s'\nB='a\\nb'\nC=\"a\\n\\\"b\\\"\"\n", { A: "it's", B: 'a\\nb', C: 'a\n"b"' }],
  ['A="one\r\ntwo"\nB=3\n', { A: 'one\ntwo', B: '3' }],
  ['A="x"y\nB=1\n', { B: '1' }],
  ['A="x\nB=1\n', { B: '1' }],
  ["A='x'\\''y'\nB=1\n", { B: '1' }],
  ['=x\nA=1\n', { A: '1' }],
  ['\ufeffA=1\nB=2\n', { '\ufeffA': '1', B: '2' }],
  ['A=1\nA=2\nA\n', {}],
  [`A=1\nB='\${A}-\${C:-d}'\nC=$A\n`, { A: '1', B: '1-d', C: '$A' }],
  [`A=1\n\nB=\${HOME}\n`, { A: '1', B: '/home/me' }],
  ['A\u00a0=\u00a01\u2028\n', { A: '1' }],
]

describe('an env file is read as PMM reads it', () => {
  test.each(RECORDED)('%j', (text, expected) => {
    expect(variablesOf(text, { HOME: '/home/me' })).toEqual(expected)
  })
})

const PROGRAM = `
import io, json, logging, os, sys
from dotenv.main import DotEnv
logging.disable(logging.CRITICAL)
os.environ.clear()
os.environ['HOME'] = '/home/me'
def read(text):
    text = text.replace('\\r\\n', '\\n').replace('\\r', '\\n')
    found = DotEnv(None, stream=io.StringIO(text), override=False).dict()
    return {name: value for name, value in found.items() if value is not None}
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`
const byPython = (texts: readonly string[]) =>
  spawnSync('python3', ['-c', PROGRAM], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1e8 })

describe.skipIf(byPython([]).status !== 0)('python-dotenv itself', () => {
  test('says what was recorded', () => {
    expect(JSON.parse(byPython(RECORDED.map(([text]) => text)).stdout)).toEqual(
      RECORDED.map(([, found]) => found),
    )
  })

  test('reads the same from whatever there may be', () => {
    const piece = fc.constantFrom(
      ...[
        'A',
        'B',
        'TZ',
        '=',
        '=',
        ' ',
        '\t',
        '\n',
        '\n',
        '\r\n',
        '\r',
        '"',
        "'",
        '\\',
        '#',
        ' #',
        'export ',
        '$',
      ],
      ...[
        `\${A}`,
        `\${B:-x}`,
        `\${HOME}`,
        ':',
        'x',
        'a b',
        '\ufeff',
        '\u00a0',
        '\u2028',
        '\x1c',
        '\x85',
        '\v',
        '\\n',
      ],
      ...["\\'", '`', '1', 'KOMETA_A=1\n', '\u00e9'],
    )
    const texts = fc.sample(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      5000,
    )
    const expected = JSON.parse(byPython(texts).stdout)
    for (const [index, text] of texts.entries())
      expect([text, variablesOf(text, { HOME: '/home/me' })]).toEqual([text, expected[index]])
  })
})

// From each blank on to the end of the run would take minutes.
test('a long run of blanks is gone over once', () => {
  const blanks = ' '.repeat(400_000)
  expect(variablesOf(`A=x${blanks}y${blanks}\nB=1\n`, {}).B).toBe('1')
  expect(variablesOf(`A=x${blanks}#y\n`, {})).toEqual({ A: 'x' })
})
