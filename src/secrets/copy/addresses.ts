import type { Range } from '../../text/source.js'
import { labelsIn, tellsNothing, wordsIn } from './words.js'

const URL = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>`]+/gi
/** Pages and services that everybody uses: which of them stands there tells nothing, what follows may. */
const PUBLIC_HOST =
  /^(?:[\w-]+\.)*(?:kometa\.wiki|metamanager\.wiki|github\.com|githubusercontent\.com|github\.io|gitlab\.com|discord(?:app)?\.com|discord\.gg|trakt\.tv|myanimelist\.net|anidb\.net|anilist\.co|mdblist\.com|imdb\.com|themoviedb\.org|thetvdb\.com|tmdb\.org|omdbapi\.com|letterboxd\.com|flixpatrol\.com|plex\.tv|simkl\.com|notifiarr\.com|slack\.com|telegram\.org|reddit\.com|pastebin\.com|google\.com|yaml\.org|json-schema\.org|schemastore\.org|icheckmovies\.com|stevenlu\.com|boxofficemojo\.com|rottentomatoes\.com|metacritic\.com|jsdelivr\.net|unpkg\.com|docker\.com|docker\.io|localhost)$/i
/** What Kometa itself publishes is the same for all. */
const OWN_PAGE = /^\/(?:Kometa-Team|meisnate12)(?:\/|$)|^\/(?:en\/)?(?:latest|nightly|develop)\//i
const OWN_HOST = /(?:kometa|metamanager)\.wiki$/i
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?)$/i

const IP_4 = /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)/g
const IP_6_OR_MAC =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![\w:.])/gi
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Names that only a network at home has, or a service for those. */
const HOME_HOST =
  /(?<![\w.@/-])[\w-]+(?:\.[\w-]+)*\.(?:local|lan|home|internal|intranet|localdomain|home\.arpa|ts\.net|duckdns\.org|ddns\.net|no-ip\.(?:com|org)|synology\.me|myds\.me|myqnapcloud\.com|dyndns\.org|freeboxos\.fr|fritz\.box)(?![\w-])/gi
const WITH_PORT = /(?<![\w.:/@-])([a-z][\w-]*(?:\.[\w-]+)*):\d{2,5}(?![\w:.])/gi

/** Hosts with what stands behind them, IP and hardware addresses, mail addresses, wherever they stand. */
export function findAddresses(text: string): readonly Range[] {
  const found = [...text.matchAll(URL)].flatMap((match) => partsOfUrl(text, match.index, match[0]))
  const all = [IP_4, IP_6_OR_MAC, MAIL, HOME_HOST].flatMap((pattern) => [...text.matchAll(pattern)])
  for (const match of all) found.push(...wordsOf(text, match.index, match[0]))
  for (const match of text.matchAll(WITH_PORT)) found.push(...wordsOf(text, match.index, match[1]!))
  return found
}

/** A value that is an address as a whole, with a scheme or without: `nas`, `10.0.0.2:32400`. */
export function addressWords(text: string, range: Range): readonly Range[] {
  return wordsOf(text, range.start, text.slice(range.start, range.end))
}

function wordsOf(text: string, start: number, address: string): readonly Range[] {
  if (LOOPBACK.test(address)) return []
  const end = start + address.replace(/:\d{1,5}$/, '').length
  return labelsIn(
    text,
    { start, end },
    (word) => /^\.+$/.test(word) || /^(?:env|true|false|null)$/i.test(word),
  )
}

function partsOfUrl(text: string, start: number, url: string): readonly Range[] {
  const from = url.indexOf('://') + 3
  const rest = url.slice(from)
  const authority = /^[^/?#]*/.exec(rest)![0]
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '')
  const tail = rest.slice(authority.length)
  const hostStart = start + from + authority.lastIndexOf('@') + 1
  const isPublic = PUBLIC_HOST.test(host) || LOOPBACK.test(host)
  const hostWords = isPublic ? [] : wordsOf(text, hostStart, host)
  if (OWN_HOST.test(host) || (isPublic && OWN_PAGE.test(tail))) return []
  const tailStart = start + from + authority.length
  return [
    ...hostWords,
    ...wordsIn(text, { start: tailStart, end: start + url.length }, (word) => isOpenInPath(word)),
  ]
}

const isOpenInPath = (word: string) =>
  tellsNothing(word) || /^(?:api|v\d|lists?|users?|raw|main|master|blob|webhooks?|code|state)$/i.test(word)
