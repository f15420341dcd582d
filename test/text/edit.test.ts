import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, overlaps } from '../../src/text/edit.js'

const edit = (start: number, end: number, text: string) => ({ range: { start, end }, text })

describe('edits on a text', () => {
  it('are all about the text as it was', () => {
    expect(applyEdits('abcdef', [edit(4, 5, ''), edit(0, 1, 'XYZ'), edit(6, 6, '!')])).toBe('XYZbcdf!')
  })

  it('keep the order of insertions at one place, in front of what replaces the text there', () => {
    expect(applyEdits('ab', [edit(1, 2, 'B'), edit(1, 1, '1'), edit(1, 1, '2')])).toBe('a12B')
  })

  it('may touch each other', () => {
    expect(applyEdits('abc', [edit(0, 1, 'x'), edit(1, 2, 'y'), edit(2, 2, '-')])).toBe('xy-c')
  })

  it('must not overlap', () => {
    expect(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')])).toThrow(
      'edit 1-3 overlaps one that ends at 2',
    )
    expect(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 1, 'x')])).toThrow('edit 1-1 overlaps')
  })

  it('must lie in the text', () => {
    expect(() => applyEdits('abc', [edit(2, 4, '')])).toThrow('outside the text of 3 characters')
    expect(() => applyEdits('abc', [edit(-1, 0, '')])).toThrow(RangeError)
  })

  it('are refused just when two of them overlap', () => {
    const range = fc
      .tuple(fc.nat(6), fc.nat(6))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(range, range, (a, b) => {
        const apply = () =>
          applyEdits('abcdef', [
            { range: a, text: '' },
            { range: b, text: '' },
          ])
        if (overlaps(a, b)) expect(apply).toThrow(RangeError)
        else expect(apply()).toHaveLength(6 - (a.end - a.start) - (b.end - b.start))
      }),
    )
  })
})
