import type { Severity } from '../rules/rule.js'
import { helpPage } from './help-page.js'
import { markdownBlock, markdownText } from './markdown-text.js'
import type { ReportedRule } from './report.js'
import { exampleLines, explainRule, REPAIR, versionsOf } from './rule-page.js'
import { oneLine } from './visible.js'

export const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** How GitHub calls severities where they are not of security. */
const PROBLEMS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
}

/** GitHub takes no more of a description. */
const MOST_TEXT = 1024

/** What people read of a rule, as a reporting descriptor. */
export function toDescriptor(rule: ReportedRule) {
  const { meta, summary, why } = rule
  return {
    id: meta.id,
    name: inPascalCase(meta.id),
    shortDescription: { text: shortened(summary) },
    fullDescription: { text: shortened(why) },
    help: {
      text: explainRule({ meta, docs: rule }, { isTTY: false, columns: 100, colour: false, unicode: true }),
      markdown: helpMarkdown(rule),
    },
    helpUri: helpPage(meta.id),
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: {
      tags: [...new Set([meta.kind, meta.id.split('/')[0]!])],
      precision: 'high',
      'problem.severity': PROBLEMS[meta.severity],
    },
  }
}

function helpMarkdown({ meta, summary, why, examples }: ReportedRule): string {
  const block = (title: string, config: string) => [
    title,
    markdownBlock('yaml', exampleLines(config).join('\n')),
  ]
  return [
    markdownText(summary),
    markdownText(why),
    `Repair: ${markdownText(REPAIR[meta.fix])}`,
    `Versions: ${markdownText(versionsOf(meta))}`,
    ...examples.flatMap(({ bad, good }) => [
      ...block('Speaks up on:', bad),
      ...(good ? block('Is silent on:', good) : []),
    ]),
  ].join('\n\n')
}

function inPascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

function shortened(text: string): string {
  const line = oneLine(text)
  return line.length <= MOST_TEXT ? line : `${line.slice(0, MOST_TEXT - 1)}…`
}
