import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { stringify } from 'yaml'
import { loadSchemas } from '../../scripts/generate/schemas.mjs'
import { createSource } from '../../src/text/source.js'
import type { ConfigDocument } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'
import { configWith, schemaPlaces, valuesFor } from '../support/places.js'
import { isPlain, type Judge, judges } from './agreement.js'
import { type Json, mutationsOf } from './constraints.js'

const ALL: Readonly<Record<string, Json>> = await loadSchemas()
const OTHERS = ['report.schema.json', 'pmm-configrc.schema.json']
/** The schemas of a config. */
export const CONFIG_SCHEMAS: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.entries(ALL).filter(([name]) => !OTHERS.includes(name)),
)

/** Values that were given to the real Kometa; they may stand beside the checkout. */
const ROWS = resolve(import.meta.dirname, '../../../shared/facts/kometa-on-values.jsonl')
export const hasRows = existsSync(ROWS)

const nth = <Item>(all: readonly Item[], every: number) => all.filter((_, index) => index % every === 0)
const read = (text: string) => readDocument(createSource('config.yml', text))

/** An alias below its own anchor: the walk sees that there is no end of it, ajv gets a value. */
const HOLDS_ITSELF = /&(\w+)\b.*(?:\n .*)*\*\1\b/

/** Configs of those rows, each once. */
export function configsOfRows(every: number): readonly ConfigDocument[] {
  const rows = readFileSync(ROWS, 'utf8').trim().split('\n')
  const texts = new Set(nth(rows, every).map((row) => JSON.parse(row).config as string))
  return [...texts]
    .filter((text) => isPlain(text) && !HOLDS_ITSELF.test(text))
    .map(read)
    .filter(({ problems }) => problems.length === 0)
}

/** Configs with values of every kind at every place that the schemas describe, or at those that a schema describes. */
export function configsOfPlaces(every: number, file?: string): readonly ConfigDocument[] {
  const places = schemaPlaces().filter(({ files }) => file === undefined || files.includes(file))
  const texts = places.flatMap(({ path, nodes }) => valuesFor(nodes).map((value) => ({ path, value })))
  return nth(texts, every).map(({ path, value }) => read(stringify(configWith(path, value))))
}

/** Counts what is accepted and what is not, so that neither goes missing. */
export function expectAgreement(documents: readonly ConfigDocument[]) {
  judgeAll ??= judges(CONFIG_SCHEMAS, 'config.schema.json')
  return counted(documents, judgeAll)
}

let judgeAll: Judge | undefined

function counted(documents: readonly ConfigDocument[], judge: Judge) {
  const counts = { accepted: 0, refused: 0, newer: 0 }
  const different: unknown[] = []
  for (const document of documents) {
    const { walk, ajv } = judge(document)
    if (JSON.stringify(walk) !== JSON.stringify(ajv))
      different.push({ text: document.source.text, walk, ajv })
    counts[ajv.accepted ? 'accepted' : 'refused']++
    if (ajv.newer.length > 0) counts.newer++
  }
  expect(different).toEqual([])
  return counts
}

/** Sections and parts of them: what they say is judged without the rest, which takes long to compile. */
const PARTS: Readonly<Record<string, Json>> = {
  'operations.schema.json': inLibrary('operations'),
  'file_entry.schema.json': { properties: { playlist_files: { $ref: 'playlist_files.schema.json' } } },
}

function inLibrary(name: string): Json {
  const library = { properties: { [name]: { $ref: `${name}.schema.json` } } }
  return { properties: { libraries: { additionalProperties: library } } }
}

/** @param most how many of the constraints of a schema are changed, one at a time */
export function expectAgreementOnMutations(file: string, documents: readonly ConfigDocument[], most: number) {
  const name = file.replace('.schema.json', '')
  const config =
    file === 'config.schema.json' ? undefined : (PARTS[file] ?? { properties: { [name]: { $ref: file } } })
  const mutations = [...mutationsOf(CONFIG_SCHEMAS[file]!)]
  const chosen = nth(mutations, Math.max(1, Math.ceil(mutations.length / most)))
  for (const { schema } of chosen)
    counted(
      documents,
      judges(
        { ...CONFIG_SCHEMAS, ...(config ? { 'config.schema.json': config } : {}), [file]: schema },
        'config.schema.json',
      ),
    )
  return chosen.length
}
