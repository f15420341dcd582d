import type { FixedConfig } from '../../../src/api/fix.js'

/**
 * Lines of a text before its repairs (from 1) that no repair names, and that are not there any more, or not in
 * their order.
 */
export function unnamedChanges(before: string, { text, fixed }: FixedConfig): readonly number[] {
  const isNamed = (line: number) =>
    fixed.some(({ lines }) => lines.some(({ first, last }) => first <= line && line <= last))
  const left = text.split('\n').values()
  const missing = before.split('\n').flatMap((content, index) => {
    if (isNamed(index + 1)) return []
    for (const present of left) if (present === content) return []
    return [index + 1]
  })
  return missing
}
