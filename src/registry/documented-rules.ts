import { DOCS } from '../generated/docs.js'
import { MIGRATIONS } from '../generated/migrations.js'
import type { DocumentedRule } from '../rules/rule.js'
import { sectionDocs } from '../sections/docs.js'
import { SECTION_RULES } from './core-rules.js'
import { FILE_RULES } from './file-rules.js'

/** The rules that are files of their own, with what people read of them. */
export const DOCUMENTED_RULES: readonly DocumentedRule[] = FILE_RULES.map((rule) => ({
  ...rule,
  docs: DOCS[rule.meta.id]!,
}))

/** Every rule there is, those of sections and migrations among them. */
export const ALL_DOCUMENTED_RULES: readonly DocumentedRule[] = [
  ...DOCUMENTED_RULES,
  ...SECTION_RULES.map((rule) => ({
    ...rule,
    docs: sectionDocs(rule.meta.id),
  })),
  ...MIGRATIONS.map(({ rule }) => rule),
]
