import { isSecretPath } from '../../schema/knowledge.js'
import { isForbidden } from '../../schema/left-over.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Finding, RuleContext } from '../rule.js'
import { whereRead } from '../versions.js'
import type { Service } from './service.js'
import { isStandIn } from './stand-ins.js'
import type { WrittenKey } from './written.js'

/**
 * Texts that only stand for a value. In a section without any value they are one finding, and so is what was
 * taken out of a section before it was shown to others.
 */
export function* leftOvers(
  service: Service,
  { document, violations }: RuleContext,
  usesOf: (document: ConfigDocument) => readonly NodeRef[],
): Iterable<Finding> {
  const { section, title } = service
  const named = new Set(violations.map(({ at }) => document.range(at).start))
  const found = service.keys(document).filter(({ entry: { value }, how }) => {
    if (named.has(document.range(value).start)) return true
    // What the schema says nothing about: lists, other texts, and the keys beside the credentials.
    const text = document.scalar(value)?.text
    const isSchemas = text !== undefined && isSecretPath(value.path) && isForbidden(text)
    return how === 'right' && !isSchemas && isStandIn(document, value)
  })
  const [first] = found
  if (!first || service.isTwice(document)) return
  if (service.isBlankTemplate(document)) {
    const others = found.length - 1
    const [use] = usesOf(document)
    yield {
      at: first.entry.value,
      message: `\`${section}\` is not filled in yet: ${others > 0 ? `this value and ${others} more only stand` : 'this value only stands'} for what belongs there.${use ? ` ${neededIn(document, use, title)}` : ''}`,
      hint: `Fill the section in, or delete it if you do not use ${title}.`,
      ...(use ? { command: service.signIn } : {}),
      ...(use || crashes(document, found) ? {} : { severity: 'warning' }),
    }
    return
  }
  const taken = found.filter(({ entry }) => REDACTED.test(document.raw(entry.value)))
  if (taken.length > 1) yield takenOut(service, document, taken)
  for (const { name, entry } of found) {
    if (taken.length > 1 && taken.some((one) => one.entry === entry)) continue
    yield {
      at: entry.value,
      message: `\`${name}\` is not filled in: this is a text that stands for the value.`,
      hint: `Replace it with the real value, with a placeholder such as \`<<${section}-id>>\`, or leave it blank.`,
      ...(service.isTokenKey(name) ? { command: service.signIn } : {}),
      ...(isSent(name) ? {} : { severity: 'warning' }),
      ...whereRead(entry.value.path),
    }
  }
}

/** What logs, and people who show theirs, put in place of a secret. */
const REDACTED = /redacted|removed|hidden|masked|censored|saniti|obfuscated|private|[*•●█■░▒]{3}/i

function takenOut(service: Service, document: ConfigDocument, taken: readonly WrittenKey[]): Finding {
  const names = taken.map(({ name }) => `\`${name}\``).join(', ')
  return {
    at: taken[0]!.entry.value,
    message: `${names} were taken out, as in what a log shows: these texts only stand for the values.`,
    hint: `Fill them in from your own config, or sign in again and let the section be written for you.`,
    ...(taken.some(({ name }) => service.isTokenKey(name)) ? { command: service.signIn } : {}),
    ...(crashes(document, taken) || taken.some(({ name }) => isSent(name)) ? {} : { severity: 'warning' }),
  }
}

/** A text or a list in the place of the tokens ends the run. */
const crashes = (document: ConfigDocument, found: readonly WrittenKey[]) =>
  found.some(({ name, entry }) => name === 'authorization' && document.shape(entry.value) !== 'mapping')

/** PMM never reads the others, or takes them for blank. */
const isSent = (name: string) =>
  /^(?:client_id|client_secret|pin|localhost_url|access_token|refresh_token|authorization)$/.test(name)

function neededIn(document: ConfigDocument, use: NodeRef, title: string): string {
  return `Line ${document.source.position(document.range(use).start).line} needs ${title}.`
}
