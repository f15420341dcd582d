import type { FileReport } from '../lint/diagnostic.js'
import type { TargetFrom } from '../rules/rule.js'
import { countFixable, type Report } from './report.js'
import { visible } from './visible.js'

/** The counts at the end of a run with something to say: one line, and one more when repairs are at hand. */
export function summaryLines(report: Report): string[] {
  const { files, skipped, fixed, fixable } = report.summary
  const found = counts(report.summary)
  const touched = report.files.filter((file) => file.diagnostics.length > 0).length
  const where = found ? `${found} in ${plural(touched, 'file')}` : 'nothing left to say'
  const all = found && touched === files && !skipped ? '' : ` (${checked(files, skipped)})`
  const unsafe = countFixable(
    report.files.flatMap((file) => file.diagnostics),
    'unsafe',
  )
  const target = targetWords(report.files)
  return [`${fixed ? `${fixed} fixed, ` : ''}${where}${all}${target}`, ...repairs(fixable, unsafe)]
}

/** What was checked, for which versions, and what came of it: one line. */
export function checkedLine(report: Pick<Report, 'files' | 'summary'>): string {
  const { files, skipped, errors, warnings, infos, fixed } = report.summary
  const said = [counts(report.summary), ...(fixed ? [`${fixed} fixed`] : [])].filter(Boolean).join(', ')
  const verdict = errors + warnings + infos + fixed === 0 ? 'nothing wrong' : said
  return `${checked(files, skipped)}${targetWords(report.files)}${files > 0 ? `, ${verdict}` : ''}`
}

function counts({ errors, warnings, infos }: Report['summary']): string {
  return [
    ...(errors ? [plural(errors, 'error')] : []),
    ...(warnings ? [plural(warnings, 'warning')] : []),
    ...(infos ? [plural(infos, 'info')] : []),
  ].join(', ')
}

/** ` for Kometa 2.4.4 (docker-compose.yml:5)`: the versions that files were judged for, and who says so. */
function targetWords(files: readonly FileReport[]): string {
  const judged = files.filter(({ skipped }) => skipped === null)
  const words = [...new Set(judged.map(({ target }) => `${target.range} (${fromWords(target.from)})`))]
  if (words.length === 0) return ''
  return words.length > 2 ? ` for ${words.length} different targets` : ` for Kometa ${words.join(' and ')}`
}

function fromWords({ kind, path, line }: TargetFrom): string {
  if (path !== null) return visible(line === null ? path : `${path}:${line}`)
  return WITHOUT_FILE[kind] ?? kind
}

const WITHOUT_FILE: Readonly<Partial<Record<TargetFrom['kind'], string>>> = {
  option: 'named on the command line',
  settings: 'named in the settings',
  config: 'by what the config holds',
  default: 'all that are known',
}

function checked(files: number, skipped: number): string {
  return `${plural(files, 'file')} checked${skipped ? `, ${skipped} skipped` : ''}`
}

function repairs(safe: number, unsafe: number): string[] {
  if (safe + unsafe === 0) return []
  const parts = [
    ...(safe ? [`${safe} can be fixed with --fix`] : []),
    ...(unsafe ? [`${unsafe} ${safe ? 'more' : 'can be fixed'} with --unsafe-fixes`] : []),
  ]
  return [parts.join(', ')]
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
