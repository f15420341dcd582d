import { findSecrets } from '../../src/secrets/find.js'
import { maskText } from '../../src/secrets/mask.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'
import { KNOWLEDGE } from './knowledge.js'

/** A text as a code frame would show it, by its lines alone. */
export function maskedByLines(text: string): string {
  return maskText(text, findSecrets(createSource('config.yml', text), KNOWLEDGE))
}

/** The same, helped by the parsed document. */
export async function maskedByDocument(text: string): Promise<string> {
  const source = createSource('config.yml', text)
  return maskText(text, findSecrets(source, KNOWLEDGE, await readDocument(source)))
}

/** The stretches of six characters of a secret that can be read in a text. */
export function leaksOf(secret: string, text: string): readonly string[] {
  const runs = Array.from({ length: Math.max(0, secret.length - 5) }, (_, at) => secret.slice(at, at + 6))
  return runs.filter((run) => text.toLowerCase().includes(run.toLowerCase()))
}
