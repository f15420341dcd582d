import { lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import { examine, expand, type Search, sayMissing } from './expand.js'
import { describeFolder, type PathProblem } from './failure.js'
import type { Expansion, Target } from './target.js'

/** Kometa reads a variable under both names, the new one first (get_env in kometa.py). */
const VARIABLES = ['KOMETA_CONFIG', 'PMM_CONFIG']

/** The place PMM itself looks at, then what people call it when they keep the file elsewhere. */
const PLACES = ['config/config.yml', 'config.yml', 'config/config.yaml', 'config.yaml']

/** The first place that holds something, without a look into the settings; nothing where none does. */
export function usualPlace(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string | undefined {
  const named = VARIABLES.map((variable) => env[variable]).find(Boolean)
  if (named) return named
  return PLACES.find((place) => lstatSync(resolve(cwd, place), { throwIfNoEntry: false }) !== undefined)
}

export interface UsualPlaces {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The settings' `files`: paths, folders and globs. */
  readonly files: readonly string[]
}

/** Finds the config that PMM would read, when nobody names one. The first place that holds something wins. */
export async function findUsual(
  { env, files }: UsualPlaces,
  search: Search,
): Promise<Expansion & { readonly searched: readonly string[] }> {
  const searched: string[] = []
  for (const variable of VARIABLES) {
    searched.push(variable)
    const value = env[variable]
    // Kometa takes an empty variable for one that is not set.
    if (value) return { ...(await fromVariable(variable, value, search.cwd)), searched }
  }
  for (const place of PLACES) {
    searched.push(place)
    if (exists(resolve(search.cwd, place)))
      return { ...(await checked({ path: place, named: false, usual: true }, search.cwd)), searched }
  }
  const targets: Target[] = []
  const problems: PathProblem[] = []
  for (const pattern of files) {
    searched.push(pattern)
    const expansion = await expand(pattern, search)
    targets.push(...expansion.targets)
    problems.push(...expansion.problems)
  }
  if (targets.length === 0) problems.push(nothingFound(files))
  return { targets, problems, searched }
}

/** A link that leads nowhere exists. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

async function fromVariable(variable: string, value: string, cwd: string): Promise<Expansion> {
  const { targets, problems } = await checked({ path: value, named: true }, cwd)
  const fix = `Correct or unset ${variable}, or name the file.`
  return {
    targets,
    problems: problems.map(({ path, message, hint }) => ({
      path,
      message: `${message} (the path comes from the variable ${variable})`,
      hint: hint ? `${hint} ${fix}` : fix,
    })),
  }
}

async function checked(target: Target, cwd: string): Promise<Expansion> {
  const place = examine(target.path, cwd)
  if (place.kind === 'file') return { targets: [target], problems: [] }
  const problem =
    place.kind === 'problem'
      ? place.problem
      : place.kind === 'folder'
        ? describeFolder(target.path)
        : await sayMissing(target.path, cwd)
  return { targets: [], problems: [problem] }
}

function nothingFound(files: readonly string[]): PathProblem {
  const places = [...PLACES, ...files].join(', ')
  return {
    path: '.',
    nothing: true,
    message: `no config found: ${VARIABLES.join(' and ')} are not set, and this folder has none of ${places}`,
    hint: 'Name the file, or run pmm-config in the folder that holds it.',
  }
}
