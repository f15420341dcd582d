import type { Range } from '../text/source.js'
import { withoutPlaceholders } from './placeholder.js'

/** Schemes whose address is no secret; those of notification services carry tokens in place of a host. */
const OPEN_SCHEME = /^(?:https?|ftps?|sftp|ssh|git|file|smb|nfs|wss?|udp|tcp|unix|socks[45]?|rtsp|plex)$/i
const SCHEME_BEFORE = /[A-Za-z][A-Za-z0-9+.-]{0,20}$/
const URL_END = /[\s"'<>]/g
const HOOK_HOST = /hook|discord|slack\.com|telegram|ifttt|notifiarr/i
const HOOK_PATH = /hooks?\/|services\/|\/with\/key\/|\/bot(?=\d)/i
/** Hosts that everybody's webhooks go to: to show them tells nothing. */
const SHARED_HOST =
  /^(?:(?:ptb\.|canary\.)?discord(?:app)?\.com|hooks\.slack\.com|maker\.ifttt\.com|api\.telegram\.org|(?:www\.)?notifiarr\.com)$/i
/** So much of a URL is looked at to understand it; what is hidden goes on to its end. */
const HEAD = 512

/** The parts of URLs that give access: user and password, the path of a webhook, addresses of services. */
export function findUrlSecrets(text: string): readonly Range[] {
  const found: Range[] = []
  let end = 0
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at)) {
    const start = at + 3
    if (start > end) end = endOfUrl(text, start)
    const scheme = SCHEME_BEFORE.exec(text.slice(Math.max(0, at - 21), at))?.[0]
    const parts = scheme === undefined ? [] : secretParts(text, scheme, start, end)
    for (const part of parts)
      for (const range of withoutPlaceholders(text, part.start, part.end)) found.push(range)
    at = parts.at(-1)?.end === end ? end : start
  }
  return found
}

/** `user:password@host` as proxies are written, with no scheme before it. */
const BARE =
  /(?<![\p{L}\p{N}_.+:@-])([\p{L}\p{N}_.+%~-]{1,60}):(?!\/\/)([^\s"'`,{}[\]]{1,200})@(?=[\p{L}\p{N}])/gu
/** The same for the programs that take them so: `curl -u user:password`. */
const OPTION = /(?:(?:^|[\s"'])-u|--(?:proxy-)?user)[\s=]+["']?([^\s:"']{1,60}):([^\s"']{1,200})/g

/** User and password where they stand without the scheme of a URL. */
export function findBareCredentials(text: string): readonly Range[] {
  return [...text.matchAll(BARE), ...text.matchAll(OPTION)].flatMap((match) => {
    const end = match.index + match[0].replace(/@$/, '').length
    return withoutPlaceholders(text, end - match[1]!.length - 1 - match[2]!.length, end)
  })
}

/** What to hide of a URL that is secret as a whole; `start` is behind its `://`. */
export function secretPartOfUrl(text: string, start: number, end: number): Range {
  const head = text.slice(start, Math.min(end, start + HEAD))
  const slash = head.indexOf('/')
  const open = slash > 0 && slash + 1 < head.length && SHARED_HOST.test(head.slice(0, slash))
  return { start: open ? start + slash + 1 : start, end }
}

function secretParts(text: string, scheme: string, start: number, end: number): readonly Range[] {
  if (!OPEN_SCHEME.test(scheme)) return [{ start, end }]
  const head = text.slice(start, Math.min(end, start + HEAD))
  const slash = head.search(/[/?#]/)
  const host = slash < 0 ? head : head.slice(0, slash)
  const credentials = endOfCredentials(head, host)
  const parts = credentials > 0 ? [{ start, end: start + credentials }] : []
  const path = head.slice(host.length)
  const hook = HOOK_PATH.exec(path)
  if (HOOK_HOST.test(host) && path.length > 1) parts.push({ start: start + host.length + 1, end })
  else if (hook) parts.push({ start: start + host.length + hook.index + hook[0].length, end })
  return parts
}

/** The place of the `@` behind user and password; a pasted password may hold what has no place in a URL. */
function endOfCredentials(head: string, host: string): number {
  const at = host.lastIndexOf('@')
  if (at >= 0) return at
  const colon = host.indexOf(':')
  if (colon < 0 || /^\d*$/.test(host.slice(colon + 1))) return 0
  return Math.max(0, head.lastIndexOf('@'))
}

function endOfUrl(text: string, start: number): number {
  URL_END.lastIndex = start
  return URL_END.exec(text)?.index ?? text.length
}
