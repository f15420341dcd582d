import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reporter as conciseReporter } from '../../src/report/concise.js'
import { reporter as githubReporter } from '../../src/report/github.js'
import { summarize } from '../../src/report/report.js'
import { FORMATS, loadReporter, REPORTERS } from '../../src/report/reporters.js'
import { file, found, lines, PIPE, reportOf, TTY } from './reports.js'

const concise = conciseReporter.render
const github = githubReporter.render

describe('the formats', () => {
  test('have a file each, named as they are', async () => {
    const names = readdirSync(new URL('../../src/report/', import.meta.url))
    for (const format of FORMATS) {
      expect(names).toContain(`${format}.ts`)
      expect((await REPORTERS[format]()).reporter.name).toBe(format)
    }
  })

  test('that are read as they come print nothing for a clean run in a pipe', async () => {
    for (const format of ['pretty', 'concise', 'github'] as const)
      expect((await loadReporter(format)).render(reportOf(file()), PIPE)).toBe('')
  })
})

describe('concise', () => {
  test('prints one line a finding', () => {
    const two = found('a:\n  «b»: 1\n', { severity: 'error', message: 'One\n  thing. ' })
    expect(concise(reportOf(...found('«a»').files, ...two.files), TTY)).toBe(
      lines(
        'config.yml:1:1: warning: This PIN was used long ago. [trakt/stale-pin]',
        'config.yml:2:3: error: One thing. [trakt/stale-pin]',
      ),
    )
  })

  test('names skipped files and makes odd file names harmless', () => {
    expect(concise(reportOf(file({ path: 'a\n\x1b[2Jb.yml', skipped: 'no PMM config' })), TTY)).toBe(
      'a\\n\\x1b[2Jb.yml: skipped: no PMM config\n',
    )
  })
})

describe('github', () => {
  test('prints a workflow command for each finding, the hint on a line of its own', () => {
    const one = found('a: «123»\n', { hint: 'Blank it.' })
    expect(github(one, PIPE)).toBe(
      '::warning file=config.yml,line=1,endLine=1,col=4,endColumn=7,title=trakt/stale-pin::This PIN was used long ago.%0ABlank it.\n',
    )
  })

  test('calls an info a notice', () => {
    expect(github(found('«a»', { severity: 'info' }), PIPE)).toMatch(/^::notice file=/)
    expect(github(found('«a»', { severity: 'error' }), PIPE)).toMatch(/^::error file=/)
  })

  test('leaves out columns for several lines, which the runner refuses', () => {
    expect(github(found('«a:\n  b: 1\n»c: 1\n'), PIPE)).toMatch(
      /^::warning file=config.yml,line=1,endLine=2,title=/,
    )
  })

  test('escapes what would end a property or begin another command', () => {
    const { diagnostics } = found('«a»', { message: '100%: a,b\r\n::error::x\x1b' }).files[0]!
    expect(github(reportOf(file({ path: 'a:b,c%d\r\n.yml', diagnostics })), PIPE)).toBe(
      '::warning file=a%3Ab%2Cc%25d\\r\\n.yml,line=1,endLine=1,col=1,endColumn=2,title=trakt/stale-pin::100%25: a,b%0A::error::x\\x1b\n',
    )
  })

  test('annotates what could not be read', () => {
    const problems = [{ path: 'a,b.yml', message: 'no such file', hint: 'Look.' }]
    expect(github({ ...reportOf(), problems }, PIPE)).toBe(
      '::error file=a%2Cb.yml,title=not checked::no such file%0ALook.\n',
    )
  })

  test('notes skipped files', () => {
    expect(github(reportOf(file({ skipped: 'It is no PMM config.' })), PIPE)).toBe(
      '::notice file=config.yml,title=not checked::It is no PMM config.\n',
    )
  })
})

describe.each(['concise', 'github', 'pretty'] as const)('%s', (format) => {
  test('lists repairs by their lines, not as they were done', async () => {
    const repair = (first: number) => {
      const lines = [{ first, last: first }]
      return { rule: 'a/b', title: `Mend ${first}.`, safety: 'safe', path: [], lines } as const
    }
    const fixed = [repair(12), repair(3), repair(7)]
    const text = (await loadReporter(format)).render(reportOf(file({ fixed, changed: true })), PIPE)
    expect(text.match(/Mend \d+/g)).toEqual(['Mend 3', 'Mend 7', 'Mend 12'])
  })
})

describe('counting', () => {
  test('has skipped files apart and takes only safe repairs for fixable', () => {
    const of = (safety: 'safe' | 'unsafe' | 'manual', severity: 'error' | 'warning' | 'info') =>
      found('«a»', { severity, fix: { title: 'x', safety } }).files[0]!
    const repair = { rule: 'a/b', title: 'x', safety: 'safe', path: [], lines: [] } as const
    const files = [
      of('safe', 'error'),
      of('unsafe', 'warning'),
      of('manual', 'warning'),
      file({ fixed: [repair] }),
      file({ skipped: 'x' }),
    ]
    expect(summarize(files)).toEqual({
      files: 4,
      skipped: 1,
      errors: 1,
      warnings: 2,
      infos: 0,
      fixed: 1,
      fixable: 1,
    })
  })
})
