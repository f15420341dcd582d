import type { Diagnostic, FileReport } from '../lint/diagnostic.js'
import { createSource } from '../text/source.js'
import { createPaint, type Paint, SEVERITY_STYLE } from './colour.js'
import { commandFor, HOW } from './finding-words.js'
import { renderFrame } from './frame.js'
import { inert } from './inert.js'
import { inOrder, type Report, type Reporter } from './report.js'
import { statisticsLines } from './statistics.js'
import { summaryLines } from './summary.js'
import type { Terminal } from './terminal.js'
import { oneLine, visible } from './visible.js'
import { toWords, type Word, wrapWords } from './wrap.js'

/** For people: each finding with the lines it stands in, what to do, and a summary. */
const render: Reporter['render'] = (report, terminal) => {
  const paint = createPaint(terminal.colour)
  const blocks = [
    ...report.files.flatMap((file) => [
      ...renderFixed(file, terminal, paint),
      ...renderFile(file, terminal, paint),
    ]),
    report.files.flatMap((file) => renderSkipped(file, terminal, paint)),
    renderEnd(report, terminal, paint),
    statisticsLines(report.statistics ?? []),
  ].filter((lines) => lines.length > 0)
  return blocks.length > 0 ? `${blocks.map((lines) => lines.map(inert).join('\n')).join('\n\n')}\n` : ''
}

function renderFile(file: FileReport, terminal: Terminal, paint: Paint): string[][] {
  const text = file.masked === undefined ? undefined : createSource(file.path, file.masked)
  return file.diagnostics.map((found) => {
    const frame = text ? renderFrame(text, found.range, terminal, paint, SEVERITY_STYLE[found.severity]) : []
    const notes = renderNotes(file.path, found, terminal, paint)
    return [
      ...renderHeader(file, found, terminal, paint),
      ...(frame.length ? ['', ...frame, ''] : []),
      ...notes,
    ]
  })
}

function renderHeader(file: FileReport, found: Diagnostic, terminal: Terminal, paint: Paint): string[] {
  const { line, column } = found.range.start
  const severity = paint('bold', paint(SEVERITY_STYLE[found.severity], found.severity))
  return renderLine(
    { text: `${visible(file.path)}:${line}:${column}` },
    { text: found.severity, painted: severity },
    toWords(oneLine(found.message)),
    found.rule,
    terminal,
    paint,
  )
}

function renderNotes(path: string, found: Diagnostic, terminal: Terminal, paint: Paint): string[] {
  const label = (name: string): Word => ({ text: `${name}:`, painted: paint('cyan', `${name}:`) })
  const prose = (name: string, text: string | undefined | null) =>
    text
      ? wrapWords(
          [label(name), ...toWords(oneLine(text))],
          terminal.columns,
          '  ',
          ' '.repeat(name.length + 4),
        )
      : []
  // A command is to be copied: it stays on one line, however long.
  const command = (name: string, text: string | null) =>
    text ? [`  ${label(name).painted} ${oneLine(text)}`] : []
  return [
    ...prose('hint', found.hint),
    ...prose('fix', found.fix && `${found.fix.title} (${HOW[found.fix.safety]})`),
    ...command('run', commandFor(found, path)),
    ...prose('versions', found.versions),
    ...command('explain', found.docs),
  ]
}

function renderFixed(file: FileReport, terminal: Terminal, paint: Paint): string[][] {
  const severity = { text: 'fixed', painted: paint('green', 'fixed') }
  const lines = inOrder(file.fixed).flatMap(({ rule, title, lines: [first] }) => {
    const place = { text: first ? `${visible(file.path)}:${first.first}` : visible(file.path) }
    return renderLine(place, severity, toWords(oneLine(title)), rule, terminal, paint)
  })
  return [lines]
}

function renderSkipped(file: FileReport, terminal: Terminal, paint: Paint): string[] {
  if (file.skipped === null) return []
  const severity = { text: 'skipped', painted: paint('dim', 'skipped') }
  return renderLine(
    { text: visible(file.path) },
    severity,
    toWords(oneLine(file.skipped)),
    '',
    terminal,
    paint,
  )
}

/** Place, kind, words and rule on one line where they fit. The place comes first: terminals make it a link. */
function renderLine(
  place: Word,
  kind: Word,
  [first, ...others]: readonly Word[],
  rule: string,
  terminal: Terminal,
  paint: Paint,
): string[] {
  const words = [
    { ...place, painted: paint('bold', place.text) },
    { ...kind, gap: 2 },
    ...(first ? [{ ...first, gap: 2 }, ...others] : []),
    ...(rule ? [{ text: rule, painted: paint('dim', rule), gap: 2 }] : []),
  ]
  return wrapWords(words, terminal.columns, '', '  ')
}

function renderEnd(report: Report, terminal: Terminal, paint: Paint): string[] {
  const { errors, warnings, infos, fixed } = report.summary
  // What was checked is said elsewhere then (cli/reports.ts).
  if (errors + warnings + infos + fixed === 0) return []
  const [counts, ...rest] = summaryLines(report).map((line) =>
    wrapWords(toWords(line), terminal.columns, '', '  '),
  )
  return [...counts!.map((line) => paint('bold', line)), ...rest.flat()]
}

export const reporter: Reporter = {
  name: 'pretty',
  audience: 'person',
  counts: true,
  lists: 'judged',
  paths: 'as given',
  showsStatistics: true,
  render,
}
