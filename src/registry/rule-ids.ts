import { MIGRATION_IDS } from '../generated/old-places.js'
import { CORE_RULES } from './core-rules.js'

/** The ids of all rules, without the migrations being loaded. */
export const RULE_IDS: readonly string[] = [...CORE_RULES.map(({ meta }) => meta.id), ...MIGRATION_IDS]
