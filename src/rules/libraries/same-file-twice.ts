import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { fileLists } from '../file-lists.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/same-file-twice',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    for (const { name, entries } of fileLists(document)) {
      const seen = new Map<string, NodeRef>()
      for (const entry of entries) {
        const content = contentOf(document, entry)
        if (content === undefined) continue
        const first = seen.get(content)
        if (!first) seen.set(content, entry)
        else {
          const { line } = document.source.position(document.range(first).start)
          yield {
            at: document.entries(entry)[0]!.value,
            message: `This file is in \`${name}\` already, with the same variables (line ${line}): PMM loads it twice${name === 'playlist_files' ? ' and passes over the second' : ''}.`,
            hint: 'Delete one of the two.',
            ...(name === 'playlist_files' ? {} : { severity: 'warning' }),
          }
        }
      }
    }
  },
}

/** What an entry says, whatever the order of its keys; nothing where another program fills something in. */
function contentOf(document: ConfigDocument, entry: NodeRef): string | undefined {
  const keys = document.entries(entry)
  if (!keys.some(({ name }) => /^(?:default|pmm|git|repo|url|file|folder)$/.test(name))) return undefined
  const text = keys.map(({ name, value }) => `${name} ${JSON.stringify(document.get(value.path), plain)}`)
  return text.some((one) => /\$\{|\{\{|<</.test(one)) ? undefined : text.sort().join('\n')
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

export const docs: RuleDocs = {
  summary: 'A list of files names the same file twice.',
  why: 'PMM loads each entry of a list by itself. The same file with the same variables makes the same collections or overlays a second time, which takes time and changes nothing; playlists of one name are passed over with a warning.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n      - default: imdb\n      - default: basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n      - default: imdb\n',
    },
  ],
}
