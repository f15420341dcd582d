import { schemaNodes } from '../../schema/knowledge.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'yaml/tagged-key',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    if (!/(?:^|[\s{,])![^\s]*[ \t]+[^\r\n]*:/m.test(document.source.text)) return
    for (const { key, name, value } of document.walk()) {
      const tag = document.scalar(key)?.tag
      const isLibrary = value.path.length === 2 && value.path[0] === 'libraries'
      // Of the name of a library PMM makes a text; of keys that it does not know it makes nothing.
      if (tag === undefined || (isLibrary ? name !== '' : schemaNodes(value.path).length === 0)) continue
      const { start: before } = document.range(key)
      const start = document.source.text.lastIndexOf(tag, before)
      if (start < 0) continue
      const end = start + tag.length
      yield {
        at: { start, end },
        message:
          name === ''
            ? 'Without quotes a name that begins with `!` is a tag of YAML: PMM finds no name here.'
            : `The tag in front of \`${name}\` makes another key of it, which PMM passes over.`,
        hint: name === '' ? 'Put all of it in quotes.' : 'Delete the tag, if the key is meant.',
        ...(name === ''
          ? {}
          : {
              fix: {
                title: `Delete the tag in front of \`${name}\``,
                safety: 'unsafe',
                reveals: value.path,
                make: (draft) => draft.edit([{ range: { start, end: Math.max(end, before) }, text: '' }]),
              },
            }),
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A tag stands in front of a key.',
  why: "PMM's reader makes an object of a key with a tag in front of it, be it `!!str`, and that is none of the keys that PMM asks for: it passes over the key and all that stands below, or says that it is missing.",
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nomdb:\n  !mine apikey: <<omdb>>\n',
      good: 'libraries:\n  Films: {}\nomdb:\n  apikey: <<omdb>>\n',
    },
  ],
}
