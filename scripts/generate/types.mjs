import { compile } from 'json-schema-to-typescript'
import { BANNER } from './schemas.mjs'
import { createTypes } from './section-types.mjs'

/** What is no part of a config. */
const OTHERS = ['pmm-configrc.schema.json', 'report.schema.json']

/** Types of a config with all its sections, and of our settings. @param {Record<string, any>} schemas */
export async function generateTypes(schemas) {
  const { $id, title, ...settings } = structuredClone(schemas['pmm-configrc.schema.json'])
  const ofConfigs = Object.fromEntries(Object.entries(schemas).filter(([name]) => !OTHERS.includes(name)))
  const named = createTypes(ofConfigs)
    .all()
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const types = await Promise.all(named.map(({ name, schema }) => toType(schema, name)))
  return {
    'src/generated/sections.ts': `${BANNER}\n${types.join('\n')}`,
    'src/generated/settings.ts': `${BANNER}\n${await toType(settings, 'SettingsContent')}`,
  }
}

/** @param {Record<string, any>} schema @param {string} name */
function toType(schema, name) {
  return compile(schema, name, {
    bannerComment: '',
    additionalProperties: false,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
}
