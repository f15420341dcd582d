import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits, type Edit } from '../../src/text/edit.js'
import { editsOf, originOf, type Revision, revise, startRevision } from '../../src/text/revision.js'

const edit = (start: number, end: number, text: string): Edit => ({ range: { start, end }, text })

/** Edits that do not overlap, for a text of this length. */
const editsFor = (length: number): fc.Arbitrary<readonly Edit[]> =>
  fc.uniqueArray(fc.nat(length), { minLength: 2, maxLength: 6 }).chain((places) => {
    const sorted = places.toSorted((a, b) => a - b)
    const pairs = sorted.flatMap((start, index) =>
      index % 2 === 0 && index + 1 < sorted.length ? [[start, sorted[index + 1]!] as const] : [],
    )
    return fc.tuple(
      ...pairs.map(([start, end]) => fc.string({ maxLength: 3 }).map((text) => edit(start, end, text))),
    )
  })

describe('a revision', () => {
  test('gives all changes made one after the other as edits of the original', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, maxLength: 30 }), fc.gen(), (original, gen) => {
        let revision: Revision = startRevision(original)
        for (let step = 0; step < 4 && revision.text.length > 1; step++) {
          const edits = gen(editsFor, revision.text.length)
          const expected = applyEdits(revision.text, edits)
          revision = revise(revision, edits)
          expect(revision.text).toBe(expected)
          expect(applyEdits(original, editsOf(revision))).toBe(revision.text)
        }
      }),
    )
  })

  test('has no edits where nothing is different in the end', () => {
    const there = revise(startRevision('abc'), [edit(1, 2, 'x')])
    expect(editsOf(revise(there, [edit(1, 2, 'b')]))).toEqual([])
    expect(editsOf(startRevision(''))).toEqual([])
  })

  test('tells where in the original a stretch comes from', () => {
    const revision = revise(startRevision('0123456789'), [edit(2, 4, ''), edit(6, 6, 'new')])
    expect(revision.text).toBe('0145new6789')
    expect(originOf(revision, { start: 0, end: 2 })).toEqual({ start: 0, end: 2 })
    expect(originOf(revision, { start: 1, end: 3 })).toEqual({ start: 1, end: 5 })
    expect(originOf(revision, { start: 8, end: 10 })).toEqual({ start: 7, end: 9 })
  })

  test('tells for what came in where it was put', () => {
    const revision = revise(startRevision('0123456789'), [edit(6, 6, 'new')])
    expect(originOf(revision, { start: 7, end: 8 })).toEqual({ start: 6, end: 6 })
    expect(originOf(revision, { start: 13, end: 13 })).toEqual({ start: 10, end: 10 })
  })
})
