import { withoutSecrets } from '../../api/redact.js'
import { renderDiff } from '../../report/diff.js'
import { detectTerminal } from '../../report/terminal.js'
import { createSource } from '../../text/source.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { readDocument } from '../../yaml/read.js'
import type { Io } from '../io.js'
import type { Plan } from './take-out.js'

/** Prints what a plan would change of a config, with secrets masked. */
export function showDifference({ source }: ConfigDocument, { text }: Plan, io: Io): void {
  const masked = (one: string) => withoutSecrets(readDocument(createSource(source.path, one)), []).masked
  io.stdout.write(
    renderDiff(
      source.path,
      { text: source.text, masked: masked(source.text) },
      { text, masked: masked(text) },
      detectTerminal(io.stdout, io.env),
    ),
  )
}
