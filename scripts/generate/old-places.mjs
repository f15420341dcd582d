import { build } from 'esbuild'
import { BANNER } from './schemas.mjs'

/**
 * Where old forms can stand, read off the migrations, so that a file without any needs none of them loaded.
 * Those of the newest versions stand apart: most targets are older.
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
  const proposed = MIGRATIONS.filter(({ rule }) => !rule.meta.optIn)
  const newer = proposed.filter(({ since }) => compare(since, NEWER) >= 0)
  const older = proposed.filter((one) => !newer.includes(one))
  const first = newer.map(({ since }) => since).sort(compare)[0]
  const ids = MIGRATIONS.map(({ rule }) => rule.meta.id)
  const declarations = [
    `export const OLD_PLACES: PlaceTree = ${JSON.stringify(treeOf(older), null, 2)}`,
    `export const OLD_TEXTS = ${textsOf(older)}`,
    `export const NEWER_PLACES: PlaceTree = ${JSON.stringify(treeOf(newer), null, 2)}`,
    `export const NEWER_TEXTS = ${textsOf(newer)}`,
    `/** From here on there are the newer ones. */\nexport const NEWER_SINCE = ${JSON.stringify(first)}`,
    `export const MIGRATION_IDS: readonly string[] = ${JSON.stringify(ids, null, 2)}`,
  ]
  const head = `${BANNER}/** Keys by which a place is reached; at its end \`true\`, or the values that count there. */
export interface PlaceTree {
  readonly [key: string]: PlaceTree | readonly string[] | true
}`
  return { 'src/generated/old-places.ts': `${[head, ...declarations].join('\n\n')}\n` }
}

/** The newest release that most configs are for: what changed later is of interest to few. */
const NEWER = '2.4.7'

/** @param {string} a @param {string} b */
const compare = (a, b) => a.localeCompare(b, 'en', { numeric: true })

/** @typedef {{ readonly places: readonly string[] }} Placed */

/** An expression that matches nothing where there is none. @param {readonly Placed[]} migrations */
function textsOf(migrations) {
  const texts = migrations.flatMap((one) => one.places).filter((place) => place.startsWith('~'))
  return `/${texts.map((place) => place.slice(1)).join('|') || '(?!)'}/i`
}

/** @param {readonly Placed[]} migrations */
function treeOf(migrations) {
  /** @type {Record<string, any>} */
  const tree = {}
  const places = migrations.flatMap((one) => one.places).filter((place) => !place.startsWith('~'))
  // What stands above another place covers it.
  const keysOf = (/** @type {string} */ place) => (place.split('=')[0] ?? '').split('.')
  places.sort((a, b) => keysOf(a).length - keysOf(b).length)
  for (const place of places) {
    const [path = '', value] = place.split('=')
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    /** @type {any} */
    let node = tree
    for (const key of keys) {
      if (Array.isArray(node[key])) throw new Error(`${place} goes through a place itself`)
      if (node[key] === true) {
        node = undefined
        break
      }
      node[key] ??= {}
      node = node[key]
    }
    if (!node) continue
    if (value === undefined) node[last] = true
    else if (node[last] !== true) node[last] = [...new Set([...(node[last] ?? []), value])]
  }
  return tree
}
