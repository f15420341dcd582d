import type { AuthProvider } from '../plugin/index.js'
import { applyEdits } from '../text/edit.js'
import { createSource } from '../text/source.js'
import { createDraft } from '../yaml/edit/draft.js'
import { isRefusal } from '../yaml/edit/plan.js'
import type { EditValue } from '../yaml/edit/value.js'
import type { SignIn } from './destination.js'
import { readAsWritten } from './patch.js'

/** The section as PMM would write it, to be pasted into a config. */
export function blockOf(
  { service, tokenKeys, spentKeys, tokensAt = ['authorization'] }: AuthProvider,
  { tokens, client }: SignIn,
): string {
  const spent = Object.fromEntries(spentKeys.map((key) => [key, null]))
  const written = Object.fromEntries(tokenKeys.map((key) => [key, tokens[key] ?? null]))
  const nested = tokensAt.reduceRight<EditValue>((inner, key) => ({ [key]: inner }), written)
  const draft = createDraft(readAsWritten(createSource('', '')))
  draft.insert(undefined, service, { ...client, ...spent, ...(nested as object) })
  const result = draft.result()
  // Nothing can be in the way in an empty text.
  if (isRefusal(result)) throw new Error(result.refused)
  return applyEdits('', result.edits)
}
