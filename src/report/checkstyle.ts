import type { FileReport } from '../lint/diagnostic.js'
import { findingLines, problemLine } from './finding-words.js'
import type { Problem, Reporter } from './report.js'
import { element, xmlDocument } from './xml.js'

/** Checkstyle's XML, version 4.3: what other linters write, too, and most CI servers read. */
const render: Reporter['render'] = ({ files, problems }) => {
  const all = [...problems.map(failedFile), ...files.map(fileElement)]
  return xmlDocument(element('checkstyle', { version: '4.3' }, all))
}

function fileElement({ path, diagnostics, skipped }: FileReport): string {
  const errors = diagnostics.map((found) => {
    const { line, column } = found.range.start
    const message = findingLines(found, path).join('\n')
    return element('error', { line, column, severity: found.severity, message, source: found.rule })
  })
  const note = skipped === null ? [] : [notChecked('info', skipped)]
  return element('file', { name: path }, [...note, ...errors])
}

function failedFile(problem: Problem): string {
  return element('file', { name: problem.path }, [notChecked('error', problemLine(problem))])
}

function notChecked(severity: string, message: string): string {
  return element('error', { line: 1, severity, message: `Not checked: ${message}`, source: 'not-checked' })
}

export const reporter: Reporter = {
  name: 'checkstyle',
  audience: 'machine',
  counts: false,
  lists: 'judged',
  paths: 'as given',
  render,
}
