import type { Diagnostic, FileReport } from '../lint/diagnostic.js'
import type { Severity } from '../rules/rule.js'
import type { Position, Span } from '../text/source.js'
import { findingLines, problemLine } from './finding-words.js'
import { helpPage } from './help-page.js'
import { inertJson } from './inert.js'
import { type EditsOf, joinedEditIn } from './placed-edits.js'
import type { Reporter } from './report.js'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

/** The Reviewdog Diagnostic Format, whose columns are bytes of UTF-8; repairs become suggestions. */
const render: Reporter['render'] = ({ tool, files, problems }) => {
  const failed = problems.map((problem) => notChecked(problem.path, 'ERROR', problemLine(problem)))
  const diagnostics = [...failed, ...files.flatMap(fileDiagnostics)]
  return `${inertJson({ source: { name: tool.name }, diagnostics })}\n`
}

function fileDiagnostics(file: FileReport) {
  const edits = joinedEditIn(file)
  const skipped = file.skipped === null ? [] : [notChecked(file.path, 'INFO', file.skipped)]
  return [...skipped, ...file.diagnostics.map((found) => toDiagnostic(found, file, edits))]
}

function toDiagnostic(found: Diagnostic, file: FileReport, editsOf: EditsOf) {
  const { path } = file
  const place = (span: Span) => toRange(span, file)
  const suggestions = found.fix ? editsOf(found.fix) : []
  return {
    message: findingLines(found, path).join('\n'),
    location: { path, range: place(found.range) },
    severity: SEVERITIES[found.severity],
    code: { value: found.rule, url: helpPage(found.rule) },
    ...(suggestions.length > 0
      ? { suggestions: suggestions.map(({ range, text }) => ({ range: place(range), text })) }
      : {}),
    ...(found.related.length > 0
      ? {
          related_locations: found.related.map(({ range, message }) => ({
            message,
            location: { path, range: place(range) },
          })),
        }
      : {}),
  }
}

function toRange({ start, end }: Span, file: FileReport) {
  return { start: toPosition(start, file), end: toPosition(end, file) }
}

/** Without a column the whole line is meant. */
function toPosition({ line, offset }: Position, { byteColumn }: FileReport) {
  return byteColumn ? { line, column: byteColumn(offset) } : { line }
}

function notChecked(path: string, severity: string, message: string) {
  return { message: `Not checked: ${message}`, location: { path }, severity, code: { value: 'not-checked' } }
}

export const reporter: Reporter = {
  name: 'rdjson',
  audience: 'machine',
  counts: false,
  lists: 'judged',
  paths: 'as given',
  render,
}
