import { RULE_FILES } from '../generated/rule-ids.js'
import { RULES } from '../generated/rules.js'
import type { Rule } from '../rules/rule.js'
import { sectionRules } from '../sections/section-rules.js'

/** What every section has. */
export const SECTION_RULES: readonly Rule[] = sectionRules(new Set(RULE_FILES))

/** The rules that run over every config, be it of what it may. */
export const CORE_RULES: readonly Rule[] = [...RULES, ...SECTION_RULES]

/** Words without which the rules of trakt and mal have nothing to speak of: names, and keys that went astray. */
const SERVICES =
  /trakt|\bmal(?:\b|_)|_mal\b|myanimelist|client[-_ ]?(?:id|secret)|authori[sz]ation|(?:access|refresh)[-_ ]?token|force[-_ ]?refresh|token[-_ ]?type|expires[-_ ]?in|created[-_ ]?at|localhost[-_ ]?url|\bpin\b/i

/** Whether a text may be a matter for the rules of trakt and mal, which are loaded then. */
export const speaksOfServices = (text: string): boolean => SERVICES.test(text)
