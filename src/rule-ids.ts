import { MIGRATION_IDS } from './generated/old-places.js'
import { RULES } from './generated/rules.js'

/** The ids of all rules, without the migrations being loaded. */
export const RULE_IDS: readonly string[] = [...RULES.map(({ meta }) => meta.id), ...MIGRATION_IDS]
