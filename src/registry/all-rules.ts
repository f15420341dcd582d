import { MIGRATIONS } from '../generated/migrations.js'
import type { Rule } from '../rules/rule.js'
import { PRESENT_RULES } from './file-rules.js'

/** Every rule there is, those of migrations among them. */
export const ALL_RULES: readonly Rule[] = [...PRESENT_RULES, ...MIGRATIONS.map(({ rule }) => rule)]
