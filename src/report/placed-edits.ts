import type { FileReport, ProposedFix } from '../lint/diagnostic.js'
import type { Edit } from '../text/edit.js'
import { createSource, type Span } from '../text/source.js'
import { isRefusal } from '../yaml/edit/plan.js'

/** An edit with its place for people. */
interface PlacedEdit {
  readonly range: Span
  readonly text: string
}

/** Gives the edits of a repair, in the order of the text; none where it may not be shown or cannot be told by edits. */
export type EditsOf = (fix: ProposedFix) => readonly PlacedEdit[]

/** Each takes the time of reading the file: of a file with thousands of repairs the rest go without. */
const MOST_ASKED = 1000

/** Makes what places the edits of a file's findings. */
export function editsIn(file: FileReport): EditsOf {
  const source = createSource(file.path, file.masked ?? '')
  const madeBy = asker(file)
  return (fix) => madeBy(fix).map(({ range, text }) => ({ range: source.span(range), text }))
}

/** The same as one edit, for formats in which each edit is a proposal of its own. */
export function joinedEditIn(file: FileReport): EditsOf {
  const masked = file.masked ?? ''
  const source = createSource(file.path, masked)
  const madeBy = asker(file)
  return (fix) => {
    const edits = madeBy(fix)
    const [first, last] = [edits[0], edits.at(-1)]
    if (!first || !last) return []
    let text = ''
    let at = first.range.start
    for (const edit of edits) {
      const between = masked.slice(at, edit.range.start)
      // What may be masked is not known, so that it could not be written anew.
      if (between.includes('*')) return []
      text += between + edit.text
      at = edit.range.end
    }
    return [{ range: source.span({ start: first.range.start, end: last.range.end }), text }]
  }
}

/** Without the text places cannot be told. */
function asker({ masked }: FileReport): (fix: ProposedFix) => readonly Edit[] {
  let asked = 0
  return (fix) => {
    if (masked === undefined || asked++ >= MOST_ASKED) return []
    const edits = fix.edits()
    return isRefusal(edits) ? [] : edits
  }
}
