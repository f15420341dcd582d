import type { Diagnostic, Repair } from './engine/diagnostic.js'
import { holdsSecretPath, isSecretPath, keyNames } from './schema/knowledge.js'
import type { SecretKnowledge } from './secrets/knowledge.js'
import { createRedactor, findSecrets, isPlainName, maskText } from './secrets/secrets.js'
import type { ConfigDocument, Path } from './yaml/document.js'

/** What may be shown of a file and of what was found in it. */
export interface Redacted {
  /** The whole text with every secret replaced by `*`, each as long as it was. */
  readonly masked: string
  readonly diagnostics: readonly Diagnostic[]
  readonly repairs: readonly Repair[]
}

const knowledge = (): SecretKnowledge => ({
  isSecretKey: isSecretPath,
  holdsSecretKey: holdsSecretPath,
  ...keyNames(),
})

export { isPlainName }

/** Makes words about a document safe to show. */
export function redactorOf(document: ConfigDocument): (words: string) => string {
  const { source } = document
  return createRedactor(source, findSecrets(source, knowledge(), document), knowledge())
}

/** Takes the secrets of a document out of all that is said about it. */
export function withoutSecrets(
  document: ConfigDocument,
  diagnostics: readonly Diagnostic[],
  repairs: readonly Repair[] = [],
): Redacted {
  const { source } = document
  const secrets = findSecrets(source, knowledge(), document)
  const redact = createRedactor(source, secrets, knowledge())
  // The words of messages are ours; what they quote of the file stands in backticks.
  const redactQuoted = (words: string) => words.replace(/`[^`]*`/g, redact)
  const redactPath = (path: Path) => path.map((step) => (typeof step === 'string' ? redact(step) : step))
  return {
    masked: maskText(source.text, secrets),
    diagnostics: diagnostics.map((found) => ({
      ...found,
      message: redactQuoted(found.message),
      hint: found.hint === null ? null : redactQuoted(found.hint),
      fix: found.fix && { ...found.fix, title: redactQuoted(found.fix.title) },
      path: redactPath(found.path),
    })),
    repairs: repairs.map((made) => ({
      ...made,
      title: redactQuoted(made.title),
      path: redactPath(made.path),
    })),
  }
}
