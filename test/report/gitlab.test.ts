import { expect, test } from 'vitest'
import { reporter } from '../../src/report/gitlab.js'
import { type Report, summarize } from '../../src/report/report.js'
import { hostileReport } from './hostile.js'
import { diagnostic, file, found, marked, PIPE, reportOf } from './reports.js'

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const issuesOf = (report: Report): readonly Issue[] => JSON.parse(reporter.render(report, PIPE))

const { range } = marked('a:\n  «b»: 1\n')

test('an issue has what GitLab shows', () => {
  expect(issuesOf(found('trakt:\n  pin: «********»\n', { hint: 'Blank it.' }))).toMatchInlineSnapshot(`
    [
      {
        "check_name": "trakt/stale-pin",
        "description": "This PIN was used long ago. Blank it.",
        "fingerprint": "55OtPwy6P_Wn_PdNBC4d1M_bBGR",
        "location": {
          "lines": {
            "begin": 2,
          },
          "path": "config.yml",
        },
        "severity": "minor",
      },
    ]
  `)
})

test('an empty report is an empty list', () => {
  expect(reporter.render(reportOf(file()), PIPE)).toBe('[]\n')
})

test('what could not be read is a blocker', () => {
  const problems = [{ path: 'none.yml', message: 'no such file', hint: 'Look.' }]
  expect(issuesOf({ ...reportOf(), problems })).toEqual([
    {
      description: 'no such file. Look.',
      check_name: 'not-checked',
      fingerprint: expect.any(String),
      severity: 'blocker',
      location: { path: 'none.yml', lines: { begin: 1 } },
    },
  ])
})

test('severities go down in GitLab’s order', () => {
  const of = (severity: 'error' | 'warning' | 'info') => issuesOf(found('«a»', { severity }))[0]!.severity
  expect([of('error'), of('warning'), of('info')]).toEqual(['critical', 'minor', 'info'])
})

test('fingerprints tell the findings of all files apart, and do not go with lines', () => {
  const at = (line: number) => ({
    ...diagnostic({ start: { ...range.start, line }, end: { ...range.end, line } }),
  })
  const files = (line: number) => [
    file({ diagnostics: [at(line), { ...at(line), fingerprint: 'trakt/stale-pin#trakt.pin#2' }] }),
    file({ path: 'other.yml', diagnostics: [at(line)] }),
  ]
  const [old, fresh] = [1, 9].map((line) => issuesOf(reportOf(...files(line))))
  expect(new Set(old!.map(({ fingerprint }) => fingerprint)).size).toBe(3)
  expect(fresh!.map(({ fingerprint }) => fingerprint)).toEqual(old!.map(({ fingerprint }) => fingerprint))
  expect(fresh!.map(({ location }) => location.lines.begin)).toEqual([9, 9, 9])
})

test('whatever is in it, each issue is as GitLab reads it', () => {
  const severities = ['info', 'minor', 'major', 'critical', 'blocker']
  const report = hostileReport()
  for (const issue of issuesOf({ ...report, summary: summarize(report.files) })) {
    expect(severities).toContain(issue.severity)
    expect(issue.location.lines.begin).toBeGreaterThan(0)
    expect(issue.description).not.toMatch(/\n/)
    for (const text of [issue.description, issue.check_name, issue.fingerprint, issue.location.path])
      expect(text).toMatch(/./)
  }
})
