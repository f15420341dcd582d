import { SECTION_KEYWORDS } from '../generated/schemas.js'
import type { Rule, RuleMeta } from '../rules/rule.js'

/**
 * A rule that every section has under its own name (`plex/wrong-type`): what it says is made from the schema of
 * the section.
 */
interface SectionRule extends Pick<RuleMeta, 'severity' | 'fix'> {
  readonly name: string
  /** The keywords of the schemas that it speaks of. */
  readonly keywords: readonly string[]
}

const SECTION_RULES: readonly SectionRule[] = [
  { name: 'wrong-type', keywords: ['type'], severity: 'error', fix: 'safe' },
  {
    name: 'wrong-value',
    keywords: [
      ...['enum', 'const', 'pattern', 'format', 'not', 'anyOf', 'x-values', 'x-types'],
      ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'minProperties', 'maxProperties'],
    ],
    severity: 'error',
    fix: 'safe',
  },
  { name: 'missing-key', keywords: ['required'], severity: 'error', fix: 'manual' },
  { name: 'unknown-key', keywords: ['additionalProperties'], severity: 'error', fix: 'unsafe' },
  { name: 'unread-key', keywords: ['x-versions', 'x-elsewhere'], severity: 'warning', fix: 'manual' },
]

const NAMES: ReadonlyMap<string, string> = new Map(
  SECTION_RULES.flatMap(({ name, keywords }) => keywords.map((keyword) => [keyword, name] as const)),
)

/** The section rule that a keyword of a section belongs to. */
export function sectionRuleOf(section: string, keyword: string): string {
  return `${section}/${NAMES.get(keyword)}`
}

/** Every section rule of every section that has a use for it. @param own the ids of rules of their own */
export function sectionRules(own: ReadonlySet<string>): readonly Rule[] {
  return Object.entries(SECTION_KEYWORDS).flatMap(([section, used]) =>
    SECTION_RULES.filter(({ keywords }) => keywords.some((keyword) => used.includes(keyword)))
      .map(({ name, severity, fix }): Rule => {
        const id = `${section}/${name}`
        return {
          meta: { id, kind: 'schema', severity, fix, holds: '>=1.0.0', general: true },
          check: ({ violations, sayOf }) => violations.flatMap((one) => sayOf?.(one) ?? []),
        }
      })
      .filter(({ meta }) => !own.has(meta.id)),
  )
}
