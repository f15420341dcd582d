import { compile } from 'json-schema-to-typescript'
import { BANNER } from './schemas.mjs'

/** Constraints that say nothing about types and would only blur them. */
const NOT_TYPES = [
  'not',
  'if',
  'then',
  'else',
  'anyOf',
  'allOf',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
]

/** Types of the sections that are described in full, and of our settings. @param {Record<string, any>} schemas */
export async function generateTypes(schemas) {
  const { $id, title, ...settings } = structuredClone(schemas['pmm-configrc.schema.json'])
  return {
    'src/generated/mal.ts': await toType(forTypes(structuredClone(schemas['mal.schema.json'])), 'MalSection'),
    'src/generated/trakt.ts': await toType(
      forTypes(structuredClone(schemas['trakt.schema.json'])),
      'TraktSection',
    ),
    'src/generated/settings.ts': await toType(settings, 'SettingsContent'),
  }
}

/** @param {Record<string, any>} schema @param {string} name */
function toType(schema, name) {
  return compile(schema, name, {
    bannerComment: BANNER.trim(),
    additionalProperties: false,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
}

/** @param {any} node @returns {any} */
function forTypes(node, inProperties = false) {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return node
  const typed = node.anyOf?.find((/** @type {any} */ branch) => branch.type && !node.type)
  const result = Object.fromEntries(
    Object.entries(node)
      .filter(
        ([key]) =>
          inProperties ||
          !(
            NOT_TYPES.includes(key) ||
            key === 'definitions' ||
            key.startsWith('x-') ||
            key === 'title' ||
            key === '$id'
          ),
      )
      .map(([key, value]) => [key, forTypes(value, !inProperties && key === 'properties')]),
  )
  return typed && !inProperties ? { ...result, type: [...typed.type, 'string'] } : result
}
