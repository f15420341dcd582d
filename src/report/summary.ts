import { countFixable, type Report } from './report.js'

/** The counts at the end of a run with something to say: one line, and one more when repairs are at hand. */
export function summaryLines(report: Report): string[] {
  const { files, skipped, errors, warnings, infos, fixed, fixable } = report.summary
  const found = [
    ...(errors ? [plural(errors, 'error')] : []),
    ...(warnings ? [plural(warnings, 'warning')] : []),
    ...(infos ? [plural(infos, 'info')] : []),
  ].join(', ')
  const touched = report.files.filter((file) => file.diagnostics.length > 0).length
  const where = found ? `${found} in ${plural(touched, 'file')}` : 'nothing left to say'
  const all = found && touched === files && !skipped ? '' : ` (${checked(files, skipped)})`
  const unsafe = countFixable(
    report.files.flatMap((file) => file.diagnostics),
    'unsafe',
  )
  return [`${fixed ? `${fixed} fixed, ` : ''}${where}${all}`, ...repairs(fixable, unsafe)]
}

/** What a clean run says. */
export function cleanLine(report: Report): string {
  const { files, skipped } = report.summary
  return files + skipped === 0 ? 'no files to check' : `${checked(files, skipped)}, nothing to say`
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
