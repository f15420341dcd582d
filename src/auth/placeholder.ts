type Environment = Readonly<Record<string, string | undefined>>

/** What PMM fills placeholders from: the environment, then the `.env` beside the config. */
export interface SecretSource {
  readonly env: Environment
  readonly envFile: Environment
}

/** A placeholder of PMM's: `<<name>>` and nothing around it. */
export interface Placeholder {
  /** As PMM knows it: lower case, with hyphens. */
  readonly name: string
  /** Whether PMM fills in this spelling: `<<my-secret>>` and `<<MY_SECRET>>` only (config.py). */
  readonly isFilled: boolean
}

const PREFIXES = ['KOMETA_', 'PMM_']

export function placeholderIn(text: string): Placeholder | undefined {
  const spelling = /^\s*<<([^<>]+)>>\s*$/.exec(text)?.[1]
  if (spelling === undefined) return undefined
  const name = spelling.toLowerCase().replaceAll('_', '-')
  return { name, isFilled: spelling === name || spelling === upper(name) }
}

const upper = (name: string) => name.toUpperCase().replaceAll('-', '_')

/** The variable that a placeholder is filled from: the one that is set, else the one to set. */
export function variableOf(name: string, { env, envFile }: SecretSource): string {
  const names = PREFIXES.map((prefix) => prefix + upper(name))
  // Of two that are set PMM takes the one it comes by last; nobody can rely on that.
  return [env, envFile].flatMap((from) => names.filter((one) => from[one]))[0] ?? names[0]!
}

/** PMM passes over variables that are empty; of the two places the environment wins. */
export function resolve(name: string, source: SecretSource): string | undefined {
  const variable = variableOf(name, source)
  return source.env[variable] || source.envFile[variable] || undefined
}
