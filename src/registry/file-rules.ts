import { RULES } from '../generated/rules.js'
import { SERVICE_RULES } from '../generated/service-rules.js'
import type { Rule } from '../rules/rule.js'
import { SECTION_RULES } from './core-rules.js'

/** The rules of configs that are files of their own. */
export const FILE_RULES: readonly Rule[] = [...RULES, ...SERVICE_RULES]

/** Every rule but those of migrations. */
export const PRESENT_RULES: readonly Rule[] = [...FILE_RULES, ...SECTION_RULES]
