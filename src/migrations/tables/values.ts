import { valueMigration } from '../make/value.js'

/** Values that got another name. */
export const VALUES = [
  valueMigration({
    id: 'op-imdb-with_none',
    keys: ['libraries.*.operations.mass_imdb_parental_labels'],
    old: 'with_none',
    fresh: 'none',
    since: '1.19.0',
    reception: 'accepted',
    notInLists: true,
    note: 'Where `operations` is a list PMM drops the old word with a warning.',
  }),
  valueMigration({
    id: 'op-imdb-without_none',
    keys: ['libraries.*.operations.mass_imdb_parental_labels'],
    old: 'without_none',
    fresh: 'mild',
    since: '1.19.0',
    reception: 'accepted',
    notInLists: true,
    note: 'Where `operations` is a list PMM drops the old word with a warning.',
  }),
  valueMigration({
    id: 'op-anidb_all',
    keys: ['libraries.*.operations.mass_genre_update'],
    old: 'anidb_all',
    fresh: 'anidb_0_5',
    since: '1.21.0',
    reception: 'ignored',
    instead: 'PMM takes the old word for a genre of that name, and gives it to every item',
    note: 'PMM takes the old word for a genre of that name.',
    rest: 'anidb:\n  language: en\n',
  }),
  valueMigration({
    id: 'filetype-webp',
    keys: ['settings.overlay_artwork_filetype', 'libraries.*.settings.overlay_artwork_filetype'],
    old: 'webp',
    fresh: 'webp_lossy',
    since: '2.2.0',
    reception: 'accepted',
    note: 'Kometa still takes the old word; its schema does not.',
  }),
]
