import { type ChangedText, changedTexts } from '../changed-texts.js'
import type { Rule, RuleDocs, Severity } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'config/changed-text',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: ALL,
  },
  *check({ document }) {
    for (const changed of changedTexts(document)) {
      const { at, purpose, written } = changed
      yield {
        at,
        message: message(changed),
        hint: 'Put quotes around it, if each of its characters is meant.',
        ...(SEVERITIES[purpose] ? { severity: SEVERITIES[purpose] } : {}),
        fix: {
          title: 'Put it in quotes',
          // A credential is found again; the others are names of what PMM leaves alone today.
          safety: purpose === 'secret' ? 'safe' : 'unsafe',
          reveals: at.path,
          make: (draft) => draft.edit([{ range: document.range(at), text: `"${written}"` }]),
        },
      }
    }
  },
}

/** What is lost by a mapper or a tag is one of many; whether a variable is a text only its file knows. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  mapper: 'warning',
  value: 'warning',
  variable: 'info',
}

function message({ at, purpose, reads: all }: ChangedText): string {
  const reads = all.length > 40 ? `${all.slice(0, 20)}...` : all
  const key = `\`${at.path.findLast((step) => typeof step === 'string')}\``
  switch (purpose) {
    case 'library':
      return `Without quotes this is no text to YAML: PMM looks for a library that is called \`${reads}\`.`
    case 'secret':
      return `Without quotes ${key} is no text to YAML, which changes it: what PMM sends is not what stands here.`
    case 'mapper':
      return `Without quotes this is no text to YAML: PMM takes it for \`${reads}\`.`
    default:
      return `Without quotes this is no text to YAML: where PMM needs one it gets \`${reads}\`.`
  }
}

export const docs: RuleDocs = {
  summary: 'A text without quotes is changed by YAML: `007` becomes 7.',
  why: 'Without quotes YAML reads `007`, `1e3`, `0x1F` and `1_000` as numbers, `true` as a switch, and `null` as nothing. Where PMM needs a text it makes one of that, and it is another: `7`, `1000.0`, `31`, `1000`, `True`, `None`. A library of that name is not found, a key is refused, a rating is not replaced.',
  examples: [
    {
      bad: 'libraries:\n  007:\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  "007":\n    collection_files:\n      - default: basic\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nomdb:\n  apikey: 0012345\n',
      good: 'libraries:\n  Films: {}\nomdb:\n  apikey: "0012345"\n',
    },
    {
      bad: 'libraries:\n  Films:\n    operations:\n      content_rating_mapper:\n        06: PG\n',
      good: 'libraries:\n  Films:\n    operations:\n      content_rating_mapper:\n        "06": PG\n',
    },
  ],
}
