import type { Diagnostic, ProposedFix, Repair, TriedFinding } from '../lint/diagnostic.js'
import { createFingerprints } from '../lint/fingerprint.js'
import { holdsSecretPath, isSecretPath, keyNames } from '../schema/knowledge.js'
import type { SecretKnowledge } from '../secrets/knowledge.js'
import { createRedactor, findSecrets, holdsSecret, isPlainName, maskText } from '../secrets/secrets.js'
import { createByteColumns } from '../text/byte-column.js'
import { applyEdits, type Edit } from '../text/edit.js'
import { createSource, type Range } from '../text/source.js'
import type { ConfigDocument, Path } from '../yaml/document.js'
import { isRefusal, refuse } from '../yaml/edit/plan.js'
import { readDocument } from '../yaml/read.js'

/** What may be shown of a file and of what was found in it. */
export interface Redacted {
  /** The whole text with every secret replaced by `*`, each as long as it was. */
  readonly masked: string
  /** See FileReport. */
  readonly byteColumn: (offset: number) => number
  readonly diagnostics: readonly Diagnostic[]
  readonly repairs: readonly Repair[]
}

/** @param names key names of files other than configs that hold no secret either */
function knowledge(names: readonly string[] = []): SecretKnowledge {
  const { secretNames, publicNames } = keyNames()
  return {
    isSecretKey: isSecretPath,
    holdsSecretKey: holdsSecretPath,
    secretNames,
    publicNames: names.length === 0 ? publicNames : new Set([...publicNames, ...names]),
  }
}

export { isPlainName, knowledge as secretKnowledge }

/** Makes words about a document safe to show. */
export function redactorOf(document: ConfigDocument): (words: string) => string {
  const { source } = document
  const secrets = findSecrets(source, knowledge(), document)
  return createRedactor(source, () => secrets, knowledge())
}

/**
 * The words of messages are ours. What they quote of the file stands in backticks, and the names of variables and
 * placeholders are made of what stands there: that may be a secret, in other letters.
 */
const TOLD = /`<<([^<>`\r\n]+)>>`|`[^`]*`|\b(?:KOMETA|PMM)_(\w+)|<<([^<>`\r\n]+)>>/g

/** Takes what is of the file in words of ours through `redact`. */
export function redactTold(words: string, redact: (words: string) => string): string {
  return words.replace(TOLD, (told, ...names: readonly (string | undefined)[]) => {
    const name = names[0] ?? names[1] ?? names[2]
    return name !== undefined && isPlainName(name) ? told : redact(told)
  })
}

interface RedactOptions {
  readonly editsWithSecrets?: boolean
  /** Key names that hold no secret, beside those of configs. */
  readonly names?: readonly string[]
}

/** Takes the secrets of a document out of all that is said about it. */
export function withoutSecrets(
  document: ConfigDocument,
  findings: readonly TriedFinding[],
  repairs: readonly Repair[] = [],
  { editsWithSecrets = false, names }: RedactOptions = {},
): Redacted {
  const { source } = document
  const known = knowledge(names)
  // Looking for secrets takes longer than all else: where nothing is said nobody has to.
  let secrets: readonly Range[] | undefined
  const found = () => {
    secrets ??= findSecrets(source, known, document)
    return secrets
  }
  const redact = createRedactor(source, found, known)
  const redactQuoted = (words: string) => redactTold(words, redact)
  const redactPath = (path: Path) => path.map((step) => (typeof step === 'string' ? redact(step) : step))
  const shown = (made: ReturnType<ProposedFix['edits']>): ReturnType<ProposedFix['edits']> => {
    if (isRefusal(made)) return refuse(redactQuoted(made.refused))
    if (editsWithSecrets) return made
    return made.some(({ text }) => redact(text) !== text) || writesSecret(document, made)
      ? refuse('it writes a secret anew, which is not shown: `pmm-config fix` makes it')
      : made
  }
  const redactFix = ({ title, edits, ...fix }: ProposedFix): ProposedFix => {
    // Several reports may ask.
    let made: ReturnType<ProposedFix['edits']> | undefined
    return {
      ...fix,
      title: redactQuoted(title),
      edits() {
        made ??= shown(edits())
        return made
      },
    }
  }
  const fingerprint = createFingerprints(document, redactPath)
  return {
    get masked() {
      return maskText(source.text, found())
    },
    byteColumn: createByteColumns(source),
    diagnostics: findings.map((one) => ({
      ...one,
      message: redactQuoted(one.message),
      hint: one.hint === null ? null : redactQuoted(one.hint),
      related: one.related.map((place) => ({ ...place, message: redactQuoted(place.message) })),
      fix: one.fix && redactFix(one.fix),
      path: redactPath(one.path),
      fingerprint: fingerprint(one),
    })),
    repairs: repairs.map((made) => ({
      ...made,
      title: redactQuoted(made.title),
      path: redactPath(made.path),
    })),
  }
}

/** Whether what edits put in is of a secret of the text that they make. */
function writesSecret(document: ConfigDocument, edits: readonly Edit[]): boolean {
  // Reading the text anew takes its time, and most repairs put in a word that everybody knows.
  if (edits.every(({ text }) => isKnownWord(text))) return false
  const { path, text } = document.source
  const after = createSource(path, applyEdits(text, edits))
  const secrets = findSecrets(after, knowledge(), readDocument(after))
  let moved = 0
  return edits.some(({ range, text: added }) => {
    const start = range.start + moved
    moved += added.length - (range.end - range.start)
    return holdsSecret(after.text, { start, end: start + added.length }, secrets)
  })
}

/** Punctuation, a switch, or the name of a key that holds no secret. */
function isKnownWord(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || /^(?:true|false)$/.test(text) || keyNames().publicNames.has(text)
}
