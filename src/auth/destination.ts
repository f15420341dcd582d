import type { Change, Path, Section, Setting, Tokens } from '../plugin/index.js'
import { accessKey, tokenPath } from './layout.js'
import type { View } from './open.js'
import { variableOf, variablesToSet } from './placeholder.js'
import type { Run } from './run.js'

/** What is to be kept: new tokens, and what people were asked for. */
export interface SignIn {
  readonly tokens: Tokens
  /** Keys of the client that the config does not hold yet. */
  readonly client: Readonly<Record<string, string>>
}

interface Blocked extends Pick<Setting, 'variable' | 'spelling'> {
  readonly key: string
}

/** What goes where. */
export interface Destination {
  readonly changes: readonly Change[]
  /** For the env file, by variable; empty without one. */
  readonly variables: Readonly<Record<string, string>>
  /** Keys that a placeholder is in the way of, with the variable where PMM has one. */
  readonly blocked: readonly Blocked[]
  /** Keys for which one variable would have to hold several values. */
  readonly shared: readonly string[]
  /** Placeholders that the config lacks for the variables: key to placeholder. */
  readonly missing: Readonly<Record<string, string>>
}

/** Works out where the parts of a sign-in go: into the config, or what has a placeholder into the env file. */
export function destinationOf(run: Run, { section, secrets }: View, { tokens, client }: SignIn): Destination {
  const { request, provider } = run
  const toEnv = request.envFile !== undefined
  const changes: Change[] = []
  const variables: Record<string, string> = {}
  const blocked: Blocked[] = []
  const missing: Record<string, string> = {}
  const holders: Record<string, readonly string[]> = {}
  const keys = [
    ...Object.entries(client).map(([key, value]) => ({ path: [key], value })),
    ...provider.tokenKeys.map((key) => ({ path: tokenPath(provider, key), value: tokens[key] ?? null })),
  ]
  // A code is spent with the first exchange: what stands in the file is of no more use.
  for (const key of provider.spentKeys)
    if (section.get([key]).from === 'file') changes.push({ path: [key], value: null })
  for (const { path, value } of keys) {
    const key = path.join('.')
    const setting = section.get(path)
    const name = `${provider.service}-${String(path.at(-1)).replaceAll('_', '-')}`
    const isPlain = setting.from !== 'placeholder' && isPlainBeside(run, section, path)
    if (toEnv && value !== null && !isPlain) {
      const variable = setting.variable ?? variableOf(name, secrets)
      for (const one of variablesToSet(variable, secrets)) variables[one] = String(value)
      holders[variable] = [...(holders[variable] ?? []), key]
    }
    if (setting.from === 'placeholder') {
      // With an env file only what no variable of PMM's fills is in the way.
      const { value: _, from: __, ...placeholder } = setting
      if (!toEnv || setting.variable === undefined || setting.spelling) blocked.push({ key, ...placeholder })
    } else if (!toEnv || isPlain) changes.push({ path, value })
    else if (request.placeholders) changes.push({ path, value: value === null ? null : `<<${name}>>` })
    else if (value !== null) missing[key] = `<<${name}>>`
  }
  const shared = Object.values(holders).find((keys) => keys.length > 1) ?? []
  return { changes, variables, blocked, shared, missing }
}

/** What is no secret of a sign-in, and stands beside a token that a placeholder names: it tells of that token. */
function isPlainBeside({ provider, request }: Run, section: Section, path: Path): boolean {
  const isPlain = /^(?:token_type|expires_in|scope|created_at)$/.test(String(path.at(-1)))
  const access = section.get(tokenPath(provider, accessKey(provider)))
  return isPlain && !request.placeholders && access.from === 'placeholder'
}

/** Tokens of the length that real ones have, to try out with what they will be put in place of. */
export function standIns({ provider, io }: Run): Tokens {
  const now = Math.floor(io.now().getTime() / 1000)
  const known: Tokens = { token_type: 'Bearer', expires_in: 604800, scope: 'public', created_at: now }
  return Object.fromEntries(provider.tokenKeys.map((key) => [key, known[key] ?? 'x'.repeat(64)]))
}
