import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../support/read-config.js'
import { migrated } from '../migrated.js'
import { effective } from './effective.js'
import { asHeld, type Data, type Mapping, mapping } from './held.js'
import { oldConfigs } from './old-configs.js'

interface Accepted {
  readonly yaml: string
  /** What Kometa held in memory after loading. */
  readonly data: Mapping
  /** What it went by in each library, as far as old forms have a bearing on it. */
  readonly libraries: Readonly<Record<string, Mapping>>
}

/** Configs that Kometa 2.4.4 was seen to take. */
const ACCEPTED: Readonly<Record<string, Accepted>> = JSON.parse(
  readFileSync(new URL('./accepted.json', import.meta.url), 'utf8'),
)
const CASES = Object.entries(ACCEPTED).map(([name, seen]) => ({ name, ...seen }))

const dataOf = (text: string) => read(text).value as unknown as Mapping
const meaning = (text: string) => effective(dataOf(text))

/** Files that are not there or gone, and words that do not exist: Kometa goes on without, the model takes them. */
const REFUSED: readonly string[] = [
  'metadata_path string',
  'collection_files str default',
  'other_award',
  'asset_directory missing',
  'sync_mode bad',
]

/** What Kometa leaves out of what it goes by when it is nothing. */
const NOTHING: Mapping = {
  asset_directory: null,
  show_unmanaged: false,
  save_report: false,
  collection_files: [],
  metadata_files: [],
  overlay_files: [],
  remove_overlays: false,
  reapply_overlays: false,
  reset_overlays: [],
  changes_webhooks: [],
  mass_imdb_parental_labels: null,
  radarr_add_all_existing: null,
}

describe('the model of Kometa 2.4.4', () => {
  test.each(CASES)('$name: holds in memory what Kometa was seen to hold', ({ yaml, data }) => {
    expect(asHeld(dataOf(yaml))).toEqual(data)
  })

  test.each(CASES.filter(({ name }) => !REFUSED.includes(name)))(
    '$name: goes by what Kometa was seen to go by',
    ({ yaml, libraries }) => {
      const { libraries: modelled } = meaning(yaml) as { libraries: Record<string, Mapping> }
      for (const [name, { delete_collections: deletes, ...seen }] of Object.entries(libraries)) {
        const { managed = null, less = null } = (deletes ?? {}) as Mapping
        const shown = Object.entries(modelled[name]!).map(([key, value]) => [key, withoutVariables(value)])
        expect(Object.fromEntries(shown)).toMatchObject({ ...NOTHING, ...seen, deletes: { managed, less } })
      }
    },
  )
})

/** Names of files alone. */
const withoutVariables = (value: Data) =>
  Array.isArray(value) ? value.map((one) => (Array.isArray(one) ? one.slice(0, 2) : one)) : value

const differences = (before: Data, after: Data, path = ''): readonly string[] => {
  const [old, fresh] = [mapping(before), mapping(after)]
  const keys = new Set([...Object.keys(old), ...Object.keys(fresh)])
  if (keys.size > 0)
    return [...keys].flatMap((key) => differences(old[key] ?? null, fresh[key] ?? null, `${path}/${key}`))
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)]
  return was === is ? [] : [`${path.replace('/libraries/Movies/', '')}: ${was} -> ${is}`]
}

/** Where the migrated config means something else, it is what the old form was to mean. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  // Kometa looks for metadata in a file of its own that holds none, and says so in its log.
  metadata_path: ['metadata_files: [["Default","movie/franchise",{}]] -> []'],
}

/** Only when people say yes to the question: these Kometa passes over, or drops with a warning. */
const ASKED: typeof MEANT = {
  delete_unmanaged: ['deletes/managed: null -> false'],
  'lib webhooks collection_changes': ['changes_webhooks: [] -> ["http://x"]'],
  'operations list + parental': ['mass_imdb_parental_labels: null -> "none"'],
  'operations list + radarr_add_all': ['radarr_add_all_existing: null -> true'],
}

describe('a config that Kometa 2.4.4 took means the same to it', () => {
  test.each(CASES)('$name: after migrations that are safe', async ({ name, yaml }) => {
    const { text, defects } = await migrated(yaml)
    expect(differences(meaning(yaml), meaning(text))).toEqual(MEANT[name] ?? [])
    expect(defects).toEqual([])
  })

  test.each(CASES)('$name: after all migrations', async ({ name, yaml }) => {
    const { text, defects } = await migrated(yaml, { unsafe: true })
    expect(differences(meaning(yaml), meaning(text))).toEqual(MEANT[name] ?? ASKED[name] ?? [])
    expect(defects).toEqual([])
    expect((await migrated(text, { unsafe: true })).changed).toBe(false)
  })

  test.each([
    { unsafe: false, which: 'safe migrations' },
    { unsafe: true, which: 'all migrations' },
  ])(
    'also when old and new keys stand side by side, after $which',
    async ({ unsafe }) => {
      const onConfig = async (yaml: string) => {
        const { text, defects } = await migrated(yaml, { unsafe })
        expect(differences(meaning(yaml), meaning(text)), yaml).toEqual([])
        expect(defects, yaml).toEqual([])
        expect((await migrated(text, { unsafe })).changed, yaml).toBe(false)
      }
      await fc.assert(fc.asyncProperty(oldConfigs, onConfig), { numRuns: 150, seed: 20261125 })
    },
    120_000,
  )
})
