import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { reporter } from '../../src/report/json.js'
import type { Report } from '../../src/report/report.js'
import { countByRule } from '../../src/report/statistics.js'
import { file, found, marked, PIPE, reportOf, TTY } from './reports.js'

const json = reporter.render

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'))

const repair = {
  rule: 'a/b',
  title: 'Do it',
  safety: 'unsafe',
  path: ['a', 0],
  lines: [{ first: 3, last: 4 }],
} as const
const bare = found('trakt:\n  pin: «********»\n').files[0]!
const full = found('«a»', {
  severity: 'error',
  hint: 'Blank it.',
  versions: '>=2.0.0',
  fix: { title: 'Blank the PIN', safety: 'safe' },
  command: 'pmm-config trakt auth',
  related: [{ range: marked('«a»').range, message: 'first in line 1' }],
}).files[0]!
const files = [
  bare,
  { ...full, fixed: [repair], changed: true },
  file({ path: 'b.yml', skipped: 'It is no PMM config.' }),
]
const all = {
  ...reportOf(...files),
  problems: [{ path: 'none.yml', message: 'no such file or folder' }],
  statistics: countByRule(files),
}

test('JSON has the keys of version 1 in their order', () => {
  expect(json(reportOf(bare), TTY)).toBe(`{
  "version": 1,
  "target": ">=1.16.3 <2.5.0",
  "files": [
    {
      "path": "config.yml",
      "target": ">=1.16.3 <2.5.0",
      "targetFrom": {
        "kind": "config",
        "path": null,
        "line": null
      },
      "diagnostics": [
        {
          "rule": "trakt/stale-pin",
          "severity": "warning",
          "message": "This PIN was used long ago.",
          "hint": null,
          "path": [
            "trakt",
            "pin"
          ],
          "versions": null,
          "range": {
            "start": {
              "line": 2,
              "column": 8,
              "offset": 14
            },
            "end": {
              "line": 2,
              "column": 16,
              "offset": 22
            }
          },
          "fix": null,
          "command": null,
          "docs": "pmm-config explain trakt/stale-pin",
          "related": [],
          "fingerprint": "trakt/stale-pin#trakt.pin#1"
        }
      ],
      "fixed": [],
      "changed": false,
      "skipped": null
    }
  ],
  "summary": {
    "files": 1,
    "skipped": 0,
    "errors": 0,
    "warnings": 1,
    "infos": 0,
    "fixed": 0,
    "fixable": 0
  },
  "problems": []
}
`)
})

test('JSON carries repairs, hints, commands and reasons', () => {
  const { files } = JSON.parse(json(all, PIPE))
  expect(files[1]).toMatchObject({ fixed: [repair], changed: true })
  expect(files[1].diagnostics[0]).toMatchObject({
    hint: 'Blank it.',
    versions: '>=2.0.0',
    fix: { title: 'Blank the PIN', safety: 'safe' },
    command: 'pmm-config trakt auth',
    related: [{ range: { start: { line: 1, column: 1, offset: 0 } }, message: 'first in line 1' }],
  })
  expect(files[2]).toEqual({
    path: 'b.yml',
    target: null,
    targetFrom: null,
    diagnostics: [],
    fixed: [],
    changed: false,
    skipped: 'It is no PMM config.',
  })
})

test('JSON says what could not be done, and counts by rule where that is asked for', () => {
  expect(JSON.parse(json(all, PIPE))).toMatchObject({
    problems: [{ path: 'none.yml', message: 'no such file or folder', hint: null }],
    statistics: [
      { rule: 'trakt/stale-pin', found: 2, fixed: 0, safe: 1, unsafe: 0 },
      { rule: 'a/b', found: 0, fixed: 1, safe: 0, unsafe: 0 },
    ],
  })
  expect(json(reportOf(bare), PIPE)).not.toContain('statistics')
})

test('JSON never holds the text of a file', () => {
  expect(json(all, PIPE)).not.toContain('***')
})

test('the schema describes every key of the JSON report, and knows no others', () => {
  const validate = new Ajv({ allErrors: true }).compile(closed(schema))
  for (const report of [all, reportOf(), reportOf(file())] satisfies Report[]) {
    validate(JSON.parse(json(report, PIPE)))
    expect(validate.errors).toBeNull()
  }
  expect(undescribed(schema)).toEqual([])
})

test('the schema refuses a report that lacks a key or has a place before the first line', () => {
  const validate = new Ajv().compile(schema)
  const report = JSON.parse(json(all, PIPE))
  expect(validate({ ...report, more: 'to come' })).toBe(true)
  expect(validate({ ...report, version: 2 })).toBe(false)
  const { docs: _, ...diagnostic } = report.files[0].diagnostics[0]
  expect(validate({ ...report, files: [{ ...report.files[0], diagnostics: [diagnostic] }] })).toBe(false)
  report.files[0].diagnostics[0].range.start.line = 0
  expect(validate(report)).toBe(false)
})

test('JSON escapes what a terminal would obey, and reads back as it was', () => {
  const path = 'a\n\x1b[2J\x9b2J\u202e\u{e0041}\x7f"é日😀👨‍👩‍👧.yml'
  const text = json(reportOf(file({ path })), PIPE)
  expect(text).toContain(String.raw`"a\n\u001b[2J\u009b2J\u202e\udb40\udc41\u007f\"é日😀👨‍👩‍👧.yml"`)
  expect(JSON.parse(text).files[0].path).toBe(path)
})

type Node = { [key: string]: unknown; properties?: Record<string, Node> }

function visit(node: unknown, see: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return
  see(node as Node)
  for (const child of Object.values(node)) visit(child, see)
}

/** The schema with every object closed: a key that it does not describe is an error. */
function closed(open: Node): Node {
  const copy = structuredClone(open)
  visit(copy, (node) => {
    if (node.type === 'object') node.additionalProperties = false
  })
  return copy
}

function undescribed(open: Node): string[] {
  const missing: string[] = []
  const definitions = open.definitions as Record<string, Node>
  visit(open, (node) => {
    for (const [key, value] of Object.entries(node.type === 'object' ? (node.properties ?? {}) : {})) {
      const target = definitions[String(value.$ref).replace('#/definitions/', '')]
      if (!(value.description ?? target?.description)) missing.push(key)
    }
  })
  return missing
}
