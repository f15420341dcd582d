import type { ConfigValue } from '../../yaml/document.js'

type Environment = Readonly<Record<string, string | undefined>>

/** A variable as a compose file has it; without a value it is handed on from where Compose runs. */
export interface ComposeVariables {
  readonly variables: ReadonlyMap<string, string | null>
  /** Env files that it names, relative to the compose file, in their order. */
  readonly envFiles: readonly string[]
}

const IMAGE = /(?:kometateam|linuxserver)\/kometa|plex-meta-manager/i

const isMap = (value: unknown): value is Readonly<Record<string, ConfigValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** The services of a compose file; none where it is no compose file. */
export function servicesIn(value: ConfigValue): readonly string[] {
  return isMap(value) && isMap(value.services) ? Object.keys(value.services) : []
}

/** The one service, or the one that runs PMM/Kometa; nothing where that cannot be told. */
export function pmmService(value: ConfigValue): string | undefined {
  const names = servicesIn(value)
  const meant = names.filter((name) => IMAGE.test(String(service(value, name)?.image ?? '')))
  if (meant.length === 1) return meant[0]
  return names.length === 1 ? names[0] : undefined
}

function service(value: ConfigValue, name: string): Readonly<Record<string, ConfigValue>> | undefined {
  const found = isMap(value) && isMap(value.services) ? value.services[name] : undefined
  return isMap(found) ? found : undefined
}

/** What a service sets: `environment` as a mapping or a list of `NAME=value`, and its `env_file`s. */
export function composeVariables(value: ConfigValue, name: string): ComposeVariables {
  const { environment, env_file: files } = service(value, name) ?? {}
  const variables = new Map<string, string | null>()
  if (isMap(environment))
    for (const [key, text] of Object.entries(environment))
      variables.set(key, text === null ? null : String(text))
  if (Array.isArray(environment))
    for (const item of environment) {
      const [, key, text] = /^([^=]+)(?:=([\s\S]*))?$/.exec(String(item)) ?? []
      if (key !== undefined) variables.set(key.trim(), text ?? null)
    }
  const named = Array.isArray(files) ? files : files === undefined || files === null ? [] : [files]
  return {
    variables,
    envFiles: named.flatMap((file) =>
      isMap(file) ? (file.path ? [String(file.path)] : []) : [String(file)],
    ),
  }
}

/** As whom a service runs, by number: `user`, else PUID and PGID as images of linuxserver.io take them. */
export function composeUser(
  value: ConfigValue,
  name: string,
  env: Environment,
): { readonly uid: number; readonly gid?: number } | undefined {
  const { user } = service(value, name) ?? {}
  const { variables } = composeVariables(value, name)
  const variable = (key: string) => interpolated(variables.get(key) ?? '', env)
  const text = user === undefined || user === null ? `${variable('PUID')}:${variable('PGID')}` : String(user)
  const [, uid, gid] = /^(\d{1,9})(?::(\d{1,9})?)?$/.exec(interpolated(text, env).trim()) ?? []
  if (uid === undefined) return undefined
  return { uid: Number(uid), ...(gid === undefined ? {} : { gid: Number(gid) }) }
}

const REFERENCE = /\$(?:\$|\{([A-Za-z_]\w*)(:?[-+?])?([^{}]*)\}|([A-Za-z_]\w*))/g

/** A value with its `${NAME}`s filled in, as Compose does from where it runs and the `.env` beside its file. */
export function interpolated(text: string, env: Environment): string {
  return text.replace(REFERENCE, (all, braced?: string, sign?: string, rest = '', bare?: string) => {
    if (all === '$$') return '$'
    const value = env[braced ?? bare!] ?? ''
    if (sign?.endsWith('-')) return value || rest
    if (sign?.endsWith('+')) return value ? rest : ''
    return value
  })
}
