import type { AuthProvider, Tokens } from '../plugin.js'
import { isLeftOver } from '../schema/left-over.js'
import { createSource } from '../text/source.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import type { SignIn } from './destination.js'
import { accessKey } from './layout.js'
import { readAsWritten } from './patch.js'
import { placeholderIn } from './placeholder.js'

/** What a pasted block holds, or why it cannot be used, without a word of what stands in it. */
export type Pasted =
  | { readonly ok: true; readonly signIn: SignIn; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string }

/** What is shorter is no token that any service gives. */
const SHORTEST = 16

/** Printable, and nothing that belongs to the text around it. */
const LIKE_A_TOKEN = /^[!#-&(-+\-./\w:=?@[\]^|~]+$/

/**
 * Reads a block of credentials as pages and scripts print it: the whole section or only `authorization`, as
 * YAML or JSON, with comments around it, and where the indentation is broken line by line.
 */
export function readPasted(text: string, provider: AuthProvider, now: Date): Pasted {
  if (text.trim() === '') return refuse('nothing was pasted')
  const client = provider.client.map(({ key }) => key)
  const tokens = [accessKey(provider), 'refresh_token'].filter((key) => provider.tokenKeys.includes(key))
  const found = collect(tidy(text), provider.service, [...client, ...provider.tokenKeys], tokens)
  const twice = Object.entries(found).find(([, values]) => values.size > 1)?.[0]
  if (twice) return refuse(`it holds two different values for ${twice}`)
  const get = (key: string) => [...(found[key] ?? [])][0]
  for (const key of tokens) {
    const value = get(key)
    if (value === undefined) return refuse(`it holds no ${key}`)
    if (placeholderIn(value) || isLeftOver(value)) return refuse(`its ${key} only stands for one`)
    if (/\s/.test(value)) return refuse(`its ${key} has blanks in it`)
    if (!LIKE_A_TOKEN.test(value)) return refuse(`its ${key} has characters in it that no token has`)
    if (value.length < SHORTEST) return refuse(`its ${key} is too short to be one; was all of it copied?`)
  }
  const values = tokens.map((key) => get(key)!)
  if (new Set(values).size < values.length) return refuse('its two tokens are the same')
  const notes = cutOff(tokens, values)
  const parts: Record<string, Tokens[string]> = {}
  for (const key of provider.tokenKeys) {
    const value = partOf(key, get(key), now, notes)
    if (value === undefined) return refuse(`its ${key} is no number of seconds that can be`)
    parts[key] = value
  }
  const named = client.flatMap((key) => {
    const value = get(key)
    return value === undefined || placeholderIn(value) || isLeftOver(value) ? [] : [[key, value] as const]
  })
  return { ok: true, signIn: { tokens: parts, client: Object.fromEntries(named) }, notes }
}

/** Tokens of hexadecimal digits are all of one length; the last line of what is copied is easily cut. */
function cutOff(names: readonly string[], tokens: readonly string[]): string[] {
  const longest = Math.max(...tokens.map(({ length }) => length))
  if (!tokens.every((token) => /^[0-9a-f]+$/i.test(token))) return []
  return names
    .filter((_, index) => tokens[index]!.length < longest)
    .map((name) => `${name} is shorter than the other token: look whether all of it was copied.`)
}

const refuse = (reason: string): Pasted => ({ ok: false, reason })

const LATEST = 99_999_999_999

/** What is missing is filled in with what services always say; `undefined`: it cannot be. */
function partOf(
  key: string,
  text: string | undefined,
  now: Date,
  notes: string[],
): Tokens[string] | undefined {
  if (key === 'token_type') return text || 'Bearer'
  if (key === 'scope') return text || 'public'
  if (key !== 'created_at' && key !== 'expires_in') return text ?? null
  if (text === undefined) return key === 'created_at' ? Math.floor(now.getTime() / 1000) : null
  const number = Number(text)
  if (!/^\d+(?:\.\d+)?$/.test(text) || number < 1) return undefined
  if (key === 'created_at' && number > LATEST) {
    notes.push('created_at was in milliseconds; it is written in seconds.')
    return Math.floor(number / 1000)
  }
  return Math.floor(number)
}

type Values = Record<string, Set<string>>

/** Takes away what copying from a web page or a mail adds: tags, curly quotes, blanks that are none. */
function tidy(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\t]|&nbsp;/g, ' ')
    .replace(/[“”„‟]|&quot;/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/<\/?(?:br|code|div|li|p|pre|span|td|tr)\b[^<>]*>/gi, '')
}

/** Every value of the keys, wherever they stand. */
function collect(text: string, service: string, keys: readonly string[], needed: readonly string[]): Values {
  const document = readAsWritten(createSource('', text))
  const values = document.problems.length === 0 ? fromTree(document, service, keys) : {}
  return needed.every((key) => values[key]) ? values : fromLines(text, keys)
}

/** In a whole config other services have such keys, too. */
function fromTree(document: ConfigDocument, service: string, keys: readonly string[]): Values {
  const values: Values = {}
  for (const { name, value } of below(document, document.at([service]))) {
    const scalar = document.scalar(value)
    const text = scalar && scalar.kind !== 'null' ? bare(scalar.text) : ''
    if (!keys.includes(name) || text === '') continue
    values[name] ??= new Set()
    values[name].add(text)
  }
  return values
}

function* below(document: ConfigDocument, ref: NodeRef | undefined): Iterable<Entry> {
  if (!ref) return yield* document.walk()
  for (const entry of document.entries(ref)) {
    // What an alias stands for may hold the alias.
    if (entry.merged || document.raw(entry.value).startsWith('*')) continue
    yield entry
    yield* below(document, entry.value)
  }
}

const bare = (value: string) =>
  value
    .trim()
    .replace(/[,;]+$/, '')
    .replace(/^["']|["']$/g, '')
    .trim()

/** `key: value`, `"key": "value",` and `key=value`, at whatever depth, several in a line as well. */
function fromLines(text: string, keys: readonly string[]): Values {
  const values: Values = {}
  const pattern = new RegExp(
    `(?<![\\w-])["']?(${keys.join('|')})["']?\\s*[:=][ \\t]*("[^"\\n]*"|'[^'\\n]*'|[^\\s,;{}#"']+)`,
    'g',
  )
  for (const [, key, value] of text.replace(/^[ >]*#.*$/gm, '').matchAll(pattern)) {
    const found = bare(value!)
    if (found === '' || found === 'null') continue
    values[key!] ??= new Set()
    values[key!]!.add(found)
  }
  return values
}
