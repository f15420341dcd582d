import { redactorOf, redactTold } from '../../api/redact.js'
import { resolve } from '../../auth/placeholder.js'
import { redactWords } from '../../auth/redact.js'
import { placeholdersIn } from '../../kometa/placeholders.js'
import type { Topic } from '../../report/checkup.js'
import { textsOf } from '../../rules/read-texts.js'
import { keyNames } from '../../schema/knowledge.js'
import type { Subject } from './subject.js'
import { valueAt } from './value.js'

/**
 * Takes the secrets of a config, and of the variables that fill it, out of what is said. The words are ours; what
 * they quote of a file or a service stands in backticks.
 */
export function withoutSecrets(topics: readonly Topic[], subject: Subject): readonly Topic[] {
  const redact = redactorOf(subject.document)
  const filled = filledSecrets(subject)
  const safe = (words: string) => redactTold(words, (told) => redactWords(redact(told), filled))
  return topics.map((topic) => ({
    ...topic,
    checks: topic.checks.map(({ message, hint, ...check }) => ({
      ...check,
      message: safe(message),
      ...(hint === undefined ? {} : { hint: safe(hint) }),
    })),
  }))
}

/** The values of variables that fill placeholders, but of those that fill what is no secret. */
function filledSecrets(subject: Subject): ReadonlySet<string> {
  const { document, secrets } = subject
  const { secretNames } = keyNames()
  const values = new Set<string>()
  for (const { at, text, isKey } of textsOf(document)) {
    if (isKey) continue
    const isSecret = at.path.some((step) => typeof step === 'string' && secretNames.has(step))
    for (const { name, isFilled } of placeholdersIn(text)) {
      const value = isFilled && isSecret ? resolve(name, secrets) : undefined
      if (value !== undefined) values.add(value)
    }
    const { variable, text: whole } = isSecret ? valueAt(subject, at) : {}
    if (variable !== undefined && whole !== undefined) values.add(whole)
  }
  return values
}
