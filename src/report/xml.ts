import { LOG_MARK } from './inert.js'
import { escapeCharacter, replaceHidden } from './visible.js'

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Writes a text for an XML document or a value in double quotes, on one line. What one cannot see becomes a reference,
 * what XML 1.0 cannot hold an escape such as `\x1b`.
 */
export function escapeXml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => NAMED[character]!).replace(LOG_MARK, '&#35;')
  return replaceHidden(escaped, (character) => {
    const code = character.codePointAt(0)!
    return isXml(code) ? `&#x${code.toString(16)};` : escapeCharacter(character)
  }).replace(/[\ufffe\uffff]/g, escapeCharacter)
}

/** The characters of XML 1.0, section 2.2. */
function isXml(code: number): boolean {
  return code >= 0x20 ? code < 0xd800 || code > 0xdfff : code === 0x9 || code === 0xa || code === 0xd
}

/**
 * Writes an element; attributes without a value are left out.
 *
 * @param inner what stands in it: a text, or elements, which get a line each
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inner: string | readonly string[] = [],
): string {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  if (inner.length === 0) return `<${name}${start}/>`
  if (typeof inner === 'string') return `<${name}${start}>${escapeXml(inner)}</${name}>`
  const lines = inner.map((one) => `${one.replace(/^/gm, '  ')}\n`)
  return `<${name}${start}>\n${lines.join('')}</${name}>`
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}
