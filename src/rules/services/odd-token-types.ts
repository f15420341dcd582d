import { filledIn } from '../filled-in.js'
import type { Finding, RuleContext } from '../rule.js'
import type { Service } from './service.js'

export function* oddTokenTypes({ title }: Service, { document, violations }: RuleContext): Iterable<Finding> {
  for (const { at } of filledIn(document, violations))
    yield {
      at,
      message: `\`token_type\` is odd: ${title} knows only \`Bearer\`.`,
      hint: 'Check that the values of the block were not mixed up, then write `Bearer`.',
    }
}
