import type { Finding, RuleContext } from '../rule.js'
import { whereRead } from '../versions.js'
import type { Service } from './service.js'

/** Texts that only stand for a value; in a section without any value they are one finding. */
export function* leftOvers(service: Service, { document, violations }: RuleContext): Iterable<Finding> {
  const { section, title } = service
  const [first] = violations
  if (!first) return
  if (service.isBlankTemplate(document)) {
    yield {
      at: first.at,
      message: `\`${section}\` is not filled in yet: ${violations.length > 1 ? `this value and ${violations.length - 1} more only stand` : 'this value only stands'} for what belongs there.`,
      hint: `Fill the section in, or delete it if you do not use ${title}.`,
      severity: 'warning',
    }
    return
  }
  for (const { at } of violations)
    yield {
      at,
      message: `\`${at.path.at(-1)}\` is not filled in: this is a text that stands for the value.`,
      hint: `Replace it with the real value, with a placeholder such as \`<<${section}-id>>\`, or leave it blank.`,
      ...(service.isTokenKey(String(at.path.at(-1))) ? { command: service.signIn } : {}),
      ...whereRead(at.path),
    }
}
