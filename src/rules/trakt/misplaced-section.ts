import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Fix, Rule, RuleDocs } from '../rule.js'
import { bringHome } from '../services/homes.js'
import { isTraktKey, nested, TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/misplaced-section',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    insteadOf: ['trakt/unknown-key', 'mal/unknown-key'],
  },
  *check({ document }) {
    for (const { key, value } of nested(document)) {
      const parent = value.path.slice(0, -1).join('.')
      const holdsNothing = document.scalar(value)?.kind === 'null'
      yield {
        at: key,
        covers: [value.path],
        message: `This \`trakt\` stands inside \`${parent}\`; PMM reads it only at the root of the file.`,
        ...(holdsNothing ? { severity: 'info' } : {}),
        // Moved out, it would be a second section.
        hint: document.at(['trakt'])
          ? 'Delete this line, or move what stands below it into the `trakt` section that is there already.'
          : 'Move it out: `trakt:` starts in the first column, and its keys are indented by two spaces.',
        fix: document.at(['trakt']) ? inward(document, value) : outward(value),
      }
    }
  },
}

function outward(at: NodeRef): Fix {
  return {
    title: 'Move the section to the root of the file',
    safety: 'safe',
    // What stood around it may have nothing left.
    reveals: [],
    make(draft) {
      const root = draft.document.at([])
      if (root) draft.move(at, root)
      // One that stood around it has nothing left to hold.
      const around = draft.document.at(at.path.slice(0, -1))
      if (around?.path.at(-1) === 'trakt' && draft.document.entries(around).length === 0) draft.remove(around)
    },
  }
}

/** A blank one is only in the way; what another holds goes into the section that PMM reads. */
function inward(document: ConfigDocument, at: NodeRef): Fix {
  const keys = document.entries(at).flatMap(({ name }) => (isTraktKey(name) ? [name] : []))
  return {
    title: keys.length > 0 ? 'Move its keys to the `trakt` that PMM reads' : 'Delete the blank `trakt`',
    safety: keys.length > 0 ? 'unsafe' : 'safe',
    // What stood around it may have nothing left.
    reveals: [],
    make(draft) {
      bringHome(
        draft,
        TRAKT,
        keys.map((name) => ({ name, path: [...at.path, name] })),
      )
      const rest = draft.document.at(at.path)
      if (rest && draft.document.entries(rest).length === 0) draft.remove(rest)
      else draft.refuse('it holds something that is none of Trakt’s')
    },
  }
}

export const docs: RuleDocs = {
  summary: 'A `trakt` section stands inside another section, or inside itself.',
  why: 'PMM reads `trakt` at the root of the file only, starting in the first column. Indented below another key, often after pasting, it is ignored without a word. There is no `trakt` of a single library either.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n  trakt:\n    client_id: <<trakt-id>>\n    client_secret: <<trakt-secret>>\n    pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
