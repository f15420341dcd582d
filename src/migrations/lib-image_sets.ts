import { moveMigration } from './make/move.js'

export const migration = moveMigration({
  id: 'lib-image_sets',
  moves: [['libraries.*.image_sets', 'libraries.*.image_files']],
  since: '1.20.0',
  automation: 'ask',
  reception: 'ignored',
  question:
    'Do the files it names hold image sets in today’s form? Then it is called `image_files`, and PMM sets the images that they name, which it does not do today; the files themselves may need a change as well.',
  note: 'Only 1.19.0 and 1.19.1 had it.',
  sample: '[{file: config/images.yml}]',
})
