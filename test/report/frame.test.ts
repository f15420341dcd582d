import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPaint } from '../../src/report/colour.js'
import { renderFrame } from '../../src/report/frame.js'
import { createSource } from '../../src/text/source.js'
import { marked, PIPE } from './reports.js'

function frame(text: string, terminal: Partial<typeof PIPE> = {}): string[] {
  const { masked, range } = marked(text)
  return renderFrame(
    createSource('c.yml', masked),
    range,
    { ...PIPE, ...terminal },
    createPaint(false),
    'red',
  )
}

describe('a code frame', () => {
  test('leaves out lines that do not exist', () => {
    expect(frame('«a»: 1')).toEqual(['  1 │ a: 1', '    │ ^'])
    expect(frame('«a»: 1\n')).toEqual(['  1 │ a: 1', '    │ ^'])
    expect(frame('a: 1\n«b»: 2\n\nc: 3')).toEqual(['  1 │ a: 1', '  2 │ b: 2', '    │ ^', '  3 │'])
  })

  test('has one caret for an empty place, also behind the line and at the end of the file', () => {
    expect(frame('pin:«»   # c')).toEqual(['  1 │ pin:   # c', '    │     ^'])
    expect(frame('pin:«»\n')).toEqual(['  1 │ pin:', '    │     ^'])
    expect(frame('pin:\n«»')).toEqual(['  1 │ pin:', '  2 │', '    │ ^'])
  })

  test('keeps its numbers aligned', () => {
    expect(frame(`${'\n'.repeat(8)}a: «1»\nb: 2\n`)).toEqual([
      '   8 │',
      '   9 │ a: 1',
      '     │    ^',
      '  10 │ b: 2',
    ])
    expect(frame(`${'\n'.repeat(8)}a: «1»`)).toEqual(['  8 │', '  9 │ a: 1', '    │    ^'])
  })

  test('is the same for every line ending and with a byte order mark', () => {
    const expected = ['  1 │ a: 1', '    │    ^', '  2 │ b: 2']
    for (const end of ['\n', '\r\n', '\r']) {
      expect(frame(`a: «1»${end}b: 2${end}`)).toEqual(expected)
      expect(frame(`\ufeffa: «1»${end}b: 2${end}`)).toEqual(expected)
    }
  })

  test('marks a place over several lines in the gutter', () => {
    expect(frame('a: 1\n«b:\n  c: 1»\nd: 1\n')).toEqual([
      '  1 │ a: 1',
      '> 2 │ b:',
      '    │ ^^',
      '> 3 │   c: 1',
      '  4 │ d: 1',
    ])
  })

  test('does not count a line in which a place only ends', () => {
    expect(frame('«b:\n  c: 1\n»d: 1\n')).toEqual(['> 1 │ b:', '    │ ^^', '> 2 │   c: 1', '  3 │ d: 1'])
    expect(frame('«b: 1\n»d: 1\n')).toEqual(['  1 │ b: 1', '    │ ^^^^', '  2 │ d: 1'])
  })

  test('leaves out the middle of a long place', () => {
    const long = '«b:\n  c: 1\n  d: 1\n  e: 1\n  f: 1»\ng: 1\n'
    expect(frame(long)).toEqual([
      '> 1 │ b:',
      '    │ ^^',
      '> 2 │   c: 1',
      '    ⋮',
      '> 5 │   f: 1',
      '  6 │ g: 1',
    ])
    expect(frame(long, { unicode: false })[3]).toBe('    :')
  })

  test('expands tabs and makes hidden characters visible', () => {
    expect(frame('\ta:\tb \x00\x1b\u202e\ud800«c»')).toEqual([
      '  1 │     a:  b \\x00\\x1b\\u{202e}\\u{d800}c',
      `    │ ${' '.repeat(34)}^`,
    ])
    expect(frame('«\t»a: 1')).toEqual(['  1 │     a: 1', '    │ ^^^^'])
    expect(frame('«\u0301»a')).toEqual(['  1 │ \\u{301}a', '    │ ^^^^^^^'])
  })

  test('gives wide characters two columns and their accents none', () => {
    expect(frame('日本: «映画»')).toEqual(['  1 │ 日本: 映画', '    │       ^^^^'])
    expect(frame('e\u0301: «👨‍👩‍👧 e\u0301»x')).toEqual(['  1 │ e\u0301: 👨‍👩‍👧 e\u0301x', '    │    ^^^^'])
  })

  test('cuts a long line around the place', () => {
    const text = `key: ${'x'.repeat(2500)}«here»${'y'.repeat(2500)}`
    expect(frame(text, { columns: 40 })).toEqual([
      '  1 │ …xxxxxxxxxxxxxhereyyyyyyyyyyyyyy…',
      '    │               ^^^^',
    ])
    expect(frame(text, { columns: 40, unicode: false })).toEqual([
      '  1 | ...xxxxxxxxxxxhereyyyyyyyyyyyy...',
      '    |               ^^^^',
    ])
  })

  test('shows the beginning of a long line when the place stands there, and its end likewise', () => {
    const more = 'x'.repeat(5000)
    expect(frame(`«a»: ${more}`, { columns: 40 })).toEqual([`  1 │ a: ${'x'.repeat(28)}…`, '    │ ^'])
    expect(frame(`a: ${more}«»`, { columns: 40 })).toEqual([
      `  1 │ …${'x'.repeat(31)}`,
      `    │ ${' '.repeat(32)}^`,
    ])
    expect(frame(`a: «1»\n${more}`, { columns: 40 })[2]).toBe(`  2 │ ${'x'.repeat(31)}…`)
  })

  test('shows the start of a place that is too long itself', () => {
    const [line, carets] = frame(`a: ${'b'.repeat(50)}«${'x'.repeat(5000)}»`, { columns: 40 })
    expect(line).toMatch(/^ {2}1 │ …b+x{20,}…$/)
    expect(carets!.indexOf('^')).toBe(line!.indexOf('x'))
    expect(carets!.length).toBe(line!.length - 1)
  })

  test('is cut around the place in a line of ten megabytes, too', () => {
    const [line] = frame(`${'é'.repeat(5_000_000)}«a»${'é'.repeat(5_000_000)}`)
    expect(line).toMatch(/…é+aé+…$/)
  })
})

/** Characters whose width in terminal columns is known, by what is shown for them. */
const piece = fc.constantFrom(
  ...['a', ':', ' ', '*', 'é', 'e\u0301', 'ß', 'ж', '…'].map((text) => ({ text, width: 1 })),
  ...['日', '한', 'ア', '：', '😀', '👨‍👩‍👧', '👍🏽', '❤\ufe0f', '🇩🇪'].map((text) => ({ text, width: 2 })),
  ...['\x00', '\x1b', '\x7f', '\x9b'].map((text) => ({ text, width: 4 })),
  ...['\u200b', '\u202e', '\u2028'].map((text) => ({ text, width: 8 })),
)
// Regional indicators side by side, and the like, join into other characters: an `x` keeps pieces apart.
const pieces = fc.array(piece, { maxLength: 40 }).map((list) => ({
  text: list.map(({ text }) => `${text}x`).join(''),
  width: list.reduce((sum, { width }) => sum + width + 1, 0),
}))

describe('the carets', () => {
  test('stand in the columns that the place has on the terminal', () => {
    fc.assert(
      fc.property(pieces, piece, pieces, (before, place, after) => {
        const [, carets] = frame(`${before.text}«${place.text}»x${after.text}`, { columns: 1000 })
        expect(carets).toBe(`    │ ${' '.repeat(before.width)}${'^'.repeat(place.width)}`)
      }),
    )
  })

  test('stand under the place wherever the line is cut', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 20 }), fc.nat(3000), (before, size, after) => {
        const text = `${'-'.repeat(before)}«${'x'.repeat(size)}»${'-'.repeat(after)}`
        for (const unicode of [true, false]) {
          const [line, carets] = frame(text, { columns: 60, unicode })
          expect(carets!.indexOf('^')).toBe(line!.indexOf('x'))
          expect(carets!.match(/\^+/)![0].length).toBe(size)
          expect(line!.length).toBeLessThanOrEqual(60)
        }
      }),
    )
  })

  test('are there once for any place in any text, and nothing hidden is printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(300), (text, a, b) => {
        const source = createSource('c.yml', text)
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        const range = { start: source.position(start), end: source.position(end) }
        const rows = renderFrame(source, range, { ...PIPE, columns: 40 }, createPaint(false), 'red')
        expect(rows.filter((row) => /^ +│ +\^+$/.test(row))).toHaveLength(1)
        expect(rows.join('')).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      }),
    )
  })
})
