import { resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import { VERSION } from '../generated/version.js'
import type { FileReport } from '../lint/diagnostic.js'
import { type Report, type Reporter, type Summary, summarize } from '../report/report.js'
import { DEFAULT_FORMAT, loadReporter } from '../report/reporters.js'
import { checkedLine } from '../report/summary.js'
import { detectTerminal, type Terminal } from '../report/terminal.js'
import type { DocumentedRule, Rule, RuleDocs } from '../rules/rule.js'
import type { Io } from './io.js'
import type { Output } from './outputs.js'

/** What a run comes to. */
export interface RunResult {
  readonly files: readonly FileReport[]
  readonly summary: Summary
  /** The rules of plugins. */
  readonly moreRules: readonly Rule[]
}

/** Prints and writes what the outputs ask for; returns what could not be written. */
export async function writeReports(
  result: RunResult,
  outputs: readonly Output[],
  quiet: boolean,
  io: Io,
): Promise<readonly PathProblem[]> {
  const { files, summary } = result
  const problems: PathProblem[] = []
  for (const { format, file, within } of outputs) {
    // Most runs find nothing, and need not load what would print nothing.
    if (format === DEFAULT_FORMAT && file === undefined && isSilent(files)) {
      if (!quiet) tellCounts(result, io)
      continue
    }
    const reporter = await loadReporter(format)
    const shown = shownBy(reporter, files, quiet, io)
    const report: Report = {
      tool: { name: 'pmm-config', version: VERSION },
      rules: reporter.audience === 'machine' ? await docsOf(shown, result.moreRules) : new Map(),
      files: shown,
      summary: quiet ? summarize(shown) : summary,
    }
    const text = reporter.render(report, file === undefined ? detectTerminal(io.stdout, io.env) : PLAIN)
    if (file === undefined) {
      io.stdout.write(text)
      if (!quiet && reporter.audience === 'person' && !(reporter.counts && saysAny(summary)))
        tellCounts(result, io)
    } else
      problems.push(
        ...[await (await import('../files/write-report.js')).writeReport(file, text, io.cwd, within)].filter(
          (problem) => problem !== undefined,
        ),
      )
  }
  return problems
}

const isJudged = ({ named, skipped }: FileReport) => named || skipped === null

/** Nothing was found or repaired, and nobody named what was passed over. */
const isSilent = (files: readonly FileReport[]) =>
  files.every(
    (one) => one.diagnostics.length + one.fixed.length === 0 && !(one.named && one.skipped !== null),
  )

const saysAny = ({ errors, warnings, infos, fixed }: Summary) => errors + warnings + infos + fixed > 0

function shownBy(
  { lists, paths }: Reporter,
  files: readonly FileReport[],
  quiet: boolean,
  io: Io,
): readonly FileReport[] {
  return files
    .filter((one) => lists === 'all' || isJudged(one))
    .map((one) => (paths === 'from workspace' ? { ...one, path: fromWorkspace(one.path, io) } : one))
    .map((one) => (quiet ? { ...one, diagnostics: one.diagnostics.filter(isError) } : one))
}

/** What people read of the rules that spoke. The program's own are loaded only where one of them did. */
async function docsOf(
  files: readonly FileReport[],
  moreRules: readonly Rule[],
): Promise<ReadonlyMap<string, RuleDocs>> {
  const ids = new Set(files.flatMap((file) => [...file.diagnostics, ...file.fixed].map(({ rule }) => rule)))
  if (ids.size === 0) return new Map()
  const { ALL_DOCUMENTED_RULES } = await import('../registry/documented-rules.js')
  const documented = [...ALL_DOCUMENTED_RULES, ...moreRules.filter(isDocumented)]
  return new Map(documented.flatMap(({ meta: { id }, docs }) => (ids.has(id) ? [[id, docs]] : [])))
}

const isDocumented = (rule: Rule): rule is DocumentedRule => 'docs' in rule

/** People are told what was checked where the report does not say it, also when nothing is wrong. */
function tellCounts({ files, summary }: RunResult, { stderr }: Io): void {
  if (summary.files + summary.skipped === 0) return
  const text = `${checkedLine({ files, summary })}\n`
  try {
    // Unlike a stream this costs next to nothing, and most runs have nothing else to say.
    if (stderr.writeSync) stderr.writeSync(text)
    else stderr.write(text)
  } catch {
    // Nobody is listening, and nothing is lost.
  }
}

/** GitHub takes the paths of annotations from the top of the checkout, wherever a step runs. */
function fromWorkspace(path: string, { cwd, env }: Io): string {
  const top = env.GITHUB_WORKSPACE
  const full = resolve(cwd, path)
  return top && full.startsWith(`${top}/`) ? full.slice(top.length + 1) : path
}

const isError = ({ severity }: { readonly severity: string }) => severity === 'error'

/** What a file can show. */
const PLAIN: Terminal = { isTTY: false, columns: 100, colour: false, unicode: true }
