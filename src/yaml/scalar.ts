import { isNumberStart, resolveNumber, toFloat, toInteger } from './number.js'
import { resolveTimestamp } from './timestamp.js'

/**
 * Plain scalars as PMM reads them: ruamel.yaml's resolver, not YAML's own core schema. The expressions
 * follow ruamel.yaml's implicit resolvers (0.19.1; the same since 0.15), quirks included: `.5e1` is text,
 * `00123456` is the number 123456, `1234E567` is infinity.
 */
export type ScalarKind = 'string' | 'integer' | 'float' | 'boolean' | 'null' | 'timestamp' | 'tagged'
export type ScalarValue = string | number | bigint | boolean | null | Date

export interface ResolvedScalar {
  readonly kind: ScalarKind
  readonly value: ScalarValue
  /** Set when PMM cannot read the scalar at all, in its reader's words. */
  readonly error?: string
}

export type YamlVersion = '1.1' | '1.2'

const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/
const BOOLEAN_1_1 = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/
const CORE_TAG = /^(?:!!|!<tag:yaml\.org,2002:)(str|int|float|bool|null|timestamp)>?$/

/** Resolves a plain (unquoted, untagged) scalar. */
export function resolvePlain(text: string, version: YamlVersion = '1.2'): ResolvedScalar {
  if (text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL')
    return { kind: 'null', value: null }
  if (text === '<<' || text === '=') return { kind: 'tagged', value: text }
  if (isNumberStart(text.charCodeAt(0)))
    return resolveNumber(text, version) ?? resolveTimestamp(text) ?? { kind: 'string', value: text }
  if ((version === '1.1' ? BOOLEAN_1_1 : BOOLEAN).test(text)) return toBoolean(text)
  return { kind: 'string', value: text }
}

/**
 * Resolves a scalar that carries a tag: YAML's own are obeyed, quoted or not; every other tag stays opaque
 * to PMM. A lone `!` is no tag to PMM's reader, but it takes the quotes away.
 */
export function resolveTagged(text: string, tag: string, version: YamlVersion = '1.2'): ResolvedScalar {
  if (tag === '!') return resolvePlain(text, version)
  switch (CORE_TAG.exec(tag)?.[1]) {
    case 'str':
      return { kind: 'string', value: text }
    case 'int':
      return toInteger(text.trim(), version)
    case 'float':
      return toFloat(text.trim(), version)
    case 'bool':
      return toBoolean(text)
    case 'null':
      return { kind: 'null', value: null }
    case 'timestamp':
      return resolveTimestamp(text, true) ?? { kind: 'timestamp', value: null, error: `"${text}" is no date` }
    default:
      return { kind: 'tagged', value: text }
  }
}

function toBoolean(text: string): ResolvedScalar {
  const known = /^(?:(yes|y|true|on)|no|n|false|off)$/i.exec(text)
  if (!known) return { kind: 'boolean', value: null, error: `"${text}" is neither true nor false` }
  return { kind: 'boolean', value: known[1] !== undefined }
}
