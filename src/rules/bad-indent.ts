import type { ConfigDocument } from '../yaml/document.js'
import type { Problem } from '../yaml/problem.js'

/** What kind of wrong indentation it is, as the lines around it tell. */
export type IndentDetail = 'BAD_DASH' | 'KEY_BELOW_VALUE'

/** The code of a syntax error; of a wrong indentation the one whose words fit the case. */
export function detailOf({ detail = '', at }: Problem, { source: { text } }: ConfigDocument): string {
  if (detail !== 'BAD_INDENT') return detail
  const start = text.lastIndexOf('\n', at.start - 1) + 1
  const line = text.slice(at.start, at.end)
  if (/^-(?:\s|$)/.test(line)) return 'BAD_DASH' satisfies IndentDetail
  const above = lineAbove(text, start)
  const isDeeper = above !== undefined && indentOf(above) < at.start - start
  const holdsValue = above !== undefined && /^\s*(?:- )?[^\s#'"][^#]*?:[ \t]+[^\s#|>&{[]/.test(above)
  return isDeeper && holdsValue ? ('KEY_BELOW_VALUE' satisfies IndentDetail) : detail
}

/** The nearest line above that says something. */
function lineAbove(text: string, start: number): string | undefined {
  return text
    .slice(0, start)
    .split(/\r?\n|\r/)
    .findLast((line) => /^\s*[^\s#]/.test(line))
}

const indentOf = (line: string) => /^ */.exec(line)![0].length
