import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/files/decode.js'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('decode', () => {
  it('reads UTF-8 without a problem', () => {
    const source = decode('config.yml', bytes('name: Fußball 🎬 \ufffd\n'))
    expect(source.text).toBe('name: Fußball 🎬 \ufffd\n')
    expect(source.path).toBe('config.yml')
    expect(source.encodingProblem).toBeUndefined()
  })

  it('reads any text back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const source = decode('config.yml', bytes(`a: ${text}`))
        expect(source.text).toBe(`a: ${text}`)
        expect(source.encodingProblem).toBeUndefined()
      }),
    )
  })

  it('keeps a byte order mark in the text, for offsets count it', () => {
    const source = decode('config.yml', bytes([0xef, 0xbb, 0xbf], 'a: 1'))
    expect(source.text).toBe('\ufeffa: 1')
    expect(source.encodingProblem).toBeUndefined()
  })

  it.each([
    ['little-endian with a mark', utf16le('\ufefftmdb: ü'), '\ufefftmdb: ü', 1],
    ['big-endian with a mark', utf16be('\ufefftmdb: ü'), '\ufefftmdb: ü', 1],
    ['little-endian without a mark', utf16le('tmdb: 日本'), 'tmdb: 日本', 0],
    ['big-endian without a mark', utf16be('tmdb: 日本'), 'tmdb: 日本', 0],
  ])('decodes UTF-16, %s, and says so at the first character', (_, encoded, text, start) => {
    const source = decode('config.yml', encoded)
    expect(source.text).toBe(text)
    expect(source.encodingProblem).toEqual({ encoding: 'utf-16', at: { start, end: start + 1 } })
  })

  it('survives UTF-16 with half a unit at its end, and a mark alone', () => {
    expect(decode('a.yml', bytes([0xfe, 0xff, 0, 0x61, 0])).text).toBe('\ufeffa')
    expect(decode('a.yml', bytes([0xff, 0xfe])).encodingProblem?.at).toEqual({ start: 1, end: 1 })
  })

  it('takes a single NUL in UTF-8 for what it is', () => {
    const source = decode('config.yml', bytes('a: \0b'))
    expect(source.text).toBe('a: \0b')
    expect(source.encodingProblem).toBeUndefined()
  })

  it('decodes Windows-1252 and points at the first character that is not UTF-8', () => {
    const source = decode(
      'config.yml',
      bytes('name: caf', [0xe9], ' ', [0x80], ' ', [0x93], 'x', [0x94], '\n'),
    )
    expect(source.text).toBe('name: café € “x”\n')
    expect(source.encodingProblem).toEqual({ encoding: 'not utf-8', at: { start: 9, end: 10 } })
  })

  it('points past characters that are valid UTF-8', () => {
    const source = decode('config.yml', bytes('é', [0xa9], 'x'))
    expect(source.encodingProblem?.at.start).toBe(2)
    expect(source.text[source.encodingProblem!.at.start]).toBe('©')
  })

  it.each([
    ['a character cut off before another', bytes('ab', [0xef, 0xbf], 'c'), 2],
    ['a character cut off by the end', bytes('ab', [0xef, 0xbf]), 2],
    ['a byte after a real U+FFFD', bytes('\ufffd', [0xff]), 3],
    ['a surrogate', bytes('a', [0xed, 0xa0, 0x80]), 1],
  ])('finds %s', (_, encoded, start) => {
    expect(decode('config.yml', encoded).encodingProblem?.at.start).toBe(start)
  })

  it('counts a UTF-8 byte order mark as one character before the offending one', () => {
    const source = decode('config.yml', bytes([0xef, 0xbb, 0xbf], 'ab', [0xe9]))
    expect(source.text).toBe('\ufeffabé')
    expect(source.encodingProblem?.at).toEqual({ start: 3, end: 4 })
  })

  it('reads a view into a larger buffer, not the buffer', () => {
    const whole = new Uint8Array(bytes('xxa: 1yy'))
    expect(decode('config.yml', whole.subarray(2, 6)).text).toBe('a: 1')
  })

  it('never throws on arbitrary bytes, and places every problem inside the text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (encoded) => {
        const source = decode('picture.png', encoded)
        const at = source.encodingProblem?.at
        if (at) expect(at.end).toBeLessThanOrEqual(source.text.length)
        let valid = true
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(encoded)
        } catch {
          valid = false
        }
        if (!valid) expect(source.encodingProblem).toBeDefined()
      }),
    )
  })
})
