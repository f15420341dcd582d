import { MIGRATIONS } from './generated/migrations.js'
import { RULES } from './generated/rules.js'
import type { Rule } from './rules/rule.js'

/** Every rule there is, those of migrations among them. */
export const ALL_RULES: readonly Rule[] = [...RULES, ...MIGRATIONS.map(({ rule }) => rule)]
