import { MIGRATIONS } from '../generated/migrations.js'
import type { Rule } from '../rules/rule.js'
import { CORE_RULES } from './core-rules.js'

/** Every rule there is, those of migrations among them. */
export const ALL_RULES: readonly Rule[] = [...CORE_RULES, ...MIGRATIONS.map(({ rule }) => rule)]
