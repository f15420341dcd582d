import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createByteColumns } from '../../src/text/byte-column.js'
import { createSource } from '../../src/text/source.js'

test('a column is the bytes before it in its line, and one', () => {
  const columns = createByteColumns(createSource('', '\ufeffé: 1\r\n日😀x\n'))
  expect([1, 2, 3].map(columns)).toEqual([4, 6, 7])
  expect([7, 8, 10, 11].map(columns)).toEqual([1, 4, 8, 9])
  expect(columns(2)).toBe(6)
})

test('a column does not go with what was asked for before', () => {
  const piece = fc.constantFrom('a', 'é', '日', '😀', '\n', '\r\n', '\r', '\ufeff')
  fc.assert(
    fc.property(fc.array(piece), fc.array(fc.nat()), (pieces, asked) => {
      const starts = pieces.map((_, index) => pieces.slice(0, index).join('').length)
      const source = createSource('', pieces.join(''))
      const columns = createByteColumns(source)
      for (const number of asked) {
        const offset = starts[number % (starts.length || 1)] ?? 0
        const { line } = source.position(offset)
        const start = line === 1 ? 0 : source.offset(line)
        expect(columns(offset)).toBe(Buffer.byteLength(source.text.slice(start, offset)) + 1)
      }
    }),
  )
})
