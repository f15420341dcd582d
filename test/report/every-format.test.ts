import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import { beforeAll, describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import type { FileReport } from '../../src/lint/diagnostic.js'
import { ALL_DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { type Report, summarize } from '../../src/report/report.js'
import { FORMATS, type Format, loadReporter } from '../../src/report/reporters.js'
import { countByRule } from '../../src/report/statistics.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import { junitErrors, rdjsonErrors, sarifErrors, xmlErrors } from '../support/formats/schemas.js'
import { hostileReport } from './hostile.js'
import { file, PIPE, reportOf } from './reports.js'

const ROOT = resolve(import.meta.dirname, '../..')

const jsonErrors = (report: string) => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8'))
  const valid = new Ajv({ allErrors: true }).compile(schema)
  return valid(JSON.parse(report)) ? null : valid.errors
}

/** What is wrong with a report by the schema of its format; null or nothing where it is as it should be. */
const ERRORS: Readonly<Partial<Record<Format, (report: string) => unknown>>> = {
  json: jsonErrors,
  sarif: sarifErrors,
  rdjson: rdjsonErrors,
  junit: junitErrors,
  checkstyle: (report) => xmlErrors(report),
}

async function print(format: Format, report: Report): Promise<string> {
  return (await loadReporter(format)).render(report, PIPE)
}

/** One file for each example of each rule, and those of the examples. */
async function realReport(): Promise<Report> {
  const NOW = new Date('2026-11-23T12:00:00Z')
  const files: FileReport[] = []
  for (const { meta, docs } of ALL_DOCUMENTED_RULES)
    for (const [index, { bad, given }] of docs.examples.entries())
      files.push(
        await validate(bad, {
          path: `${meta.id}/${index}.yml`,
          named: true,
          now: given?.now ? new Date(given.now) : NOW,
          facts: given?.facts ?? NO_FACTS,
          ...(given?.target ? { target: given.target } : {}),
        }),
      )
  for (const name of readdirSync(join(ROOT, 'examples')).filter((name) => /\.ya?ml$/.test(name)))
    files.push(
      await validate(readFileSync(join(ROOT, 'examples', name), 'utf8'), {
        path: `examples/${name}`,
        now: NOW,
      }),
    )
  const rules = new Map(ALL_DOCUMENTED_RULES.map(({ meta, docs }) => [meta.id, { ...docs, meta }]))
  const problems = [{ path: 'none.yml', message: 'no such file or folder' }]
  return { ...reportOf(...files), rules, problems, summary: summarize(files), statistics: countByRule(files) }
}

let real: Report
beforeAll(async () => {
  real = await realReport()
}, 120_000)

describe.each(FORMATS)('%s', (format) => {
  test('is as its format wants it, over what the program finds', async () => {
    const text = await print(format, real)
    expect(real.summary.errors).toBeGreaterThan(100)
    expect(text).toMatch(/\n$/)
    expect((await ERRORS[format]?.(text)) ?? []).toEqual([])
    expect(await print(format, real)).toBe(text)
  })

  test('is as its format wants it where there is nothing to say', async () => {
    for (const report of [reportOf(), reportOf(file())]) {
      const text = await print(format, report)
      if (text !== '') expect((await ERRORS[format]?.(text)) ?? []).toEqual([])
    }
  })

  test('is as its format wants it, whatever stands in names, messages and edits', async () => {
    const text = await print(format, hostileReport())
    expect((await ERRORS[format]?.(text)) ?? []).toEqual([])
  })

  test('holds nothing that a terminal or the reader of a log obeys', async () => {
    const text = await print(format, hostileReport())
    expect(text).not.toMatch(/[^\n\P{Cc}]|[\u202e\u200b\u{e0041}\p{Cs}]/u)
    const lines = text.split('\n')
    if (format !== 'github') expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([])
    if (format === 'github') expect(lines.filter((line) => /^::(?!error |notice )./.test(line))).toEqual([])
  })
})

describe.each(['json', 'sarif', 'gitlab', 'rdjson', 'junit', 'checkstyle', 'markdown'] as const)(
  '%s',
  (format) => {
    test('prints something a machine can read where there is nothing to say', async () => {
      expect(await print(format, reportOf())).not.toBe('')
    })

    test('holds no mark that Azure Pipelines obeys', async () => {
      expect(await print(format, hostileReport())).not.toMatch(/##\w*\[/)
    })

    test('says what could not be read', async () => {
      const problems = [{ path: 'none.yml', message: 'no such file', hint: 'Look elsewhere.' }]
      const text = await print(format, { ...reportOf(), problems })
      expect(text).toContain('none.yml')
      expect(text).toContain('no such file')
      expect(text).toContain('Look elsewhere.')
    })
  },
)
