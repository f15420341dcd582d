import { expectTypeOf, test } from 'vitest'
import type {
  Config,
  FileEntry,
  LibrariesSection,
  MalSection,
  Operations,
  SettingsSection,
  TraktSection,
} from '../../src/api/index.js'

test('a config has a type, with one for each of its sections', () => {
  const config: Config = {
    libraries: {
      Films: {
        collection_files: [{ default: 'imdb', template_variables: { language: 'de' } }, 'config/own.yml'],
        overlay_files: { default: 'ribbon' },
        operations: { mass_genre_update: ['tmdb', 'imdb'], delete_collections: { managed: true } },
        settings: { minimum_items: 2 },
      },
    },
    playlist_files: [{ file: 'config/playlists.yml', schedule: 'weekly(sunday)' }],
    settings: { cache: true, cache_expiration: 60, run_order: ['operations', 'collections'] },
    trakt: { client_id: null, client_secret: null, authorization: { expires_in: 604800 } },
  }
  expectTypeOf(config.trakt).toEqualTypeOf<TraktSection | undefined>()
  expectTypeOf(config.mal).toEqualTypeOf<MalSection | undefined>()
  expectTypeOf(config.settings).toEqualTypeOf<SettingsSection | undefined>()
  expectTypeOf(config.libraries).toEqualTypeOf<LibrariesSection | undefined>()
  expectTypeOf<FileEntry>().extract<string>().toEqualTypeOf<string>()
  expectTypeOf<Operations>().toHaveProperty('mass_genre_update')
})

test('a value of the wrong type or a key that no version reads is none', () => {
  // @ts-expect-error a number in quotes
  const number: SettingsSection = { cache_expiration: '60' }
  // @ts-expect-error a value that there is not
  const choice: SettingsSection = { sync_mode: 'both' }
  // @ts-expect-error a misspelt key
  const key: TraktSection = { client_id: null, client_secret: null, client_secrets: 'x' }
  // @ts-expect-error in a list, in a library
  const entry: Config = { libraries: { Films: { collection_files: [{ default: 5 }] } } }
  // @ts-expect-error in one operation of several blocks
  const operation: Config = { libraries: { Films: { operations: [{ delete_collections: 'all' }] } } }
  expectTypeOf([number, choice, key, entry, operation]).toBeArray()
})
