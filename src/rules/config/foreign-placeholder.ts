import { nameMeant, shellVariablesIn, upper } from '../../kometa/placeholders.js'
import { isTemplateFile } from '../../schema/opaque.js'
import { faultyUses, type Use } from '../placeholder-uses.js'
import { wayOut } from '../placeholder-words.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/foreign-placeholder',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check({ document, facts }) {
    // Of a text alone nobody knows what it goes through before PMM reads it.
    if (!facts.isSet || isTemplateFile(document)) return
    const uses = [...faultyUses(document, 'foreign')]
    const isSet = (use: Use) =>
      shellVariablesIn(use.text).some((name) => facts.isSet!(name) || facts.isSet!(`KOMETA_${name}`))
    const first = uses.find(isSet) ?? uses[0]
    if (!first) return
    const name = shellVariablesIn(first.text)[0]!
    const alone = /^\s*\$(?:\w+|\{[^{}]*\})\s*$/.test(first.text)
    const instead = wayOut(alone ? first.at.path : [], nameMeant(name))
    const others = uses.length - 1
    const more = others > 0 ? ` The same goes for ${others} more ${others > 1 ? 'values' : 'value'}.` : ''
    yield {
      at: first.at,
      message: `PMM does not fill in the variable ${upper(name)} here: it takes the text as it stands, unless another program fills it in first.${more}`,
      hint: `If none does, write \`${instead.text}\` and set the variable ${instead.variable} for PMM.`,
      ...(isSet(first) ? {} : { severity: 'info' }),
    }
  },
}

export const docs: RuleDocs = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the rule is about
  summary: 'A value is written as `${NAME}`, which PMM itself never fills in.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the rule is about
  why: 'PMM fills in `<<name>>` only, from the variable KOMETA_NAME. `${NAME}` and `$NAME` are for a shell, Docker Compose, envsubst or Flux: where none of them makes the config before PMM reads it, PMM takes the text as it stands. Docker Compose fills them in in its own file only, not in a config that it mounts. Where the variable is set here or in the `.env` beside the config, this is a warning; else nobody can tell, and it is a remark.',
  examples: [
    {
      given: { facts: { committing: false, isSet: (name) => name === 'TMDB_KEY' } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the rule is about
      bad: 'libraries:\n  Films: {}\ntmdb:\n  apikey: ${TMDB_KEY}\n',
      good: 'libraries:\n  Films: {}\ntmdb:\n  apikey: <<tmdb-key>>\n',
    },
  ],
}
