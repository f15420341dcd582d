import type { Problem } from './problem.js'

/** One problem for each run of lines that have tabs where PMM's reader allows none. */
export function tabProblems(text: string, offsets: readonly number[]): readonly Problem[] {
  const problems: (Problem & { readonly places: number[] })[] = []
  let lastLine = -2
  let line = 0
  let counted = 0
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (; counted < offset; counted++) if (text[counted] === '\n') line++
    if (line > lastLine + 1) {
      const at = { start: offset, end: offset + 1 }
      problems.push({ code: 'tab', at, detail: kindOf(text, offset), places: [] })
    }
    problems.at(-1)!.places.push(offset)
    lastLine = line
  }
  return problems
}

function kindOf(text: string, offset: number): 'indentation' | 'trailing' | 'between' {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (/^\s*$/.test(before)) return 'indentation'
  return /^[ \t]*(?:#|\r?$)/.test(text.slice(offset).split('\n')[0]!) ? 'trailing' : 'between'
}
