import { RULE_FILES } from '../generated/rule-ids.js'
import { suggest } from '../schema/suggest.js'
import { presentId } from './former-ids.js'

/** Whether a rule is meant by what settings and comments write: its id, one that it had before, or `group/*`. */
export function matches(pattern: string, id: string): boolean {
  return presentId(pattern) === id || (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1)))
}

/** The rule that was meant, or all of them where a name without its group is that of several. */
export function suggestRule(name: string, known: Iterable<string>): string | undefined {
  const namesakes = [...known].filter((id) => id.endsWith(`/${name}`))
  return namesakes.length > 0 ? namesakes.join(' or ') : suggest(name, known)
}

/**
 * Whether an id may be that of a rule of a plugin that is not loaded: its group has no rule that is written out here
 * (sections have groups of their own, which plugins may add to), and it is no slip of the pen.
 */
export function mayBeOfPlugin(id: string, ids: readonly string[]): boolean {
  const [group] = id.split('/')
  return (
    id.includes('/') &&
    !RULE_FILES.some((one) => one.startsWith(`${group}/`)) &&
    suggestRule(id, ids) === undefined
  )
}
