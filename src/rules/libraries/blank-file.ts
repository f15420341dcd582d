import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Rule, RuleDocs } from '../rule.js'
import { blocks } from '../services/operation-sources.js'
import { ALL } from '../versions.js'

const LISTS =
  /^(?:collection_files|metadata_files|overlay_files|image_files|playlist_files|metadata_path|overlay_path)$/
const SOURCES = /^(?:default|pmm|file|folder|url|git|repo)$/

export const rule: Rule = {
  meta: {
    id: 'libraries/blank-file',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    if (!/\b(?:default|pmm|file|folder|url|git|repo)["']?[ \t]*:/.test(document.source.text)) return
    for (const { list, files } of listsOf(document))
      for (const file of blocks(document, files)) {
        const sources = document.entries(file).filter(({ name }) => SOURCES.test(name))
        for (const { name, key, value } of sources)
          if ((document.scalar(value)?.text ?? '*') === '' || document.scalar(value)?.value === null)
            yield {
              at: key,
              message: `\`${name}\` is blank in this entry of \`${list}\`: PMM reports an error, and nothing comes of it.`,
              hint: 'Write the name of the file behind it, or delete the entry.',
            }
      }
  },
}

function* listsOf(document: ConfigDocument): Iterable<{ readonly list: string; readonly files: NodeRef }> {
  const [libraries, playlists] = [document.at(['libraries']), document.at(['playlist_files'])]
  for (const library of libraries ? document.entries(libraries) : [])
    for (const { name, value } of document.entries(library.value))
      if (LISTS.test(name)) yield { list: name, files: value }
  if (playlists) yield { list: 'playlist_files', files: playlists }
}

export const docs: RuleDocs = {
  summary: 'An entry for a file names none.',
  why: 'PMM writes "is blank" into its log and goes on without the entry; where it was the only one of `playlist_files`, it ends its run.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default:\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
  ],
}
