import { DOCS } from '../generated/docs.js'
import { LINKED_RULES } from '../generated/linked-rules.js'
import { MIGRATIONS } from '../generated/migrations.js'
import type { DocumentedRule, Rule } from '../rules/rule.js'
import { sectionDocs } from '../sections/docs.js'
import { SECTION_RULES } from './core-rules.js'
import { FILE_RULES } from './file-rules.js'

const withDocs = (rule: Rule): DocumentedRule => ({ ...rule, docs: DOCS[rule.meta.id]! })

/** The rules of configs that are files of their own, with what people read of them. */
export const DOCUMENTED_RULES: readonly DocumentedRule[] = FILE_RULES.map(withDocs)

/** The same for the rules of files that a config names. */
export const DOCUMENTED_LINKED_RULES: readonly DocumentedRule[] = LINKED_RULES.map(withDocs)

/** Every rule there is, those of sections and migrations among them. */
export const ALL_DOCUMENTED_RULES: readonly DocumentedRule[] = [
  ...DOCUMENTED_RULES,
  ...DOCUMENTED_LINKED_RULES,
  ...SECTION_RULES.map((rule) => ({
    ...rule,
    docs: sectionDocs(rule.meta.id),
  })),
  ...MIGRATIONS.map(({ rule }) => rule),
]
