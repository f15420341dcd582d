import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { YamlNode } from '../../src/yaml/node.js'
import { readText } from '../../src/yaml/read-text.js'
import { brokenDocuments, documents, values } from './generate.js'

/** Children of a node in the order of the text. */
function children(node: YamlNode): readonly YamlNode[] {
  if (node.type === 'sequence') return node.items
  return node.type === 'mapping' ? node.pairs.flatMap(({ key, value }) => [key, value]) : []
}

/** Every node lies inside its parent, behind the one before it. */
function expectNested(node: YamlNode, text: string): void {
  expect(node.start).toBeLessThanOrEqual(node.end)
  expect(node.end).toBeLessThanOrEqual(text.length)
  let at = 0
  for (const child of children(node)) {
    expect(child.start).toBeGreaterThanOrEqual(at)
    expectNested(child, text)
    at = child.end
  }
}

it.each([
  ['document', documents],
  ['broken document', brokenDocuments],
  ['value', values],
])('reads any %s: what is wrong and what is there lies in the text', (_name, texts) => {
  const property = fc.property(texts, (text) => {
    const { root, problems } = readText(text)
    for (const { at } of problems) expect(at.start <= at.end && at.end <= text.length + 1).toBe(true)
    if (root) expectNested(root, text)
  })
  fc.assert(property, { numRuns: 1000, seed: 20261123 })
})
