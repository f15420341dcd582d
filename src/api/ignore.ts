import type { Checked } from '../lint/check.js'
import { type IgnoreComment, ignoreComments, isAudibleAlways, signatureOf } from '../lint/ignore-comments.js'
import type { Facts } from '../rules/facts.js'
import { applyEdits, type Edit } from '../text/edit.js'
import { createSource, type Source } from '../text/source.js'
import { readDocument } from '../yaml/read.js'
import { type FixedConfig, fixedConfig } from './fixed-config.js'
import { type Inspection, inspect, type ValidateOptions } from './inspect.js'

/** A config in which what is found is accepted, and what there is to report of it. */
export interface IgnoringConfig extends FixedConfig {
  /** How many findings are silenced, and by how many comments. */
  readonly silenced: number
  readonly comments: number
}

/**
 * Puts a comment that silences it above everything that is found, with a reason. What cannot be silenced is left:
 * mistakes that PMM cannot read the file with, and what is found in comments.
 */
export async function ignoreFindings(
  source: Source,
  reason: string,
  options: ValidateOptions,
): Promise<IgnoringConfig> {
  const start = await inspect(source, options)
  const { target } = start
  // What is not UTF-8 could not be written back as it was.
  const wanted = source.encodingProblem ? [] : start.checked.filter((one) => !isAudibleAlways(one))
  const judged = (text: string, edits: readonly Edit[]) =>
    inspect(createSource(source.path, text), { ...options, target, ...movedFacts(options.facts, edits) })
  const { after, comments } = await settle(start, ignoreComments(start.document, wanted, reason), judged)
  const { document, checked } = after
  const made = await fixedConfig({ start, document, checked, target }, options)
  // What is masked is made when asked for: a copy would ask.
  return Object.assign(made, { silenced: start.checked.length - checked.length, comments })
}

type Judge = (text: string, edits: readonly Edit[]) => Promise<Inspection>

/** Leaves out the comments that change what is read, and the rules that a comment does not silence after all. */
async function settle(start: Inspection, proposed: readonly IgnoreComment[], judge: Judge) {
  const { text } = start.document.source
  const signature = signatureOf(start.document)
  const isHarmless = ({ edit }: IgnoreComment) => {
    const next = applyEdits(text, [edit])
    return signatureOf(readDocument(createSource(start.document.source.path, next))) === signature
  }
  let comments = proposed.filter(isHarmless)
  for (;;) {
    const edits = comments.map(({ edit }) => edit)
    const after = comments.length === 0 ? start : await judge(applyEdits(text, edits), edits)
    const idle = idleRules(after.checked, after, edits)
    if (idle.size === 0 || comments.length === 0) return { after, comments: comments.length }
    comments = comments.flatMap((one, index) => without(one, idle.get(index) ?? []))
  }
}

/** The rules that comments of ours name in vain, by the number of the comment. */
function idleRules(checked: readonly Checked[], { document }: Inspection, edits: readonly Edit[]) {
  const found = new Map<number, string[]>()
  for (const { rule, diagnostic } of checked) {
    if (rule.meta.id !== 'comment/unused-ignore') continue
    const { start, end } = diagnostic.range
    let moved = 0
    for (const [index, { range, text }] of edits.entries()) {
      const from = range.start + moved
      if (start.offset >= from && end.offset <= from + text.length)
        found.set(index, [...(found.get(index) ?? []), document.source.text.slice(start.offset, end.offset)])
      moved += text.length
    }
  }
  return found
}

function without({ rules, edit }: IgnoreComment, idle: readonly string[]): readonly IgnoreComment[] {
  const kept = rules.filter((id) => !idle.includes(id))
  if (kept.length === rules.length) return [{ rules, edit }]
  const text = edit.text.replace(rules.join(', '), kept.join(', '))
  return kept.length === 0 ? [] : [{ rules: kept, edit: { ...edit, text } }]
}

/** Version control knows a line by its place in the file as it was. */
function movedFacts(facts: Facts | undefined, edits: readonly Edit[]): { readonly facts?: Facts } {
  if (!facts?.lineChangedAt) return facts ? { facts } : {}
  const before = (offset: number) => {
    let moved = 0
    for (const { range, text } of edits) if (range.start + moved + text.length <= offset) moved += text.length
    return offset - moved
  }
  return {
    facts: {
      ...facts,
      lineChangedAt: ({ start, end }) => facts.lineChangedAt?.({ start: before(start), end: before(end) }),
    },
  }
}
