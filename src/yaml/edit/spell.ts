import { parse } from '../grammar/parser.js'
import type { ScalarNode, ScalarStyle, YamlNode } from '../node.js'
import { type ResolvedScalar, resolvePlain, type YamlVersion } from '../scalar.js'
import type { EditScalar } from './value.js'

/** Where a scalar is to stand: what may be written without quotes depends on it. */
export type Spot = 'value' | 'key' | 'flow value' | 'flow key'

type InlineStyle = 'plain' | 'single' | 'double'

const PROBES: Readonly<Record<Spot, readonly [before: string, after: string]>> = {
  value: ['- k: ', ' # c\n'],
  key: ['- ', ' : v\n'],
  'flow value': ['- {k: ', ' , l: v}\n'],
  'flow key': ['- {', ' : v, l: v}\n'],
}

/**
 * The spellings of a scalar on one line that PMM reads as just that value, best first: the style it had,
 * without quotes, in single quotes, in double quotes. `null` is spelt out here; the caller leaves it blank.
 */
export function spellings(
  value: EditScalar,
  spot: Spot,
  version: YamlVersion,
  had: ScalarStyle = 'plain',
): readonly string[] {
  if (typeof value !== 'string') return [spellPlain(value, version)]
  const styles: InlineStyle[] = ['plain', 'single', 'double']
  const wanted = had === 'single' || had === 'double' ? [had, ...styles] : styles
  return [...new Set(wanted)]
    .filter((style) => style !== 'plain' || resolvePlain(value, version).kind === 'string')
    .map((style) => ({ style, text: quote(value, style) }))
    .filter(({ style, text }) => text !== undefined && readsBack(text, value, style, spot, version))
    .map(({ text }) => text!)
}

export function spell(value: EditScalar, spot: Spot, version: YamlVersion, had?: ScalarStyle): string {
  return spellings(value, spot, version, had)[0]!
}

function spellPlain(value: number | bigint | boolean | null, version: YamlVersion): string {
  if (typeof value !== 'number') return String(value)
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  const texts = [Object.is(value, -0) ? '-0.0' : String(value), value.toExponential()]
  return texts.find((text) => Object.is(resolvePlain(text, version).value, value)) ?? texts[0]!
}

function quote(text: string, style: InlineStyle): string | undefined {
  if (style === 'double') return `"${[...text].map(escapeCharacter).join('')}"`
  if (HIDDEN.test(text)) return undefined
  return style === 'plain' ? text : `'${text.replaceAll("'", "''")}'`
}

/** What is not seen in an editor, or not kept as it is: written as an escape. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Cs}/u
const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\0'],
])

function escapeCharacter(character: string): string {
  const short = SHORT.get(character)
  if (short) return short
  if (!HIDDEN.test(character)) return character
  const code = character.charCodeAt(0).toString(16)
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}

/** Asks PMM's own grammar: what it takes for plain text is not to be guessed. */
function readsBack(
  text: string,
  value: string,
  style: InlineStyle,
  spot: Spot,
  version: YamlVersion,
): boolean {
  const [before, after] = PROBES[spot]
  const directive = version === '1.1' ? '%YAML 1.1\n---\n' : ''
  const { root, failure, tabs } = parse(`${directive}${before}${text}${after}`)
  if (failure || tabs.length > 0 || root?.type !== 'sequence') return false
  const [item] = root.items
  const pair = item?.type === 'mapping' ? item.pairs[0] : undefined
  const node: YamlNode | undefined = spot.endsWith('key') ? pair?.key : pair?.value
  return node?.type === 'scalar' && node.style === style && node.text === value && !hasProperties(node)
}

const hasProperties = (node: ScalarNode) => node.tag !== undefined || node.anchor !== undefined

/** Whether a scalar as PMM reads it is the given value, of the given type. */
export function isValue({ kind, value: read, error }: ResolvedScalar, value: EditScalar): boolean {
  if (error) return false
  if (typeof value === 'string') return kind === 'string' && read === value
  if (value === null) return kind === 'null'
  if (typeof value === 'boolean') return kind === 'boolean' && read === value
  if (kind !== 'integer' && kind !== 'float') return false
  return read === value || (Number.isNaN(read) && Number.isNaN(value))
}
