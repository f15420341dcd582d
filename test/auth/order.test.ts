import { expect, test } from 'vitest'
import { planOrder } from '../../src/auth/order.js'
import { readAsWritten } from '../../src/auth/patch.js'
import { applyEdits } from '../../src/text/edit.js'
import { createSource } from '../../src/text/source.js'
import { createDraft } from '../../src/yaml/edit/draft.js'
import { isRefusal } from '../../src/yaml/edit/plan.js'

function ordered(text: string, names: readonly string[]): string {
  const draft = createDraft(readAsWritten(createSource('config.yml', text)))
  planOrder(draft, 'trakt', ['authorization'], names)
  const result = draft.result()
  if (isRefusal(result)) throw new Error(result.refused)
  return applyEdits(text, result.edits)
}

test('a comment above the keys stays above them, and one beside a key goes along', () => {
  const text =
    'trakt:\n  authorization:\n        # filled in by the program\n    a: 1\n    c: 3   # the third\n    b: 2\nmal:\n'
  expect(ordered(text, ['a', 'b', 'c'])).toBe(
    'trakt:\n  authorization:\n        # filled in by the program\n    a: 1\n    b: 2\n    c: 3   # the third\nmal:\n',
  )
})

test('keys that are in order are left alone, whatever stands between them', () => {
  const text = 'trakt:\n  authorization:\n    a: 1\n    other: x\n    b: 2\n'
  expect(ordered(text, ['a', 'b', 'c'])).toBe(text)
})
