import type { Edit } from '../../text/edit.js'
import type { ConfigDocument } from '../../yaml/document.js'
import type { Rule, RuleDocs } from '../rule.js'
import { type ScalarAt, scalarsOf } from '../scalars.js'

const STRING_TAG = /^(?:!!str|!<tag:yaml\.org,2002:str>)$/

export const rule: Rule = {
  meta: {
    id: 'yaml/string-tag',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    if (!document.source.text.includes('!!str') && !document.source.text.includes('2002:str')) return
    for (const found of scalarsOf(document)) {
      const { tag } = found.scalar
      if (tag === undefined || !STRING_TAG.test(tag)) continue
      const start = document.source.text.lastIndexOf(tag, document.range(found.ref).start)
      if (start < 0) continue
      yield {
        at: { start, end: start + tag.length },
        message: 'This tag makes the value an object that PMM cannot use as a text: it breaks down on it.',
        hint: 'Leave it out and put the value in quotes.',
        fix: {
          title: 'Replace the tag by quotes',
          // Text that reads like a switch or a number may do what it did not while PMM broke down on it.
          safety:
            /^[\w.+-]*$/.test(found.scalar.text) && !/[A-Za-z]{6}/.test(found.scalar.text)
              ? 'unsafe'
              : 'safe',
          make(draft) {
            const edits = inQuotes(document, found, start, tag)
            if (edits) draft.edit(edits)
            else draft.refuse('the value stands over several lines')
          },
        },
      }
    }
  },
}

function inQuotes(
  document: ConfigDocument,
  { ref, scalar }: ScalarAt,
  start: number,
  tag: string,
): readonly Edit[] | undefined {
  const range = document.range(ref)
  const blanks = /^[ \t]*/.exec(document.source.text.slice(start + tag.length, range.start))![0].length
  const removal = {
    range: { start, end: start + tag.length + (range.end > range.start ? blanks : 0) },
    text: '',
  }
  if (scalar.style !== 'plain') return [removal]
  if (scalar.raw.includes('\n')) return undefined
  const quoted = /["\\]/.test(scalar.text) ? `'${scalar.text.replaceAll("'", "''")}'` : `"${scalar.text}"`
  if (removal.range.end === range.start) return [{ range: { start, end: range.end }, text: quoted }]
  return [removal, { range, text: quoted }]
}

export const docs: RuleDocs = {
  summary: '`!!str` stands in front of a value.',
  why: "PMM's reader keeps a value with `!!str` in front of it as an object of its own, not as a text. PMM breaks down where it uses it: as an address, in a request, in the file that it writes. Quotes make a text of any value.",
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: !!str http://plex:32400\n  token: <<plex>>\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: "http://plex:32400"\n  token: <<plex>>\n',
    },
  ],
}
