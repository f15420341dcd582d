import { createPaint } from './colour.js'
import { hunksOf } from './hunks.js'
import type { Terminal } from './terminal.js'
import { visible } from './visible.js'

/** A text, and the same with its secrets masked, line for line. */
export interface MaskedText {
  readonly text: string
  readonly masked: string
}

const MASKED = '# Secrets are masked with *: this is for reading, and cannot be applied as a patch.'
const ESCAPED =
  '# Characters that do not show are written as escapes: this is for reading, and cannot be applied as a patch.'

/**
 * The difference between two texts as a unified diff with three lines of context. Compared are the texts
 * themselves, shown are the masked ones; where that makes a difference the diff says so first. Away from a
 * terminal it is a patch: there tabs and a byte order mark stand as they are.
 */
export function renderDiff(path: string, before: MaskedText, after: MaskedText, terminal: Terminal): string {
  if (before.text === after.text) return ''
  const paint = createPaint(terminal.colour)
  const hunks = hunksOf(before.text, after.text)
  if (hunks.length === 0) return ''
  const old = maskedLines(before)
  const fresh = maskedLines(after)
  const show = terminal.isTTY ? visible : visibleInPatch
  let hidden = false
  let escaped = false
  const body = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => {
    let [oldAt, newAt] = [oldStart - 1, newStart - 1]
    const shown = lines.map((patchLine) => {
      const sign = patchLine[0]
      if (sign === '\\') return patchLine
      const shownLine = sign === '+' ? fresh[newAt]! : old[oldAt]!
      hidden ||= shownLine.hidden
      if (sign !== '+') oldAt++
      if (sign !== '-') newAt++
      // A carriage return is how the line ends, not something hidden in it.
      const [, line, end] = shownLine.text.match(/^(.*?)(\r?)$/s)!
      escaped ||= show(line!) !== line
      const text = `${sign}${show(line!)}${end}`
      return sign === '+' ? paint('green', text) : sign === '-' ? paint('red', text) : text
    })
    return [paint('cyan', `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`), ...shown]
  })
  // Behind a tab, as others write it: else a name would end at its first blank.
  const name = visible(path) + (path.includes(' ') ? '\t' : '')
  const head = [paint('bold', `--- ${name}`), paint('bold', `+++ ${name}`)]
  const notes = [...(hidden ? [MASKED] : []), ...(escaped ? [ESCAPED] : [])]
  return `${[...notes, ...head, ...body].join('\n')}\n`
}

function maskedLines({ text, masked }: MaskedText): readonly { text: string; hidden: boolean }[] {
  const original = text.split('\n')
  return masked.split('\n').map((line, index) => ({ text: line, hidden: line !== original[index] }))
}

const visibleInPatch = (line: string) =>
  line
    .split(/(^\ufeff|\t)/)
    .map((part, index) => (index % 2 === 0 ? visible(part) : part))
    .join('')

/** An empty side is named by the line before it. */
function span(start: number, count: number): string {
  return count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`
}
