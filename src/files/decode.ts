import { createSource, type Source } from '../text/source.js'

/** Windows-1252 where it differs from Latin-1 (0x80 to 0x9f); bytes it leaves undefined become U+FFFD. */
const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/** So much of a file without a byte order mark is looked at to tell UTF-16 from the rest. */
const SAMPLE_BYTES = 512

/**
 * Turns a file's bytes into text; never throws. A byte order mark stays in the text, since offsets count it.
 * What PMM could not decode (it reads UTF-8 only) is decoded all the same, so that the rest can be judged,
 * and `encodingProblem` tells the first place.
 */
export function decode(path: string, bytes: Uint8Array): Source {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = findUtf16(buffer)
  if (order) {
    const text = decodeUtf16(buffer, order)
    const start = text.startsWith('\ufeff') ? 1 : 0
    return createSource(path, text, {
      encoding: 'utf-16',
      at: { start, end: Math.min(start + 1, text.length) },
    })
  }
  const text = buffer.toString('utf8')
  const start = text.includes('\ufffd') ? findInvalid(buffer, text) : undefined
  if (start === undefined) return createSource(path, text)
  const mark = text.startsWith('\ufeff') ? 3 : 0
  const at = mark ? start - mark + 1 : start
  const decoded = (mark ? '\ufeff' : '') + decodeWindows1252(buffer.subarray(mark))
  return createSource(path, decoded, { encoding: 'not utf-8', at: { start: at, end: at + 1 } })
}

function findUtf16(buffer: Buffer): 'le' | 'be' | undefined {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'le'
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'be'
  const units = Math.min(buffer.length, SAMPLE_BYTES) >> 1
  if (units < 2) return undefined
  let even = 0
  let odd = 0
  for (let unit = 0; unit < units; unit++) {
    if (buffer[2 * unit] === 0) even++
    if (buffer[2 * unit + 1] === 0) odd++
  }
  // The keys of a config are ASCII, so most units of UTF-16 have one NUL, always on the same side.
  if (even === 0 && odd > units / 2) return 'le'
  if (odd === 0 && even > units / 2) return 'be'
  return undefined
}

function decodeUtf16(buffer: Buffer, order: 'le' | 'be'): string {
  if (order === 'le') return buffer.toString('utf16le')
  return Buffer.from(buffer.subarray(0, buffer.length & ~1))
    .swap16()
    .toString('utf16le')
}

function decodeWindows1252(buffer: Buffer): string {
  return buffer
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!)
}

/** The offset of the first byte that is not UTF-8: where the text, written as UTF-8 again, differs. */
function findInvalid(buffer: Buffer, text: string): number | undefined {
  const again = Buffer.from(text, 'utf8')
  let index = 0
  while (index < buffer.length && buffer[index] === again[index]) index++
  if (index === buffer.length && again.length === buffer.length) return undefined
  // A cut-off character may begin like U+FFFD itself: back to the first byte of the replacement.
  while ((again[index]! & 0xc0) === 0x80) index--
  return index
}
