import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'libraries/odd-name', kind: 'lint', severity: 'info', fix: 'manual', holds: ALL },
  *check({ document }) {
    for (const { at, name, ofKey } of names(document)) {
      const odd = oddityOf(name)
      if (odd === undefined) continue
      yield {
        at,
        message: `${ofKey ? 'The name of this library' : '`library_name`'} ${odd}. PMM takes it as it stands, and Plex seldom has a library of such a name.`,
        hint: 'Write the name as Plex shows it, or leave it if the library really is called so.',
      }
    }
  },
}

interface Name {
  readonly at: NodeRef
  readonly name: string
  readonly ofKey: boolean
}

/** What Plex is asked for: the key, or `library_name` in its place. */
function names(document: ConfigDocument): readonly Name[] {
  const libraries = document.at(['libraries'])
  return (libraries ? document.entries(libraries) : []).map(({ key, name, value }) => {
    const own = document.entries(value).find((entry) => entry.name === 'library_name')?.value
    const text = own && document.scalar(own)?.text
    return own && text ? { at: own, name: text, ofKey: false } : { at: key, name, ofKey: true }
  })
}

/** Spaces that look like an ordinary one, or like nothing. */
const UNUSUAL = /[\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff\u00ad]/

function oddityOf(name: string): string | undefined {
  if (name === '' || name.trim() === '') return undefined
  if (UNUSUAL.test(name)) return 'has a space in it that is not an ordinary one, or a character without width'
  if (/^\s|\s$/.test(name)) return `${/^\s/.test(name) ? 'begins' : 'ends'} with a blank`
  if (/\t/.test(name)) return 'has a tab in it'
  return / {2}/.test(name) ? 'has two blanks side by side' : undefined
}

export const docs: RuleDocs = {
  summary: 'The name of a library has blanks in it that are easily overlooked.',
  why: 'PMM asks Plex for a library of exactly this name. A blank too many, at an end or in the middle, or a space that only looks like one makes it another name, and the library is left out.',
  examples: [
    {
      bad: 'libraries:\n  "Films ":\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
    {
      bad: 'libraries:\n  TV  Shows:\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  TV Shows:\n    collection_files:\n      - default: basic\n',
    },
  ],
}
