import type { Range } from '../../text/source.js'
import type { ConfigDocument } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import type { Rule, RuleDocs } from '../rule.js'
import { type ScalarAt, scalarsOf } from '../scalars.js'

/** Tags of other programs that fill in a value themselves, which they may do without a word behind the tag. */
const TEMPLATING = /^!(?:env|env_var|environ|secret|vault|include\w*|input|sops|gpg|ref|var|reset|override)$/i
/** Two exclamation marks are for the types of YAML itself, and these are all that there are. */
const OF_YAML = /^!!(?:str|int|float|bool|null|timestamp|binary|map|seq|set|omap|pairs|merge|value)$/
const NAME = /^![A-Za-z][\w./:-]*$/

export const rule: Rule = {
  meta: {
    id: 'yaml/text-as-tag',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    if (!document.source.text.includes('!')) return
    for (const found of scalarsOf(document)) {
      const { tag, text } = found.scalar
      if (tag === undefined || tag === '!' || OF_YAML.test(tag) || tag.startsWith('!<')) continue
      // With a word behind it, it may well be a tag, and whose it is nobody knows here.
      if (TEMPLATING.test(tag) || (NAME.test(tag) && text !== '')) continue
      const at = tagOf(document, found)
      if (!at) continue
      yield {
        at,
        message: `Without quotes a text that begins with \`!\` is a tag of YAML: PMM finds ${text === '' ? 'no value' : 'a value of a type that it does not know'} here.`,
        hint: 'Put all of it in quotes.',
        fix: {
          title: 'Put quotes around what begins with `!`',
          safety: 'unsafe',
          make: (draft) => quote(draft, document, found, at),
        },
      }
    }
  },
}

/** The tag in front of a scalar. */
function tagOf(document: ConfigDocument, { ref, scalar: { tag } }: ScalarAt): Range | undefined {
  const start = document.source.text.lastIndexOf(tag!, document.range(ref).start)
  return start < 0 ? undefined : { start, end: start + tag!.length }
}

function quote(draft: Draft, document: ConfigDocument, { ref, scalar }: ScalarAt, tag: Range): void {
  const { text } = document.source
  const end = Math.max(document.range(ref).end, tag.end)
  const written = text.slice(tag.start, end)
  if (scalar.style !== 'plain' || /[\r\n"\\&]/.test(written)) draft.refuse('it is more than one word')
  else draft.edit([{ range: { start: tag.start, end }, text: `"${written}"` }])
}

export const docs: RuleDocs = {
  summary: 'A text that begins with an exclamation mark stands there without quotes.',
  why: 'Without quotes YAML takes a word that begins with `!` for the name of a type, called a tag: `sort_prefix: !021` has no value at all. PMM gets an object in its place that is neither a text nor a number, and goes on without the setting or breaks off where it is used. Tags of other programs, such as `!env_var NAME` or `!secret name`, are left alone.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: separator_award\n        template_variables:\n          sort_prefix: !021\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: separator_award\n        template_variables:\n          sort_prefix: "!021"\n',
    },
  ],
}
