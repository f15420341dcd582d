import { matches, mayBeOfPlugin, suggestRule } from '../pattern.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'comment/unused-ignore',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: ALL,
    last: true,
  },
  *check({ suppressions, ruleIds, leavesOutPlugins }) {
    // Thousands of comments may name the same rule.
    const hints = new Map<string, string | undefined>()
    const hintFor = (id: string): string | undefined => {
      if (!hints.has(id)) hints.set(id, unknownHint(id, ruleIds))
      return hints.get(id)
    }
    for (const { at, rules, silenced, covers } of suppressions) {
      if (rules.length === 0)
        yield {
          at,
          message: 'This comment names no rule, so it silences nothing.',
          hint: 'Write `# pmm-config-ignore RULE -- reason`.',
        }
      for (const { id, at: place } of rules) {
        if (leavesOutPlugins && mayBeOfPlugin(id, ruleIds)) continue
        const hint = hintFor(id)
        if (hint !== undefined)
          yield { at: place, message: 'There is no rule of this name, so it silences nothing.', hint }
        else if (!silenced.has(id))
          yield {
            at: place,
            message: covers
              ? `\`${id}\` has nothing to say about the key below, so this silences nothing.`
              : 'There is no key below this comment, so it silences nothing.',
            hint: 'Delete it, or put it right above the key it is meant for.',
          }
      }
    }
  },
}

/** What to do about the name of a rule that there is none of; nothing for one that there is. */
function unknownHint(id: string, ruleIds: readonly string[]): string | undefined {
  if (ruleIds.some((rule) => matches(id, rule))) return undefined
  const meant = suggestRule(id, ruleIds)
  return meant ? `Did you mean ${meant}?` : 'All rules: pmm-config rules'
}

export const docs: RuleDocs = {
  summary: 'A comment that silences a rule silences nothing.',
  why: 'A `# pmm-config-ignore` comment covers the key below it and what belongs to that key. One that is not needed any more, stands in the wrong place or names a rule that does not exist would hide the next real mistake.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\n# pmm-config-ignore trakt/force-refresh -- kept for later\nplex:\n  url: http://plex:32400\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n',
    },
  ],
}
