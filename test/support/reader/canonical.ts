import { createSource } from '../../../src/text/source.js'
import { createDocument } from '../../../src/yaml/create-document.js'
import type { ConfigDocument, NodeRef } from '../../../src/yaml/document.js'
import { readText } from '../../../src/yaml/read-text.js'
import type { ScalarValue } from '../../../src/yaml/scalar.js'

export type Answer = { readonly value: unknown } | { readonly error: string }

/** What our reader makes of a text, in the form that `read.py` prints. */
export function read(text: string): Answer {
  return answer(createDocument(createSource('config.yml', text), readText(text)))
}

function answer(document: ConfigDocument): Answer {
  const [problem] = document.problems
  if (problem) return { error: `${problem.code} ${problem.detail ?? ''} at ${problem.at.start}` }
  const root = document.at([])
  return { value: root ? canonical(document, root) : ['null'] }
}

function canonical(document: ConfigDocument, ref: NodeRef): unknown {
  const shape = document.shape(ref)
  if (shape === 'mapping')
    return [
      'mapping',
      document.entries(ref).map(({ key, value }) => [keyOf(document, key), canonical(document, value)]),
    ]
  if (shape === 'sequence') return ['sequence', document.items(ref).map((item) => canonical(document, item))]
  const scalar = document.scalar(ref)
  return scalar ? scalarOf(scalar.kind, scalar.value) : ['null']
}

function keyOf(document: ConfigDocument, key: NodeRef): unknown {
  const scalar = document.scalar(key)
  if (!scalar) return canonical(document, key)
  // ruamel.yaml takes `=` for text where it is a key.
  return scalarOf(scalar.value === '=' && scalar.tag === undefined ? 'string' : scalar.kind, scalar.value)
}

function scalarOf(kind: string, value: ScalarValue): unknown {
  if (value instanceof Date) return [kind, value.toISOString().replace('Z', '')]
  if (kind === 'float') return [kind, Number.isNaN(value) ? 'nan' : hex(Number(value))]
  if (kind === 'null') return [kind]
  return [kind, kind === 'integer' ? String(value) : value]
}

function hex(value: number): string {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setFloat64(0, value)
  return bytes.getBigUint64(0).toString(16).padStart(16, '0')
}
