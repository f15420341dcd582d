import { isTemplate, placeholdersIn } from '../../kometa/placeholders.js'
import { isLeftOver } from '../../schema/left-over.js'
import { suggest } from '../../schema/suggest.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { librariesOf } from '../libraries-of.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'

/** The sections that a webhook may name in place of an address. */
const SERVICES: readonly string[] = ['notifiarr', 'gotify', 'ntfy', 'apprise']

export const rule: Rule = {
  meta: {
    id: 'config/odd-webhook',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.13.0',
  },
  *check({ document }) {
    if (!document.source.text.includes('webhooks')) return
    for (const at of targets(document)) {
      const text = document.scalar(at)?.value
      if (typeof text !== 'string' || text.trim() === '') continue
      if (isTemplate(text) || placeholdersIn(text).length > 0 || isLeftOver(text)) continue
      const found = SERVICES.includes(text) ? undefined : problemOf(at, text)
      if (found) yield { at, ...found }
    }
  },
}

/** Every webhook that PMM reports to: at the root, and the changes of a library. */
function* targets(document: ConfigDocument): Iterable<NodeRef> {
  const root = document.at(['webhooks'])
  for (const { value } of root ? document.entries(root) : []) yield* each(document, value)
  for (const { keys } of librariesOf(document))
    for (const { name, value } of keys)
      if (name === 'webhooks')
        for (const one of document.entries(value))
          if (one.name === 'changes') yield* each(document, one.value)
}

function* each(document: ConfigDocument, value: NodeRef): Iterable<NodeRef> {
  if (document.shape(value) === 'sequence') yield* document.items(value)
  else yield value
}

function problemOf({ path }: NodeRef, text: string): Omit<Finding, 'at'> | undefined {
  const hint = /^https?:\/\/[^/\s]/i.test(text) ? undefined : hintFor(text.trim())
  if (!hint) return undefined
  // PMM tries six times, and nothing catches the failure at the start (modules/config.py 848, request.py 192 of 2.4.4).
  const consequence =
    path.at(-1) === 'run_start' || path.at(-2) === 'run_start'
      ? 'PMM can send nothing there, and ends the run at its start.'
      : 'PMM can send nothing there.'
  return {
    message: `This is neither an address nor \`notifiarr\`, \`gotify\`, \`ntfy\` or \`apprise\`. ${consequence}`,
    hint,
  }
}

/** Services with webhooks of their own, which PMM does not know by name. */
const OTHERS = 'discord email ifttt matrix mattermost pushbullet pushover slack teams telegram zapier'.split(
  ' ',
)

/** What to do about a text that is surely no webhook; any other word may stand for one in a test. */
function hintFor(text: string): string | undefined {
  const parts = text.split(/\s*,\s*/)
  if (parts.length > 1 && parts.every((part) => SERVICES.includes(part) || /^https?:/i.test(part)))
    return 'Write several as a list: each in a line of its own, with a dash before it.'
  const small = text.toLowerCase()
  const meant = SERVICES.includes(small) ? small : suggest(small, SERVICES)
  if (meant) return `Write \`${meant}\`.`
  if (/^[\w-]+(?:\.[\w-]+)+(?::\d+)?\//.test(text)) return 'Write `https://` in front of it.'
  return OTHERS.includes(small) || text.includes('://')
    ? 'Write the whole address of the webhook, from `https://` on, as the service shows it.'
    : undefined
}

export const docs: RuleDocs = {
  summary: 'PMM cannot report to this webhook.',
  why: 'A webhook is the address that a service such as Discord or Slack shows, or the name of a section of this config: `notifiarr`, `gotify`, `ntfy` or `apprise`. Anything else PMM takes for an address, to which it cannot connect; a webhook of `run_start` that cannot be reached ends the run.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nwebhooks:\n  error: discord\n',
      good: 'libraries:\n  Films: {}\nwebhooks:\n  error: <<discord-hook>>\n',
    },
  ],
}
