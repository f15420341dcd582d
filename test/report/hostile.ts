import { type Report, summarize } from '../../src/report/report.js'
import { countByRule } from '../../src/report/statistics.js'
import { createSource } from '../../src/text/source.js'
import { diagnostic, file, reportOf } from './reports.js'

/** What programs obey that read logs, XML, JSON, Markdown or terminals. */
export const NASTY =
  '::error::x\n::set-output name=a::b\r\n##[error]y ##vso[task.x]z ]]> <script>alert("1")</script> &amp; <!-- ' +
  '\x00\x1b[2J\x9b\u202e\u200b\u{e0041}\ufffe\uffff\ud800 ``` | @everyone #1 !2 GH-3 https://evil.example/ www.evil.example ' +
  '![x](https://evil.example/p.png) [a](1) {0} $x$ :tada: 0123456789abcdef0123456789abcdef01234567 a@b.example </error>'

const PATH = `::error::a b/${NASTY.replaceAll('/', '\u2215')}.yml`

const TEXT = 'libraries:\n  "日本 😀": 1\ntrakt:\n  pin: ********\n'
const source = createSource(PATH, TEXT)
const range = source.span({ start: 33, end: 36 })

/** A report in which everything that may come from elsewhere is hostile. */
export function hostileReport(): Report {
  const words = `A message with ${NASTY} and \`quoted ${NASTY.replaceAll('`', '')}\`.`
  const found = {
    ...diagnostic(range, {
      severity: 'error',
      message: words,
      hint: words,
      path: ['libraries', NASTY, 0],
      versions: '>=2.0.0',
      command: 'pmm-config trakt auth',
      related: [{ range, message: words }],
      fix: { title: words, safety: 'safe' },
    }),
    fingerprint: `a/b#${NASTY}#1`,
  }
  const withEdits = {
    ...found,
    fix: { ...found.fix!, edits: () => [{ range: { start: 33, end: 34 }, text: NASTY }] },
  }
  const repair = { rule: 'a/b', title: words, safety: 'safe', path: [NASTY], lines: [] } as const
  const files = [
    file({
      path: PATH,
      masked: TEXT,
      byteColumn: (offset) => Buffer.byteLength(source.text.slice(source.offset(3), offset)) + 1,
      diagnostics: [withEdits],
      fixed: [repair],
      changed: true,
    }),
    file({ path: `${PATH}b`, named: true, skipped: words }),
  ]
  const problems = [{ path: `${PATH}c`, message: words, hint: words }]
  return { ...reportOf(...files), problems, summary: summarize(files), statistics: countByRule(files) }
}
