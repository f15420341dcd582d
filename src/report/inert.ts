import { replaceHidden } from './visible.js'

/** What a line begins with that GitHub Actions obeys, blanks before it or not. */
const COMMAND = /^(\s*):(?=:)/

/** What GitHub Actions and Azure Pipelines obey wherever it stands: `##[error]`, `##vso[...]`. */
export const LOG_MARK = /#(?=#\w*\[)/g

/** A line that means nothing to the programs that read logs. */
export function inert(line: string): string {
  return line.replace(COMMAND, '$1\\x3a').replace(LOG_MARK, '\\x23')
}

/** A value as JSON in which nothing is hidden and nothing means anything to the programs that read logs. */
export function inertJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(LOG_MARK, () => escaped('#'))
  return replaceHidden(text, (character) => (character === '\n' ? character : escaped(character)))
}

const escaped = (character: string) =>
  character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
