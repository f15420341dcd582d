import { LINKED_RULES } from '../generated/linked-rules.js'
import { RULES } from '../generated/rules.js'
import type { Rule } from '../rules/rule.js'

/** What holds for every text that PMM reads: its YAML, and comments for this program. */
const isGeneral = ({ meta }: Rule) => meta.kind === 'syntax' || meta.id.startsWith('comment/')

/** The rules that run over a file that a config names. */
export const RULES_OF_LINKED_FILES: readonly Rule[] = [...RULES.filter(isGeneral), ...LINKED_RULES]
