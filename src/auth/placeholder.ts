import { variablesOf } from '../kometa/placeholders.js'
import { isReserved } from '../kometa/reserved-names.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What PMM fills placeholders from: the environment, then the `.env` beside the config. */
export interface SecretSource {
  readonly env: Environment
  readonly envFile: Environment
}

/**
 * The placeholder that a variable fills: `KOMETA_` and `PMM_` say the same, in capitals or not (kometa.py); what
 * Kometa keeps for itself only `PMM_` fills.
 */
function filledBy(variable: string): string | undefined {
  const [, prefix = '', rest] = /^(KOMETA|PMM)_(.+)$/i.exec(variable) ?? []
  const name = rest?.toLowerCase().replaceAll('_', '-')
  return name !== undefined && prefix.toUpperCase() === 'KOMETA' && isReserved(name) ? undefined : name
}

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
  spellingsOf(name, source).at(-1) ?? variablesOf(name)[0]

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
