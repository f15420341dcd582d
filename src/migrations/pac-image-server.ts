import type { Finding } from '../rules/rule.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { ensureMapping } from './make/relocate.js'

const FOLDERS = /^(?:poster|background|image)[-_]directory$/

export const migration = defineMigration({
  id: 'pac-image-server',
  from: 'image_server, image-server',
  to: 'settings.asset_directory',
  since: '1.2.0',
  automation: 'ask',
  places: ['image_server', 'image-server'],
  reception: 'ignored',
  after: ['plex-asset_directory'],
  summary: 'The folders of images of Plex-Auto-Collections became `asset_directory`.',
  why: 'Plex-Auto-Collections took posters and backgrounds from folders of their own. PMM has one kind of folder for both, in which a file is found by the name of what it is for.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nimage_server:\n  poster_directory: config/posters\n',
      good: 'libraries:\n  Films: {}\nsettings:\n  asset_directory: config/posters\n',
    },
  ],
  *find({ document }): Iterable<Finding> {
    for (const name of ['image_server', 'image-server'])
      for (const { entry, path } of expand(document, name)) {
        const folders = foldersOf(document, entry.value)
        yield {
          at: entry.key,
          message: `PMM passes over \`${name}\`: it takes images from the folders of \`asset_directory\`.`,
          hint:
            folders.length === 0
              ? 'Is it still of use to something else? PMM needs nothing of it.'
              : 'Do the folders hold images under the names that PMM looks for? Then they become `asset_directory` of `settings`, and PMM takes posters and backgrounds from them, which it does not do today; otherwise the images have to be moved.',
          fix: {
            title:
              folders.length === 0
                ? `Delete \`${name}\``
                : `Make the folders of \`${name}\` \`asset_directory\` of \`settings\``,
            safety: 'unsafe',
            make(draft) {
              if (draft.document.at(['settings', 'asset_directory']) && folders.length > 0)
                draft.refuse('`asset_directory` is there already')
              const settings = folders.length > 0 ? ensureMapping(draft, ['settings'], path) : undefined
              if (settings)
                draft.insert(settings, 'asset_directory', folders.length > 1 ? folders : folders[0]!)
              const at = draft.document.at(path)
              if (at) draft.remove(at)
            },
          },
        }
      }
  },
})

function foldersOf(document: ConfigDocument, at: NodeRef): readonly string[] {
  const values = document
    .entries(at)
    .filter(({ name }) => FOLDERS.test(name))
    .map(({ value }) => document.scalar(value)?.value)
  return [...new Set(values.filter((value) => typeof value === 'string'))]
}
