import { BANNER } from './schemas.mjs'

/** @typedef {Record<string, any>} Schema */

/**
 * What keys do to people's things, and their defaults: a table for each schema, and where each schema is
 * referred to. Only repairs ask for it, so it is no part of the schemas that every run loads.
 * @param {Record<string, Schema>} schemas
 */
export function generateActs(schemas) {
  /** @type {Record<string, string>} */
  const mounts = {}
  /** @type {Record<string, Record<string, any>>} */
  const tables = {}
  mount('', 'config.schema.json', schemas, mounts, tables)
  return {
    'src/generated/acts.ts': `${BANNER}import type { KeyActs } from '../schema/acts.js'

/** The schema of what stands at a place. */
export const MOUNTS: Readonly<Record<string, string>> = ${JSON.stringify(mounts, null, 2)}

/** By schema and key, names of a key below another with dots. */
export const ACTS: Readonly<Record<string, Readonly<Record<string, KeyActs>>>> = ${JSON.stringify(tables)}
`,
  }
}

/** @param {string} place @param {string} name @param {Record<string, Schema>} schemas @param {Record<string, string>} mounts @param {Record<string, Record<string, any>>} tables */
function mount(place, name, schemas, mounts, tables) {
  if (mounts[place] !== undefined) return
  mounts[place] = name
  const isNew = tables[name] === undefined
  const table = tables[name] ?? {}
  tables[name] = table
  visit(schemas[name] ?? {}, [])

  /** @param {Schema} node @param {readonly string[]} path */
  function visit(node, path) {
    if (isNew && path.length > 0) {
      const { 'x-acts': acts, default: usual, deprecated } = node
      // What nothing reads any more does nothing, whatever it did once.
      const facts = {
        ...(acts && !deprecated ? { acts } : {}),
        ...(usual === undefined ? {} : { default: usual }),
      }
      if (Object.keys(facts).length > 0) table[path.join('.')] = facts
    }
    const parts = [...(node.allOf ?? []), node.then ?? {}, node.items ?? {}]
    for (const { $ref = '' } of parts.flatMap((part) => [part, part.then ?? {}]))
      if ($ref.startsWith('#/definitions/')) visit(schemas[name]?.definitions[$ref.split('/').at(-1)], path)
      else if (/^\w+\.schema\.json$/.test($ref))
        mount([place, ...path].filter(Boolean).join('.'), $ref, schemas, mounts, tables)
      else if ($ref.startsWith('config.schema.json#/properties/'))
        visit(schemas['config.schema.json']?.properties[$ref.split('/').at(-1)], path)
    for (const [key, child] of Object.entries(node.properties ?? {})) visit(child, [...path, key])
    if (node.additionalProperties) visit(node.additionalProperties, [...path, '*'])
  }
}
