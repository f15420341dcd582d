import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'

export interface CommentBehind {
  /** The comment, from its `#`. */
  readonly at?: Range
  /** It looks like a value rather than like words: `####`, or one long word with digits right behind the `#`. */
  readonly swallowed: boolean
}

/** The comment that follows a blank value on its line. */
export function commentBehind(document: ConfigDocument, ref: NodeRef): CommentBehind {
  const { end } = document.range(ref)
  const { text } = document.source
  const lineEnd = /[\r\n]|$/.exec(text.slice(end))!.index + end
  const match = /^[ \t]+(#.*)$/.exec(text.slice(end, lineEnd))
  if (!match) return { swallowed: false }
  const comment = match[1]!.trimEnd()
  const start = lineEnd - match[1]!.length
  return {
    at: { start, end: start + comment.length },
    swallowed: /^#{3,}$/.test(comment) || /^#(?=[^#]*[0-9])[0-9A-Za-z_-]{8,}#*$/.test(comment),
  }
}
