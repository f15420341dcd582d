import { overlayEntryMigration } from './make/overlay-entry.js'

export const migration = overlayEntryMigration({
  id: 'overlayfile-reset_overlays',
  names: ['reset_overlays', 'reset_overlay'],
  target: 'reset_overlays',
  sample: 'tmdb',
  boolean: false,
})
