import { structuredPatch } from 'diff'

/** A stretch of a unified diff; lines count from 1, each of its own begins with a sign. */
export interface Hunk {
  readonly oldStart: number
  readonly oldLines: number
  readonly newStart: number
  readonly newLines: number
  readonly lines: readonly string[]
}

const CONTEXT = 3
/** The shortest difference is looked for up to so many lines: the time grows with their square. */
const MOST_CHANGED = 2000
const NO_BREAK = '\\ No newline at end of file'

/** The difference of two texts: the shortest, or, where very much has changed, one that is found line by line. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const options = { context: CONTEXT, maxEditLength: MOST_CHANGED }
  return structuredPatch('', '', before, after, '', '', options)?.hunks ?? lineByLine(before, after)
}

/** A stretch of lines that are not the same; ends are exclusive. */
interface Change {
  readonly old: readonly [number, number]
  readonly fresh: readonly [number, number]
}

function lineByLine(before: string, after: string): readonly Hunk[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const groups: Change[][] = []
  for (const change of changesOf(old, fresh)) {
    const last = groups.at(-1)?.at(-1)
    if (last && change.old[0] - last.old[1] <= 2 * CONTEXT) groups.at(-1)!.push(change)
    else groups.push([change])
  }
  return groups.map((group) => toHunk(group, old, fresh))
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function changesOf(old: readonly string[], fresh: readonly string[]): readonly Change[] {
  if (old.length === fresh.length) {
    const changes: { old: [number, number]; fresh: [number, number] }[] = []
    for (const [index, line] of old.entries()) {
      if (line === fresh[index]) continue
      const last = changes.at(-1)
      if (last?.old[1] === index) last.old[1] = last.fresh[1] = index + 1
      else changes.push({ old: [index, index + 1], fresh: [index, index + 1] })
    }
    return changes
  }
  const shorter = Math.min(old.length, fresh.length)
  let start = 0
  while (start < shorter && old[start] === fresh[start]) start++
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end++
  return [{ old: [start, old.length - end], fresh: [start, fresh.length - end] }]
}

function toHunk(group: readonly Change[], old: readonly string[], fresh: readonly string[]): Hunk {
  const [first, last] = [group[0]!, group.at(-1)!]
  const start = Math.max(0, first.old[0] - CONTEXT)
  const end = Math.min(old.length, last.old[1] + CONTEXT)
  const lines: string[] = []
  const add = (sign: string, from: readonly string[], start: number, end: number) => {
    for (const line of from.slice(start, end))
      if (line.endsWith('\n')) lines.push(sign + line.slice(0, -1))
      else lines.push(sign + line, NO_BREAK)
  }
  let at = start
  for (const change of group) {
    add(' ', old, at, change.old[0])
    add('-', old, ...change.old)
    add('+', fresh, ...change.fresh)
    at = change.old[1]
  }
  add(' ', old, at, end)
  const newStart = start + first.fresh[0] - first.old[0]
  const newLines = end - start + (last.fresh[1] - last.old[1]) - (first.fresh[0] - first.old[0])
  return { oldStart: start + 1, oldLines: end - start, newStart: newStart + 1, newLines, lines }
}
