import type { Diagnostic, Repair } from './engine/diagnostic.js'
import { holdsSecretPath, isSecretPath, keyNames } from './schema/knowledge.js'
import type { SecretKnowledge } from './secrets/knowledge.js'
import { createRedactor, findSecrets, isPlainName, maskText } from './secrets/secrets.js'
import type { Range } from './text/source.js'
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
  const secrets = findSecrets(source, knowledge(), document)
  return createRedactor(source, () => secrets, knowledge())
}

/** Takes the secrets of a document out of all that is said about it. */
export function withoutSecrets(
  document: ConfigDocument,
  diagnostics: readonly Diagnostic[],
  repairs: readonly Repair[] = [],
): Redacted {
  const { source } = document
  // Looking for secrets takes longer than all else: where nothing is said nobody has to.
  let secrets: readonly Range[] | undefined
  const found = () => {
    secrets ??= findSecrets(source, knowledge(), document)
    return secrets
  }
  const redact = createRedactor(source, found, knowledge())
  // The words of messages are ours; what they quote of the file stands in backticks.
  const redactQuoted = (words: string) => words.replace(/`[^`]*`/g, redact)
  const redactPath = (path: Path) => path.map((step) => (typeof step === 'string' ? redact(step) : step))
  return {
    get masked() {
      return maskText(source.text, found())
    },
    diagnostics: diagnostics.map((one) => ({
      ...one,
      message: redactQuoted(one.message),
      hint: one.hint === null ? null : redactQuoted(one.hint),
      fix: one.fix && { ...one.fix, title: redactQuoted(one.fix.title) },
      path: redactPath(one.path),
    })),
    repairs: repairs.map((made) => ({
      ...made,
      title: redactQuoted(made.title),
      path: redactPath(made.path),
    })),
  }
}
