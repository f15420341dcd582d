import { inert } from './inert.js'
import { inOrder, type Reporter } from './report.js'
import { statisticsLines } from './statistics.js'
import { oneLine, visible } from './visible.js'

/** One line a finding, as compilers print them: `config.yml:12:8: warning: message [trakt/stale-pin]`. */
const render: Reporter['render'] = ({ files, statistics = [] }) =>
  files
    .flatMap((file) => {
      const path = inert(visible(file.path))
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
    .concat(
      statistics.length > 0 ? '\n' : [],
      statisticsLines(statistics).map((line) => `${line}\n`),
    )
    .join('')

export const reporter: Reporter = {
  name: 'concise',
  audience: 'person',
  counts: false,
  lists: 'judged',
  paths: 'as given',
  showsStatistics: true,
  render,
}
