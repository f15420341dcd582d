import { MIGRATION_IDS } from '../generated/old-places.js'
import { RULE_FILES } from '../generated/rule-ids.js'
import { SECTION_RULES } from './core-rules.js'

/** The ids of all rules, without the rules being loaded. */
export const RULE_IDS: readonly string[] = [
  ...RULE_FILES,
  ...SECTION_RULES.map(({ meta }) => meta.id),
  ...MIGRATION_IDS,
]
