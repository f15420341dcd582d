import { RULES } from '../generated/rules.js'
import type { Rule } from '../rules/rule.js'
import { sectionRules } from '../sections/section-rules.js'

/** The rules that run over every config: those that are files of their own, and those that every section has. */
export const CORE_RULES: readonly Rule[] = [
  ...RULES,
  ...sectionRules(new Set(RULES.map(({ meta }) => meta.id))),
]
