import { sameValue } from '../fix/value.js'
import type { Change } from '../plugin/index.js'
import { applyEdits } from '../text/edit.js'
import { createSource, type Source } from '../text/source.js'
import { createDocument } from '../yaml/create-document.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import { createDraft, type Draft } from '../yaml/edit/draft.js'
import { isRefusal } from '../yaml/edit/plan.js'
import { readText } from '../yaml/read-text.js'
import { planOrder } from './order.js'

/** A document with changed keys of one section, or why they cannot be changed. */
export type Patched =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string }

export const readAsWritten = (source: Source): ConfigDocument => createDocument(source, readText(source.text))

/**
 * Changes keys of a section and nothing else of the file: every other byte stays. Keys that are missing are
 * added, each behind the one before it among the changes. What PMM would read afterwards is checked.
 */
export function patch(document: ConfigDocument, section: string, changes: readonly Change[]): Patched {
  const draft = createDraft(document)
  let before: Path | undefined
  for (const { path, value } of changes) {
    put(draft, [section, ...path], value, before)
    before = [section, ...path]
  }
  const changed = textOf(document, draft)
  if (!changed.ok) return changed
  const isRight = (text: string) => isSound(document, text, section, changes)
  if (!isRight(changed.text)) return { ok: false, reason: 'it would change something else in the file' }
  const ordered = orderedText(createSource(document.source.path, changed.text), section, changes)
  return ordered !== undefined && isRight(ordered) ? { ok: true, text: ordered } : changed
}

/** The same with the keys in the order of the changes; nothing where they are, or cannot be moved. */
function orderedText(source: Source, section: string, changes: readonly Change[]): string | undefined {
  const document = readAsWritten(source)
  const nested = changes.filter(({ path }) => path.length > 1)
  const home = nested[0]?.path.slice(0, -1).map(String)
  if (!home) return undefined
  const draft = createDraft(document)
  planOrder(
    draft,
    section,
    home,
    nested.map(({ path }) => String(path.at(-1))),
  )
  const moved = textOf(document, draft)
  return moved.ok && moved.text !== source.text ? moved.text : undefined
}

function textOf(document: ConfigDocument, draft: Draft): Patched {
  const result = draft.result()
  return isRefusal(result)
    ? { ok: false, reason: result.refused }
    : { ok: true, text: applyEdits(document.source.text, result.edits) }
}

function put(draft: Draft, path: Path, value: Change['value'], before: Path | undefined): void {
  const parent = makeMapping(draft, path.slice(0, -1))
  const at = draft.document.at(path)
  if (at) draft.set(at, value)
  else {
    const isBeside =
      before?.length === path.length && before.slice(0, -1).every((step, i) => step === path[i])
    const neighbour = isBeside ? draft.document.at(before) : undefined
    draft.insert(parent, String(path.at(-1)), value, neighbour ? { after: neighbour } : 'last')
  }
}

/** The mapping at a path, made where there is none; what stands in its place and is no mapping is of no use. */
function makeMapping(draft: Draft, path: Path): NodeRef | undefined {
  for (let depth = 1; depth <= path.length; depth++) {
    const here = path.slice(0, depth)
    const at = draft.document.at(here)
    if (!at) draft.insert(draft.document.at(here.slice(0, -1)), String(here.at(-1)), null)
    else if (draft.document.shape(at) !== 'mapping' && draft.document.scalar(at)?.kind !== 'null')
      draft.set(at, null)
  }
  return draft.document.at(path)
}

/** PMM reads what was meant, and of the other sections what it read before. */
function isSound(before: ConfigDocument, text: string, section: string, changes: readonly Change[]): boolean {
  const after = readAsWritten(createSource(before.source.path, text))
  if (after.problems.length > before.problems.length) return false
  const roots = new Set([...Object.keys(before.value ?? {}), ...Object.keys(after.value ?? {})])
  for (const root of roots)
    if (root !== section && !sameValue(after.get([root]) ?? null, before.get([root]) ?? null)) return false
  return changes.every(({ path, value }) => (after.get([section, ...path]) ?? null) === value)
}
