import { isLeftOver } from '../schema/left-over.js'
import { disguisedCopy } from '../secrets/copy/copy.js'
import { isOpenKey } from '../secrets/copy/keys.js'
import { findPrivate } from '../secrets/copy/private.js'
import { mergeRanges } from '../secrets/ranges.js'
import { findSecrets } from '../secrets/secrets.js'
import { createSource, type Range, type Source } from '../text/source.js'
import { readDocument } from '../yaml/read.js'
import { secretKnowledge } from './redact.js'

export interface RedactOptions {
  /** What the text is called; by default `config.yml`. */
  readonly path?: string
  /** Also addresses, paths, and names of people and servers. */
  readonly strict?: boolean
}

/** A copy of a config that is safe to show. */
export interface RedactedConfig {
  /** As long as the original, line for line and column for column. */
  readonly text: string
  /** What was masked, in UTF-16 offsets of both texts, in order. */
  readonly masked: readonly Range[]
}

/** Makes a copy of a config, whether it parses or not, with its secrets masked. Reads and writes nothing else. */
export function redact(config: string | Source, options: RedactOptions = {}): RedactedConfig {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const document = readDocument(source)
  const knowledge = secretKnowledge()
  const secrets = findSecrets(source, knowledge, document)
  const masked = options.strict
    ? mergeRanges([...secrets, ...findPrivate(document, knowledge, secrets)])
    : secrets
  const isOpen = (name: string) => isOpenKey(name, knowledge)
  return { text: disguisedCopy(document, masked, isLeftOver, isOpen), masked }
}
