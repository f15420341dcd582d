import { overlayEntryMigration } from './make/overlay-entry.js'

export const migration = overlayEntryMigration({
  id: 'overlayfile-reapply_overlays',
  names: ['reapply_overlays', 'reapply_overlay'],
  target: 'reapply_overlays',
  sample: 'true',
  boolean: true,
})
