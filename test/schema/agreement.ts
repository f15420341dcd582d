import { Ajv, type FuncKeywordDefinition } from 'ajv'
import { withoutProse } from '../../scripts/generate/schemas.mjs'
import { VOCABULARY } from '../../scripts/generate/validators.mjs'
import { scheduleProblem } from '../../src/kometa/schedule.js'
import type { SchemaNode } from '../../src/schema/violation.js'
import { createWalk } from '../../src/schema/walk.js'
import type { ConfigDocument } from '../../src/yaml/document.js'
import type { Json } from './constraints.js'

/** What the walk and ajv say of a config: whether it is accepted, and where it holds what only some versions take. */
interface Verdicts {
  readonly walk: Verdict
  readonly ajv: Verdict
}

export type Judge = (document: ConfigDocument) => Verdicts

interface Verdict {
  readonly accepted: boolean
  /** Of what is accepted: paths of values, and of kinds of values, that not all versions know. */
  readonly newer: readonly string[]
}

/** Keywords of the walk that are about versions and places of keys, not about what a value is. */
const ABOUT_VERSIONS = ['x-values', 'x-types', 'x-versions', 'x-elsewhere']
const NEWER = ['x-values', 'x-types']

/** ajv, which judges whatever JSON Schema says, beside the walk, which knows the keywords of our schemas alone. */
export function judges(schemas: Readonly<Record<string, Json>>, start: string): Judge {
  const walk = createWalk(schemas as Readonly<Record<string, SchemaNode>>, start)
  const newer: string[] = []
  const ajv = createOracle(newer)
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ ...withoutProse(schema), $id: name })
  const validate = ajv.getSchema(start)!
  return (document) => {
    newer.length = 0
    const accepted = validate(plain(document.value)) as boolean
    const found = walk(document)
    const isKept = found.every(({ keyword }) => ABOUT_VERSIONS.includes(keyword))
    const places = found.filter(({ keyword }) => NEWER.includes(keyword)).map(({ path }) => path.join('/'))
    return {
      walk: { accepted: isKept, newer: isKept ? inOrder(places) : [] },
      ajv: { accepted, newer: accepted ? inOrder(newer) : [] },
    }
  }
}

const inOrder = (paths: readonly string[]) => [...new Set(paths)].sort()

/** As JSON has it: JSON Schema knows no dates and no numbers without a bound. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return Symbol.for('date')
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]))
}

/**
 * Whether both see the same in a text. What another program fills in is judged by ajv alone; and `60.0` is a whole
 * number to JSON, while to PMM it is none.
 */
export const isPlain = (text: string) =>
  !/\$\{|\{\{|\{%|\$[A-Z]|ENC\[|!\w|[\s[,][-+]?\d+(?:\.0*|[eE]\+?\d+)\s*(?:[,\]}#]|$)/m.test(text)

const OURS = ['x-split', 'x-values', 'x-types']

/** ajv with what our own keywords mean. @param newer gets the paths of values that not all versions know */
function createOracle(newer: string[]): Ajv {
  const ajv = new Ajv({ strict: false, validateSchema: false })
  ajv.addVocabulary(VOCABULARY.filter((keyword) => !OURS.includes(keyword)))
  ajv.addFormat('schedule', {
    type: 'string',
    validate: (text: string) => scheduleProblem(text) === undefined,
  })
  for (const keyword of ['enum', 'pattern']) ajv.removeKeyword(keyword)
  const isNewer = (versions: object, part: unknown, path: string) => {
    if (Object.hasOwn(versions, `${part}`)) newer.push(path.slice(1).replaceAll('~1', '/'))
  }
  const keywords: readonly FuncKeywordDefinition[] = [
    {
      keyword: 'enum',
      validate: (values: readonly unknown[], data: unknown, parent?: Json) =>
        values.includes(parent?.['x-fold'] && typeof data === 'string' ? data.toLowerCase() : data),
    },
    {
      keyword: 'pattern',
      type: 'string',
      validate: (pattern: string, data: string, parent?: Json) =>
        new RegExp(pattern, parent?.['x-fold'] ? 'iu' : 'u').test(data),
    },
    {
      keyword: 'x-split',
      type: 'string',
      compile: (separator: string, parent) => {
        if (!parent.items) return () => true
        const isItem = ajv.compile(parent.items)
        return (data: string) =>
          data.trim() === '' || data.split(separator).every((part) => isItem(part.trim()))
      },
    },
    {
      keyword: 'x-values',
      validate: (versions: object, data: unknown, parent?: Json, at?: { instancePath: string }) => {
        if (typeof data === 'object' && data !== null) return true
        const separator = parent?.['x-split'] as string | undefined
        for (const part of separator === undefined ? [data] : `${data}`.split(separator))
          isNewer(versions, parent?.['x-fold'] ? `${part}`.trim().toLowerCase() : part, at!.instancePath)
        return true
      },
    },
    {
      keyword: 'x-types',
      validate: (versions: object, data: unknown, _?: Json, at?: { instancePath: string }) => {
        const kind = Array.isArray(data) ? 'list' : typeof data === 'object' && data ? 'mapping' : 'scalar'
        isNewer(versions, kind, at!.instancePath)
        return true
      },
    },
  ]
  for (const keyword of keywords) ajv.addKeyword({ ...keyword, errors: false })
  return ajv
}
