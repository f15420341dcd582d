import { inOrder, type Reporter } from './report.js'
import { oneLine, visible } from './visible.js'

/** One line a finding, as compilers print them: `config.yml:12:8: warning: message [trakt/stale-pin]`. */
const render: Reporter['render'] = (report) =>
  report.files
    .flatMap((file) => {
      const path = visible(file.path)
      const findings = file.diagnostics.map(({ range, severity, message, rule }) => {
        const place = `${path}:${range.start.line}:${range.start.column}`
        return `${place}: ${severity}: ${oneLine(message)} [${rule}]\n`
      })
      const fixed = inOrder(file.fixed).map(
        ({ lines: [at], title, rule }) =>
          `${path}${at ? `:${at.first}` : ''}: fixed: ${oneLine(title)} [${rule}]\n`,
      )
      const all = [...fixed, ...findings]
      return file.skipped === null ? all : [...all, `${path}: skipped: ${oneLine(file.skipped)}\n`]
    })
    .join('')

export const reporter: Reporter = {
  name: 'concise',
  audience: 'person',
  counts: false,
  lists: 'judged',
  paths: 'as given',
  render,
}
