import type { Diagnostic, FileReport } from '../lint/diagnostic.js'
import type { Severity } from '../rules/rule.js'
import { commandFor, HOW, problemLine } from './finding-words.js'
import { markdownCode, markdownText } from './markdown-text.js'
import { inOrder, type Report, type Reporter } from './report.js'
import { fixableWords, statisticsColumns } from './statistics.js'
import { checkedLine, summaryLines } from './summary.js'

/** A comment on GitHub holds 65,536 characters; something of it is left for what others put around. */
const MOST_CHARACTERS = 60_000

/** A summary for pull requests and help threads: lists, which read well also where no tables are shown. */
const render: Reporter['render'] = (report) => {
  const entries = [...problemEntries(report), ...report.files.flatMap(fileEntries)]
  const head = [...headOf(report), ...statisticsOf(report)].join('\n\n')
  const shown = thatFit(entries, MOST_CHARACTERS - head.length)
  const left = entries.length - shown.length
  const rest = left > 0 ? [`${left} more ${left === 1 ? 'entry is' : 'entries are'} left out here.`] : []
  return `${[head, ...sectionsOf(shown), ...rest].join('\n\n')}\n`
}

interface Entry {
  /** What it stands under. */
  readonly title: string
  /** Of what there is no room for, that with the highest is left out first. */
  readonly rank: number
  readonly text: string
}

const RANKS: Readonly<Record<Severity, number>> = { error: 1, warning: 2, info: 3 }
const [PROBLEM, REPAIR, SKIPPED] = [0, 4, 5]
const NOT_CHECKED = '**Not checked**'

function headOf(report: Report): readonly string[] {
  const { errors, warnings, infos, fixed } = report.summary
  const isSilent = errors + warnings + infos + fixed === 0
  const [first, ...rest] = isSilent ? [checkedLine(report)] : summaryLines(report)
  return [`### pmm-config: ${markdownText(first!)}`, ...rest.map((line) => markdownText(line))]
}

function statisticsOf({ statistics = [] }: Report): readonly string[] {
  if (statistics.length === 0) return []
  const names = statisticsColumns(statistics)
  const rows = statistics.map((count) => {
    const numbers = names.map((name) => `${count[name]} | `)
    return `| ${numbers.join('')}${markdownCode(count.rule)} | ${markdownText(fixableWords(count))} |`
  })
  const head = `| ${names.join(' | ')} | rule | can be fixed |`
  return [[head, `| ${names.map(() => '---: | ').join('')}--- | --- |`, ...rows].join('\n')]
}

function problemEntries({ problems }: Report): readonly Entry[] {
  return problems.map((problem) => {
    const text = markdownText(problemLine(problem))
    return entry(NOT_CHECKED, PROBLEM, problem.path ? `${markdownCode(problem.path)}: ${text}` : text)
  })
}

function fileEntries({ path, diagnostics, fixed, skipped }: FileReport): readonly Entry[] {
  if (skipped !== null)
    return [entry(NOT_CHECKED, SKIPPED, `${markdownCode(path)}: ${markdownText(skipped)}`)]
  const title = `**${markdownCode(path)}**`
  return [
    ...alike(diagnostics).map((some) => entry(title, RANKS[some[0].severity], findingText(some, path))),
    ...inOrder(fixed).map((repair) => {
      const [at] = repair.lines
      const place = at ? ` in line ${at.first}` : ''
      return entry(
        title,
        REPAIR,
        `fixed${place}: ${markdownText(repair.title)} (${markdownCode(repair.rule)})`,
      )
    }),
  ]
}

type Alike = readonly [Diagnostic, ...Diagnostic[]]

/** Findings that are said in the same words are one entry. */
function alike(diagnostics: readonly Diagnostic[]): readonly Alike[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>()
  for (const found of diagnostics) {
    const { severity, rule, message, hint, fix, command, versions } = found
    const words = [severity, rule, message, hint, fix?.title, fix?.safety, command, versions].join('\0')
    const group = groups.get(words)
    if (group) group.push(found)
    else groups.set(words, [found])
  }
  return [...groups.values()]
}

const entry = (title: string, rank: number, text: string): Entry => ({ title, rank, text: `- ${text}` })

function findingText(findings: Alike, path: string): string {
  const [found] = findings
  const { severity, message, rule, hint, fix, versions } = found
  const command = commandFor(found, path)
  const place = lineWords(findings.map(({ range }) => range.start.line))
  return [
    `**${severity}** in ${place}: ${markdownText(message)} (${markdownCode(rule)})`,
    ...(hint ? [`Hint: ${markdownText(hint)}`] : []),
    ...(fix ? [`Fix: ${markdownText(fix.title)} (${HOW[fix.safety]})`] : []),
    ...(command ? [`Run: ${markdownCode(command)}`] : []),
    ...(versions ? [`Versions: ${markdownCode(versions)}`] : []),
  ].join('\n  - ')
}

const MOST_LINES = 12

function lineWords(all: readonly number[]): string {
  const lines = [...new Set(all)]
  if (lines.length === 1) return `line ${lines[0]}`
  const named = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES) : lines.slice(0, -1)
  const last = lines.length > MOST_LINES ? `${lines.length - MOST_LINES} more` : lines.at(-1)
  return `lines ${named.join(', ')} and ${last}`
}

/** Whole entries, in their order. */
function thatFit(entries: readonly Entry[], room: number): readonly Entry[] {
  const kept = new Set<Entry>()
  const titles = new Set<string>()
  let left = room
  for (const one of entries.toSorted((a, b) => a.rank - b.rank)) {
    const size = one.text.length + 1 + (titles.has(one.title) ? 0 : one.title.length + 4)
    if (size > left) continue
    left -= size
    kept.add(one)
    titles.add(one.title)
  }
  return entries.filter((one) => kept.has(one))
}

function sectionsOf(entries: readonly Entry[]): readonly string[] {
  const titles = [...new Set(entries.map(({ title }) => title))]
  return titles.flatMap((title) => [
    title,
    entries.flatMap((one) => (one.title === title ? [one.text] : [])).join('\n'),
  ])
}

export const reporter: Reporter = {
  name: 'markdown',
  audience: 'machine',
  counts: true,
  lists: 'judged',
  paths: 'as given',
  showsStatistics: true,
  render,
}
