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

export function placeholderIn(text: string): Placeholder | undefined {
  const spelling = /^\s*<<([^<>]+)>>\s*$/.exec(text)?.[1]
  if (spelling === undefined) return undefined
  const name = spelling.toLowerCase().replaceAll('_', '-')
  return { name, isFilled: spelling === name || spelling === upper(name) }
}

const upper = (name: string) => name.toUpperCase().replaceAll('-', '_')

/** The placeholder that a variable fills: `KOMETA_` and `PMM_` say the same, in capitals or not (kometa.py). */
const filledBy = (variable: string) =>
  /^(?:KOMETA|PMM)_(.+)$/i.exec(variable)?.[1]?.toLowerCase().replaceAll('_', '-')

/**
 * Every variable that is set and fills a placeholder, the one that counts last. PMM takes its environment first
 * and then what `.env` adds to it, which is never what is there already, not even blank; of two spellings the
 * later one wins.
 */
function spellingsOf(name: string, { env, envFile }: SecretSource): readonly string[] {
  const added = Object.entries(envFile).filter(([variable]) => env[variable] === undefined)
  return [...Object.entries(env), ...added]
    .filter(([variable, value]) => filledBy(variable) === name && value?.trim())
    .map(([variable]) => variable)
}

/** The variable that a placeholder is filled from: the one that counts, else the one to set. */
export const variableOf = (name: string, source: SecretSource): string =>
  spellingsOf(name, source).at(-1) ?? `KOMETA_${upper(name)}`

/**
 * The variables to set in an env file, so that a new value counts: the one that PMM takes now, and every other
 * spelling of it that the file sets, or an old value would win.
 */
export function variablesToSet(variable: string, source: SecretSource): readonly string[] {
  const name = filledBy(variable)
  const others = Object.entries(source.envFile).filter(
    ([one, value]) => filledBy(one) === name && value?.trim(),
  )
  return [...new Set([variable, ...others.map(([one]) => one)])]
}

/** PMM passes over variables that are empty; of the two places the environment wins. */
export function resolve(name: string, source: SecretSource): string | undefined {
  const variable = spellingsOf(name, source).at(-1)
  return variable === undefined ? undefined : (source.env[variable] ?? source.envFile[variable])
}
