import { isTemplate, placeholdersIn } from '../../kometa/placeholders.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { fileLists } from '../file-lists.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/odd-address',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: ALL,
  },
  *check({ document }) {
    if (!/\b(?:url|git)["']?[ \t]*:/.test(document.source.text)) return
    for (const { entries } of fileLists(document))
      for (const entry of entries)
        for (const { name, value } of document.entries(entry)) {
          const text = name === 'url' || name === 'git' ? textAt(document, value) : undefined
          if (text === undefined) continue
          const found = name === 'url' ? ofUrl(value, text) : ofGit(text)
          if (found) yield { at: value, ...found }
        }
  },
}

function textAt(document: ConfigDocument, at: NodeRef): string | undefined {
  const text = document.scalar(at)?.value
  if (typeof text !== 'string' || text.trim() === '') return undefined
  return isTemplate(text) || placeholdersIn(text).length > 0 ? undefined : text.trim()
}

type Said = Omit<Finding, 'at'>

function ofUrl(at: NodeRef, text: string): Said | undefined {
  const page = PAGE.exec(text)
  if (page) {
    const raw = `https://raw.githubusercontent.com/${page[1]}/${page[2]}`
    return {
      message: 'This is the page that GitHub shows about the file, not the file: PMM cannot read it.',
      hint: `Write the address of the file itself, \`https://raw.githubusercontent.com/...\`: GitHub's button "Raw" leads there.`,
      fix: {
        title: 'Write the address of the file itself',
        safety: 'unsafe',
        make: (draft) => draft.set(at, raw),
      },
    }
  }
  if (/^https?:\/\/[^/\s]/i.test(text)) return undefined
  return {
    message: 'An address begins with `http://` or `https://`: PMM cannot load a file from this one.',
    hint: /^[\w.-]+\.[a-z]{2,}\//i.test(text)
      ? 'Write `https://` in front of it; a file of your own is named by `file`.'
      : 'A file of your own is named by `file`.',
  }
}

const PAGE = /^https?:\/\/(?:www\.)?github\.com\/([^/\s]+\/[^/\s]+)\/blob\/([^?#\s]+)/i

function ofGit(text: string): Said | undefined {
  if (!/^[a-z]+:\/\//i.test(text)) return undefined
  return {
    message:
      '`git` takes the path of a file in the repository of community configs, not an address: PMM does not find it.',
    hint: 'Name a file at an address by `url`.',
  }
}

export const docs: RuleDocs = {
  summary: 'PMM cannot load a file from this address.',
  why: 'The `url` of a file is given to the network as it stands, and what comes back is read as YAML: it needs `http://` or `https://` in front, and a page about the file does not do. `git` is no address, but a path in the repository of community configs.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - url: https://github.com/someone/configs/blob/main/films.yml\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - url: https://raw.githubusercontent.com/someone/configs/main/films.yml\n',
    },
  ],
}
