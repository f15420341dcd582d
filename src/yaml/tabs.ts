import type { Problem } from './problem.js'

/** One problem for each run of lines that have tabs where PMM's reader allows none. */
export function tabProblems(text: string, offsets: readonly number[]): readonly Problem[] {
  const problems: (Problem & { readonly places: number[] })[] = []
  let lastLine = -2
  let line = 0
  let lineStart = 0
  let counted = 0
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (; counted < offset; counted++)
      if (text[counted] === '\n') {
        line++
        lineStart = counted + 1
      }
    if (line > lastLine + 1) {
      const at = { start: offset, end: offset + 1 }
      problems.push({ code: 'tab', at, detail: kindOf(text, lineStart, offset), places: [] })
    }
    problems.at(-1)!.places.push(offset)
    lastLine = line
  }
  return problems
}

function kindOf(text: string, lineStart: number, offset: number): 'indentation' | 'trailing' | 'between' {
  if (/^\s*$/.test(text.slice(lineStart, offset))) return 'indentation'
  const lineBreak = text.indexOf('\n', offset)
  const rest = text.slice(offset, lineBreak < 0 ? text.length : lineBreak)
  return /^[ \t]*(?:#|\r?$)/.test(rest) ? 'trailing' : 'between'
}
