import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import type { FileReport } from '../../src/lint/diagnostic.js'
import { ALL_DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import type { Report } from '../../src/report/report.js'
import { reporter } from '../../src/report/sarif.js'
import { applyEdits, type Edit } from '../../src/text/edit.js'
import { createSource } from '../../src/text/source.js'
import { sarifErrors } from '../support/formats/schemas.js'
import { NASTY } from './hostile.js'
import { ODD_CONFIG } from './odd-config.js'
import { diagnostic, file, found, marked, PIPE, reportOf } from './reports.js'

const print = (report: Report) => reporter.render(report, PIPE)
const runOf = (report: Report) => JSON.parse(print(report)).runs[0]

const { range } = marked('trakt:\n  «pin»: 1\n')

describe('a run', () => {
  test('names the tool, how columns count, and that all went well, also without findings', () => {
    expect(print(reportOf())).toMatchInlineSnapshot(`
      "{
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "pmm-config",
                "version": "1.2.3",
                "semanticVersion": "1.2.3",
                "rules": []
              }
            },
            "invocations": [
              {
                "executionSuccessful": true,
                "toolExecutionNotifications": []
              }
            ],
            "columnKind": "utf16CodeUnits",
            "newlineSequences": [
              "\\r\\n",
              "\\n",
              "\\r"
            ],
            "results": []
          }
        ]
      }
      "
    `)
  })

  test('has a result for each finding', () => {
    const one = found('trakt:\n  pin: «********»\n', {
      hint: 'Blank it.',
      versions: '>=2.0.0',
      command: 'pmm-config trakt auth',
      related: [{ range, message: 'first in line 2' }],
      fix: { title: 'Blank the PIN', safety: 'safe' },
    })
    expect(runOf(one).results).toMatchInlineSnapshot(`
      [
        {
          "level": "warning",
          "locations": [
            {
              "logicalLocations": [
                {
                  "fullyQualifiedName": "trakt.pin",
                  "kind": "member",
                },
              ],
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "config.yml",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 16,
                  "endLine": 2,
                  "startColumn": 8,
                  "startLine": 2,
                },
              },
            },
          ],
          "message": {
            "text": "This PIN was used long ago.
      Blank it.
      Fix: Blank the PIN (with --fix)
      Run: pmm-config trakt auth config.yml
      Versions: >=2.0.0",
          },
          "partialFingerprints": {
            "pmmConfig/v1": "Wry7BS6sIHahuLZ-ad_D9DqLB0q",
          },
          "properties": {
            "command": "pmm-config trakt auth",
            "versions": ">=2.0.0",
          },
          "relatedLocations": [
            {
              "id": 1,
              "message": {
                "text": "first in line 2",
              },
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "config.yml",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 6,
                  "endLine": 2,
                  "startColumn": 3,
                  "startLine": 2,
                },
              },
            },
          ],
          "ruleId": "trakt/stale-pin",
        },
      ]
    `)
  })

  test('tells what was not checked, and whether all was', () => {
    const problems = [{ path: 'none.yml', message: 'no such file or folder', hint: 'Look.' }]
    const report = { ...reportOf(file({ path: 'x.yml', skipped: 'It is a playlist.' })), problems }
    expect(runOf(report).invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'no such file or folder. Look.' },
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'none.yml', uriBaseId: '%SRCROOT%' } } },
            ],
          },
          {
            level: 'note',
            message: { text: 'Not checked: It is a playlist.' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'x.yml', uriBaseId: '%SRCROOT%' } } }],
          },
        ],
      },
    ])
  })

  test('has no placeholders and links where words only look like them', () => {
    const { message } = runOf(found('«a»', { message: 'a {0} [b](1) {} {x}' })).results[0]
    expect(message.text).toBe('a {{0}} [b] (1) {} {x}')
  })
})

describe('a rule', () => {
  const rules = new Map(ALL_DOCUMENTED_RULES.map(({ meta, docs }) => [meta.id, { ...docs, meta }]))
  const described = runOf({ ...reportOf(), rules }).tool.driver.rules

  test('is described for people, with a page and within what GitHub takes', () => {
    expect(described).toHaveLength(ALL_DOCUMENTED_RULES.length)
    for (const one of described) {
      expect(one.shortDescription.text.length).toBeLessThanOrEqual(1024)
      expect(one.fullDescription.text.length).toBeLessThanOrEqual(1024)
      expect(one.help.text).toContain(one.id)
      expect(one.help.markdown).toContain('Repair:')
      expect(one.helpUri).toMatch(/^https:\/\/kometa\.wiki\/en\/latest\/(?:config|kometa)\/\w+\/$/)
      expect(one.properties.tags.length).toBeLessThanOrEqual(20)
      expect(new Set(one.properties.tags).size).toBe(one.properties.tags.length)
      expect(one.name.length).toBeLessThanOrEqual(255)
    }
    const { help, fullDescription, ...one } = described.find(
      ({ id }: { id: string }) => id === 'yaml/duplicate-key',
    )
    expect(one).toMatchInlineSnapshot(`
      {
        "defaultConfiguration": {
          "level": "error",
        },
        "helpUri": "https://kometa.wiki/en/latest/kometa/yaml/",
        "id": "yaml/duplicate-key",
        "name": "YamlDuplicateKey",
        "properties": {
          "precision": "high",
          "problem.severity": "error",
          "tags": [
            "syntax",
            "yaml",
          ],
        },
        "shortDescription": {
          "text": "A key stands twice in the same mapping.",
        },
      }
    `)
    expect(help.markdown).toContain('\n\n```yaml\n')
  })

  test('is found by its number', () => {
    const run = runOf({ ...found('«a»'), rules })
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe('trakt/stale-pin')
  })
})

describe('a place', () => {
  const uriOf = (path: string) => {
    const { artifactLocation } = runOf(reportOf(file({ path, diagnostics: [diagnostic(range)] }))).results[0]
      .locations[0].physicalLocation
    return artifactLocation
  }

  test('is a URI from the top of the checkout', () => {
    expect(uriOf('./a b/ü#50%.yml')).toEqual({
      uri: 'a%20b/%C3%BC%2350%25.yml',
      uriBaseId: '%SRCROOT%',
    })
    expect(uriOf('c:d?.yml').uri).toBe('c%3Ad%3F.yml')
    expect(uriOf('<stdin>').uri).toBe('%3Cstdin%3E')
  })

  test('outside it is a URI of its own', () => {
    expect(uriOf('/srv/a b.yml')).toEqual({ uri: 'file:///srv/a%20b.yml' })
    expect(uriOf('C:/a/b.yml')).toEqual({ uri: 'file:///C:/a/b.yml' })
  })
})

interface Replacement {
  readonly deletedRegion: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>
  readonly insertedContent: { readonly text: string }
}

interface Printed {
  readonly fixes?: readonly {
    readonly artifactChanges: readonly { readonly replacements: readonly Replacement[] }[]
  }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

/** Puts the replacements of a result into a text, as a reader of SARIF does: by lines and UTF-16 columns. */
function applied(text: string, replacements: readonly Replacement[]): string {
  const lines = createSource('', text)
  const offset = (line: number, column: number) => lines.offset(line) + column - 1
  return applyEdits(
    text,
    replacements.map(
      ({ deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) => ({
        range: { start: offset(startLine, startColumn), end: offset(endLine, endColumn) },
        text: insertedContent.text,
      }),
    ),
  )
}

describe('a repair', () => {
  test('is what the program would do, behind wide characters, secrets, a byte order mark and CRLF', async () => {
    const judged = await validate(ODD_CONFIG, { target: '2.4.4', path: 'config.yml' })
    const { results } = runOf(reportOf(judged))
    const fixable = judged.diagnostics.filter(({ fix }) => fix && Array.isArray(fix.edits()))
    expect(fixable.length).toBeGreaterThan(1)
    const made = results.flatMap((result: Printed) => result.fixes ?? [])
    expect(made).toHaveLength(fixable.length)
    for (const [index, fix] of made.entries())
      expect(applied(ODD_CONFIG, fix.artifactChanges[0].replacements)).toBe(
        applyEdits(ODD_CONFIG, fixable[index]!.fix!.edits() as readonly Edit[]),
      )
  })

  test('is left out where it is refused', () => {
    const refused: FileReport = file({
      masked: 'a: 1\n',
      diagnostics: [
        {
          ...diagnostic(range),
          fix: { title: 'x', safety: 'safe', edits: () => ({ refused: 'it writes a secret' }) },
        },
      ],
    })
    expect(runOf(reportOf(refused)).results[0].fixes).toBeUndefined()
  })
})

test('edits are worked out for no more than a thousand repairs of a file', () => {
  let asked = 0
  const edits = () => {
    asked++
    return [{ range: { start: 0, end: 1 }, text: 'x' }]
  }
  const one = { ...diagnostic(range), fix: { title: 'x', safety: 'safe', edits } } as const
  const { results } = runOf(reportOf(file({ masked: 'a: 1\n', diagnostics: Array(1500).fill(one) })))
  expect(results.filter(({ fixes }: Printed) => fixes)).toHaveLength(1000)
  expect(asked).toBe(1000)
})

describe('GitHub’s limits', () => {
  test('hold: the mildest findings are left out, and that is said', { timeout: 120_000 }, () => {
    const of = (severity: 'error' | 'warning' | 'info', count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...diagnostic(range, { severity, message: `Number ${index} is ${'wrong '.repeat(40)}.` }),
        fingerprint: `a#${severity}#${index}`,
      }))
    const many = reportOf(
      file({ diagnostics: of('info', 20_000) }),
      file({ path: 'b.yml', diagnostics: [...of('error', 10_000), ...of('warning', 10_000)] }),
    )
    const text = print(many)
    expect(gzipSync(text).length).toBeLessThan(10 * 1024 * 1024)
    const [run] = JSON.parse(text).runs
    expect(run.results).toHaveLength(25_000)
    const count = (level: string) =>
      run.results.filter((one: { level: string }) => one.level === level).length
    expect([count('error'), count('warning'), count('note')]).toEqual([10_000, 10_000, 5000])
    expect(run.invocations[0].toolExecutionNotifications.at(-1)).toEqual({
      level: 'warning',
      message: { text: '15000 findings are left out: there are too many.' },
    })
    const names = run.results.map((one: Printed) => one.partialFingerprints['pmmConfig/v1'])
    expect(new Set(names).size).toBe(25_000)
  })

  test('hold for related places', () => {
    const related = Array.from({ length: 1500 }, () => ({ range, message: NASTY }))
    const text = print(found('«a»', { related }))
    expect(sarifErrors(text)).toBeNull()
    expect(JSON.parse(text).runs[0].results[0].relatedLocations).toHaveLength(999)
  })
})
