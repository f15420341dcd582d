import { build } from 'esbuild'
import { BANNER } from './schemas.mjs'

/**
 * Where old forms can stand, read off the migrations, so that a file without any needs none of them loaded.
 * Those that hold for the newest versions alone are not among the places: the target tells.
 */
export async function generateOldPlaces() {
  const { outputFiles } = await build({
    entryPoints: ['src/generated/migrations.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')
  /** @type {{ MIGRATIONS: import('../../src/migrations/make/migration.js').Migration[] }} */
  const { MIGRATIONS } = await import(`data:text/javascript;base64,${code}`)
  const proposed = MIGRATIONS.filter(({ rule }) => !rule.meta.optIn && !rule.meta.wholly)
  const newest = MIGRATIONS.filter(({ rule }) => rule.meta.wholly).map(({ since }) => since)
  const places = proposed.flatMap((one) => one.places)
  const texts = places.filter((place) => place.startsWith('~')).map((place) => place.slice(1))
  const tree = treeOf(places.filter((place) => !place.startsWith('~')))
  const ids = MIGRATIONS.map(({ rule }) => rule.meta.id)
  return {
    'src/generated/old-places.ts': `${BANNER}import type { PlaceTree } from '../old-forms.js'

export const OLD_PLACES: PlaceTree = ${JSON.stringify(tree, null, 2)}

export const OLD_TEXTS = /${texts.join('|')}/i

/** From here on there are migrations for the newest versions alone. */
export const NEWEST_SINCE = ${JSON.stringify(newest.sort()[0])}

export const MIGRATION_IDS: readonly string[] = ${JSON.stringify(ids, null, 2)}
`,
  }
}

/** @param {readonly string[]} places */
function treeOf(places) {
  /** @type {Record<string, any>} */
  const tree = {}
  for (const place of places) {
    const [path = '', value] = place.split('=')
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    let node = tree
    for (const key of keys) {
      if (node[key] === true || Array.isArray(node[key]))
        throw new Error(`${place} goes through a place itself`)
      node[key] ??= {}
      node = node[key]
    }
    if (value === undefined) node[last] = true
    else if (node[last] !== true) node[last] = [...new Set([...(node[last] ?? []), value])]
  }
  return tree
}
