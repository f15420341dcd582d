import type { Diagnostic, FileReport } from '../lint/diagnostic.js'
import type { Severity } from '../rules/rule.js'
import { inOrder, lastLine, type Reporter } from './report.js'
import { visible } from './visible.js'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** GitHub Actions workflow commands, which show as annotations on the lines of a pull request. */
const render: Reporter['render'] = ({ files, problems }) =>
  problems
    .map(({ path, message, hint }) =>
      command('error', { file: path, title: 'not checked' }, [message, hint ?? null]),
    )
    .concat(files.flatMap(fileCommands))
    .join('')

function fileCommands(file: FileReport): readonly string[] {
  const findings = file.diagnostics.map((found) => {
    const properties = { file: file.path, ...placeOf(found), title: found.rule }
    return command(COMMANDS[found.severity], properties, [found.message, found.hint])
  })
  const fixed = inOrder(file.fixed).map(({ rule, title, lines: [at] }) =>
    command('notice', { file: file.path, ...(at ? { line: at.first } : {}), title: `fixed: ${rule}` }, [
      title,
    ]),
  )
  const all = [...fixed, ...findings]
  if (file.skipped === null) return all
  return [...all, command('notice', { file: file.path, title: 'not checked' }, [file.skipped])]
}

function placeOf({ range }: Diagnostic) {
  const { start, end } = range
  const lines = { line: start.line, endLine: lastLine(range) }
  // The runner takes no columns for a place over several lines.
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  texts: readonly (string | null)[],
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  const message = texts.flatMap((text) => (text === null ? [] : text.split(/\r\n|\r|\n/))).map(visible)
  return `::${name} ${list.join(',')}::${escapeData(message.join('\n'))}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

export const reporter: Reporter = {
  name: 'github',
  audience: 'machine',
  counts: false,
  lists: 'judged',
  paths: 'from workspace',
  render,
}
