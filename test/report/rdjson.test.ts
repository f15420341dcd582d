import { expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import type { Diagnostic } from '../../src/lint/diagnostic.js'
import { reporter } from '../../src/report/rdjson.js'
import type { Report } from '../../src/report/report.js'
import { applyEdits, type Edit } from '../../src/text/edit.js'
import { createSource } from '../../src/text/source.js'
import { ODD_CONFIG } from './odd-config.js'
import { diagnostic, file, found, marked, PIPE, reportOf } from './reports.js'

interface Place {
  readonly line: number
  readonly column: number
}
interface Suggestion {
  readonly range: { readonly start: Place; readonly end: Place }
  readonly text: string
}
interface Printed {
  readonly location: { readonly path: string; readonly range: Suggestion['range'] }
  readonly suggestions?: readonly Suggestion[]
}

const print = (report: Report) => JSON.parse(reporter.render(report, PIPE))
const diagnosticsOf = (report: Report): readonly Printed[] => print(report).diagnostics

test('a diagnostic has message, place, severity, code and related places', () => {
  const { range } = marked('«trakt»:\n  pin: 1\n')
  const one = found('trakt:\n  pin: «********»\n', {
    hint: 'Blank it.',
    related: [{ range, message: 'in this section' }],
  })
  expect(print(one)).toMatchInlineSnapshot(`
    {
      "diagnostics": [
        {
          "code": {
            "url": "https://kometa.wiki/en/latest/config/trakt/",
            "value": "trakt/stale-pin",
          },
          "location": {
            "path": "config.yml",
            "range": {
              "end": {
                "line": 2,
              },
              "start": {
                "line": 2,
              },
            },
          },
          "message": "This PIN was used long ago.
    Blank it.",
          "related_locations": [
            {
              "location": {
                "path": "config.yml",
                "range": {
                  "end": {
                    "line": 1,
                  },
                  "start": {
                    "line": 1,
                  },
                },
              },
              "message": "in this section",
            },
          ],
          "severity": "WARNING",
        },
      ],
      "source": {
        "name": "pmm-config",
      },
    }
  `)
})

test('without findings there is the source, and no diagnostic', () => {
  expect(print(reportOf(file()))).toEqual({ source: { name: 'pmm-config' }, diagnostics: [] })
})

test('what was not checked is told without a range', () => {
  const problems = [{ path: 'none.yml', message: 'no such file or folder' }]
  expect(
    print({ ...reportOf(file({ path: 'x.yml', skipped: 'a playlist' })), problems }).diagnostics,
  ).toEqual([
    {
      message: 'Not checked: no such file or folder',
      location: { path: 'none.yml' },
      severity: 'ERROR',
      code: { value: 'not-checked' },
    },
    {
      message: 'Not checked: a playlist',
      location: { path: 'x.yml' },
      severity: 'INFO',
      code: { value: 'not-checked' },
    },
  ])
})

/** Where a place is in the bytes of a file, as reviewdog counts: a byte order mark is a part of its line. */
function byteAt(bytes: Buffer, { line, column }: Place): number {
  let start = 0
  for (let at = 1; at < line; at++) start = bytes.indexOf('\n', start) + 1
  return start + column - 1
}

test('columns are bytes, behind wide characters, secrets, a byte order mark and CRLF', async () => {
  const judged = await validate(ODD_CONFIG, { target: '2.4.4', path: 'config.yml' })
  const bytes = Buffer.from(ODD_CONFIG)
  const printed = diagnosticsOf(reportOf(judged))
  expect(printed).toHaveLength(judged.diagnostics.length)
  expect(judged.diagnostics.length).toBeGreaterThan(3)
  for (const [index, { range }] of judged.diagnostics.entries()) {
    const { start, end } = printed[index]!.location.range
    const there = bytes.subarray(byteAt(bytes, start), byteAt(bytes, end)).toString()
    expect(there).toBe(ODD_CONFIG.slice(range.start.offset, range.end.offset))
  }
})

test('a suggestion is what the program would do', async () => {
  const judged = await validate(ODD_CONFIG, { target: '2.4.4', path: 'config.yml' })
  const bytes = Buffer.from(ODD_CONFIG)
  let suggested = 0
  for (const [index, { suggestions = [] }] of diagnosticsOf(reportOf(judged)).entries())
    for (const { range, text } of suggestions) {
      const [start, end] = [byteAt(bytes, range.start), byteAt(bytes, range.end)]
      const made = bytes.subarray(0, start).toString() + text + bytes.subarray(end).toString()
      expect(made).toBe(applyEdits(ODD_CONFIG, judged.diagnostics[index]!.fix!.edits() as readonly Edit[]))
      suggested++
    }
  expect(suggested).toBeGreaterThan(1)
})

/** A finding whose repair is these edits of a text. */
function withEdits(masked: string, edits: readonly Edit[]): Report {
  const { range } = marked('«a»: 1\n')
  const fix: Diagnostic['fix'] = { title: 'x', safety: 'safe', edits: () => edits }
  const { position } = createSource('config.yml', masked)
  const byteColumn = (offset: number) => position(offset).column
  return reportOf(file({ masked, byteColumn, diagnostics: [{ ...diagnostic(range), fix }] }))
}

test('edits apart from each other are one suggestion, since each is a proposal of its own', () => {
  const edits = [
    { range: { start: 0, end: 1 }, text: 'x' },
    { range: { start: 5, end: 6 }, text: 'y' },
  ]
  expect(diagnosticsOf(withEdits('a: 1\nb: 2\n', edits))[0]!.suggestions).toEqual([
    { range: { start: { line: 1, column: 1 }, end: { line: 2, column: 2 } }, text: 'x: 1\ny' },
  ])
})

test('there is no suggestion where a secret would have to be written anew', () => {
  const edits = [
    { range: { start: 0, end: 1 }, text: 'x' },
    { range: { start: 7, end: 8 }, text: 'y' },
  ]
  expect(diagnosticsOf(withEdits('a: ***\nb: 2\n', edits))[0]!.suggestions).toBeUndefined()
})
