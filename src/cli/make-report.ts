import { resolve } from 'node:path'
import { checkoutTop, fromTop } from '../files/checkout-top.js'
import type { PathProblem } from '../files/failure.js'
import { VERSION } from '../generated/version.js'
import type { FileReport } from '../lint/diagnostic.js'
import { type Problem, type Report, type ReportedRule, type Reporter, summarize } from '../report/report.js'
import { countByRule, statisticsLines } from '../report/statistics.js'
import type { DocumentedRule, Rule } from '../rules/rule.js'
import { shownPath } from './complain.js'
import type { Io } from './io.js'
import type { ReportRequest, RunResult } from './reports.js'

/** Makes what a reporter is given of a run. */
export async function makeReport(
  reporter: Reporter,
  { files, problems, summary, moreRules }: RunResult,
  { quiet, statistics }: ReportRequest,
  io: Io,
): Promise<Report> {
  const name = reporter.paths === 'from workspace' ? namer(io) : (path: string) => path
  const shown = files
    .filter((one) => reporter.lists === 'all' || isJudged(one))
    .map((one) => ({ ...one, path: name(one.path), diagnostics: shownFindings(one, quiet) }))
  return {
    tool: { name: 'pmm-config', version: VERSION },
    rules: reporter.audience === 'machine' ? await rulesOf(shown, moreRules) : new Map(),
    files: shown,
    problems: problems.map((problem): Problem => {
      const { path, message, hint } = problem
      return { path: path && name(shownPath(path)), message, ...(hint === undefined ? {} : { hint }) }
    }),
    summary: quiet ? summarize(shown) : summary,
    ...(statistics ? { statistics: countByRule(shown) } : {}),
  }
}

const isJudged = ({ named, skipped }: FileReport) => named || skipped === null

const shownFindings = ({ diagnostics }: FileReport, quiet: boolean) =>
  quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics

/** The counts by rule as a table, for people. */
export function statisticsOf(files: readonly FileReport[], quiet: boolean): string {
  const shown = files.map((one) => ({ ...one, diagnostics: shownFindings(one, quiet) }))
  return statisticsLines(countByRule(shown))
    .map((line) => `${line}\n`)
    .join('')
}

/** A report never takes the place of what it is about. */
export function problemOfPlace(
  file: string,
  files: readonly FileReport[],
  { cwd }: Io,
): PathProblem | undefined {
  if (!files.some(({ path }) => resolve(cwd, path) === resolve(cwd, file))) return undefined
  return { path: file, message: 'this was just checked, so no report is written over it' }
}

/** Those who take findings from a file take their paths from the top of the checkout, wherever a step runs. */
function namer(io: Io): (path: string) => string {
  const top = checkoutTop(io)
  return (path) => (path === '<stdin>' ? path : fromTop(path, top, io.cwd))
}

/** The rules that spoke. What people read of the program's own is loaded only where one of them did. */
async function rulesOf(
  files: readonly FileReport[],
  moreRules: readonly Rule[],
): Promise<ReadonlyMap<string, ReportedRule>> {
  const ids = new Set(files.flatMap((file) => [...file.diagnostics, ...file.fixed].map(({ rule }) => rule)))
  if (ids.size === 0) return new Map()
  const { ALL_DOCUMENTED_RULES } = await import('../registry/documented-rules.js')
  const documented = [...ALL_DOCUMENTED_RULES, ...moreRules.filter(isDocumented)]
  return new Map(
    documented.flatMap(({ meta, docs }) => (ids.has(meta.id) ? [[meta.id, { ...docs, meta }]] : [])),
  )
}

const isDocumented = (rule: Rule): rule is DocumentedRule => 'docs' in rule
