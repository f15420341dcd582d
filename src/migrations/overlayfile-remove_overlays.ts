import { overlayEntryMigration } from './make/overlay-entry.js'

export const migration = overlayEntryMigration({
  id: 'overlayfile-remove_overlays',
  names: ['remove_overlays', 'remove_overlay', 'revert_overlays'],
  target: 'remove_overlays',
  sample: 'true',
  boolean: true,
})
