import { placeholderAlone } from '../kometa/placeholders.js'
import type { AuthProvider, Tokens } from '../plugin/index.js'
import { isLeftOver } from '../schema/left-over.js'
import type { SignIn } from './destination.js'
import { accessKey } from './layout.js'
import { keyNames } from './pasted-keys.js'
import { type Block, findBlocks } from './pasted-values.js'
import { doubtOf, doubtsOfPair } from './token-form.js'

/** What a pasted block holds, or why it cannot be used, without a word of what stands in it. */
export type Pasted =
  | {
      readonly ok: true
      readonly signIn: SignIn
      readonly notes: readonly string[]
      /** Why it may be of no use, as sentences. */
      readonly doubts: readonly string[]
      /** The service that its shape speaks for, where that is another. */
      readonly resembles?: AuthProvider
    }
  | { readonly ok: false; readonly reason: string; readonly next: string }
  /** It names another service. */
  | { readonly ok: false; readonly of: AuthProvider }

/** What else is known to whoever pastes. */
export interface PasteContext {
  readonly now: Date
  /** All services that blocks may be of. */
  readonly providers?: readonly AuthProvider[]
  /** Variables that placeholders of the config stand for, to the keys they stand at. */
  readonly variables?: Readonly<Record<string, string>>
}

/** What is shorter is no token that any service gives. */
const SHORTEST = 16

/** Printable, and nothing that belongs to the text around it. */
const LIKE_A_TOKEN = /^[!#-&(-+\-./\w:=?@[\]^|~]+$/

/**
 * Reads a block of credentials as pages and scripts print it: the whole section or only `authorization`, as
 * YAML, JSON, variables, labels or a table, with words around it, and where the indentation is broken line by
 * line.
 */
export function readPasted(text: string, provider: AuthProvider, context: PasteContext): Pasted {
  if (text.trim() === '') return refuse('nothing was pasted')
  const { now, providers = [], variables = {} } = context
  const others = providers.filter(({ service }) => service !== provider.service)
  const client = provider.client.map(({ key }) => key)
  const tokens = [accessKey(provider), 'refresh_token'].filter((key) => provider.tokenKeys.includes(key))
  // What only others have tells them apart.
  const keys = [provider, ...others].flatMap(({ tokenKeys }) => tokenKeys)
  const found = findBlocks(text, {
    service: provider.service,
    others: others.map(({ service }) => service),
    names: keyNames(provider.service, [...new Set([...client, ...keys])], variables),
    needed: tokens,
  })
  if (found.kind === 'foreign')
    return { ok: false, of: others.find(({ service }) => service === found.service)! }
  const notes: string[] = []
  const block = theOne(found.blocks, tokens, notes)
  if (typeof block === 'string') return refuse(block, ONE_ONLY)
  for (const key of tokens) {
    const reason = unfit(key, block[key])
    if (reason) return refuse(reason)
  }
  const values = tokens.map((key) => block[key]!)
  if (new Set(values).size < values.length) return refuse('its two tokens are the same')
  const parts: Record<string, Tokens[string]> = {}
  for (const key of provider.tokenKeys) {
    const value = partOf(key, block[key], now, notes)
    if (value === undefined) return refuse(`its ${key} is no number of seconds that can be`)
    parts[key] = value
  }
  const named = client.filter((key) => block[key] !== undefined && !standsForOne(block[key]))
  for (const key of named) {
    const reason = unfit(key, block[key])
    if (reason) return refuse(reason)
  }
  const resembles = provider.recognizes?.(block)
    ? undefined
    : others.find((other) => other.recognizes?.(block))
  const each = [...tokens, ...named].map((key) => doubtOf(key, block[key]!))
  return {
    ok: true,
    signIn: { tokens: parts, client: Object.fromEntries(named.map((key) => [key, block[key]!])) },
    notes,
    doubts: [...each.filter((doubt) => doubt !== undefined), ...doubtsOfPair(tokens, values)],
    ...(resembles ? { resembles } : {}),
  }
}

const WHOLE = 'Copy all of it, from the first line to the last, and paste it again.'
const ONE_ONLY = 'Paste one block only, the one that is to be written.'

const refuse = (reason: string, next = WHOLE): Pasted => ({ ok: false, reason, next })

const standsForOne = (value: string | undefined) =>
  value !== undefined && (placeholderAlone(value) !== undefined || isLeftOver(value))

function unfit(key: string, value: string | undefined): string | undefined {
  if (value === undefined) return `it holds no ${key}`
  if (standsForOne(value)) return `its ${key} only stands for one`
  if (/\s/.test(value)) return `its ${key} has blanks in it`
  if (!LIKE_A_TOKEN.test(value)) return `its ${key} has characters in it that no token has`
  if (value.length < SHORTEST) return `its ${key} is too short to be one; was all of it copied?`
  return undefined
}

/** Of several blocks the one that was issued last, where they tell; else which key has two values. */
function theOne(blocks: readonly Block[], tokens: readonly string[], notes: string[]): Block | string {
  const [first = {}, ...more] = blocks
  if (more.length === 0) return first
  const isWhole = (block: Block) => tokens.every((key) => block[key] !== undefined)
  const issued = blocks.map(({ created_at: created }) => Number(created))
  const [latest = 0, before = 0] = issued.toSorted((a, b) => b - a)
  if (blocks.every(isWhole) && issued.every(Number.isSafeInteger) && latest > before) {
    notes.push(`It holds ${blocks.length} blocks; the one that was issued last was taken.`)
    return blocks[issued.indexOf(latest)]!
  }
  const key = Object.keys(more[0]!).find((one) => first[one] !== undefined && first[one] !== more[0]![one])
  return `it holds two different values for ${key}`
}

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
