import type { Edit } from '../../text/edit.js'
import type { YamlNode } from '../node.js'
import { readText } from '../read-text.js'
import { resolve } from '../resolve.js'
import type { Context } from './context.js'
import { inShort } from './in-short.js'
import { lineBreakAt, startsLine } from './lines.js'
import { rewritten } from './move.js'
import { isRefusal, type Plan, type Refusal, refuse } from './plan.js'
import { planRemove } from './remove.js'
import { entryStart } from './slot.js'

/** A pair taken out of a document, as a text of its own. */
export interface Extract {
  readonly text: string
  readonly edits: readonly Edit[]
}

export interface ExtractPlan {
  readonly text: string
  readonly removal: Plan
}

/** The lines of a pair with the comments above it, from the first column on, and their removal. */
export function planExtract(context: Context, value: YamlNode): ExtractPlan | Refusal {
  const parent = context.parentOf(value)
  if (parent?.part !== 'value' || parent.node.flow) return refuse('it does not stand on lines of its own')
  if (!startsLine(context.text, entryStart(context.text, parent.node, parent.index)))
    return refuse('it does not stand on lines of its own')
  const text = rewritten(context, value, undefined, 0).trimEnd() + lineBreakAt(context.text, value.start)
  if (read(text) !== inShort(context.meaning.value(parent.node.pairs[parent.index]!.value)))
    return refuse('it uses anchors of the rest of the file')
  const removal = planRemove(context, value, true)
  return isRefusal(removal) ? removal : { text, removal }
}

/** What the only key of a text holds; nothing where it is not to be read. */
function read(text: string): string | undefined {
  const { root, problems, version } = readText(text)
  const meaning = resolve(text, root, version)
  if (problems.length + meaning.problems.length > 0 || root?.type !== 'mapping') return undefined
  return inShort(meaning.value(root.pairs[0]!.value))
}
