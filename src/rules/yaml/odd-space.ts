import type { Range } from '../../text/source.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { oddSpaces } from '../odd-spaces.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'yaml/odd-space',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    insteadOf: ['libraries/odd-name', 'yaml/syntax', 'trakt/unknown-key', 'trakt/misplaced-key'],
  },
  *check({ document }) {
    const [first, ...others] = oddSpaces(document)
    if (!first) return
    const more =
      others.length > 0
        ? `, and ${others.length} more ${others.length > 1 ? 'places are' : 'place is'} like it`
        : ''
    yield {
      at: first,
      message: `This looks like a space but is another character, one that does not break or has no width${more}. PMM takes it for a letter.`,
      hint: 'Replace it with ordinary spaces; retyping the line by hand is the surest way.',
      fix: {
        title: 'Put ordinary spaces in the place of odd ones',
        safety: 'safe',
        reveals: [],
        make(draft) {
          // One may hide another in its line.
          for (let left = oddSpaces(draft.document); left.length > 0; left = oddSpaces(draft.document)) {
            const present = draft.document
            draft.edit(left.map((range) => ({ range, text: ordinary(present, range) })))
          }
          // Where they stood for indentation the lines around tell whether this is the one that was meant.
          if (draft.document.problems.length > 0) draft.refuse('the lines do not fit together then')
        },
      },
    }
  },
}

/** At the end of a value nothing is needed. What has no width goes, but for a colon, which needs a space behind it. */
function ordinary({ source: { text } }: ConfigDocument, { start, end }: Range): string {
  if (/^(?:$|[\s,\]}])/.test(text.slice(end, end + 1))) return ''
  const spaces = text.slice(start, end).replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
  return spaces === '' && text[start - 1] === ':' ? ' ' : ' '.repeat(spaces.length)
}

export const docs: RuleDocs = {
  summary: 'A space is not an ordinary one.',
  why: 'Copied from a web page or a chat, a config may hold spaces that do not break or have no width. They look right, but to PMM they are letters: a line indented with them is not indented, and a colon followed by one does not end a key.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n\u00a0\u00a0client_id: <<trakt-id>>\n\u00a0\u00a0client_secret: <<trakt-secret>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
