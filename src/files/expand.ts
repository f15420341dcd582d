import { statSync } from 'node:fs'
import { isAbsolute, parse, posix, relative, resolve } from 'node:path'
import type { Exclusion } from './exclusion.js'
import { codeOf, DOCKER_HINT, describeFailure, type PathProblem } from './failure.js'
import { type Expansion, type Target, toSlashes, YAML_NAME } from './target.js'
import type { Walk } from './walk.js'

/** What looking for configs needs to know. */
export interface Search {
  readonly cwd: string
  readonly forceExclude: boolean
  /** Made when first asked for: a file that is named needs none. */
  exclusion(): Promise<Exclusion>
}

type Place =
  | { readonly kind: 'file' | 'folder' | 'missing' }
  | { readonly kind: 'problem'; readonly problem: PathProblem }

/** What stands at a path. A pipe or device counts as a file: reading it says what is wrong. */
export function examine(path: string, cwd: string): Place {
  try {
    return { kind: statSync(resolve(cwd, path)).isDirectory() ? 'folder' : 'file' }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' }
    return { kind: 'problem', problem: describeFailure(path, error) }
  }
}

/** Finds what one argument stands for: a file, a folder, a glob, or `-`. An existing name is no glob. */
export async function expand(argument: string, search: Search): Promise<Expansion> {
  if (argument === '-') return one({ path: '-', named: true })
  if (argument === '') {
    const hint = 'Is a variable empty that should hold the path?'
    return failed({ path: "''", message: 'this path is empty', hint })
  }
  const place = examine(argument, search.cwd)
  if (place.kind === 'file')
    return (await isForcedOut(argument, search)) ? NOTHING : one({ path: argument, named: true })
  if (place.kind === 'folder') return expandFolder(argument, search)
  if (isGlob(argument)) return expandGlob(toSlashes(argument), search)
  return failed(place.kind === 'problem' ? place.problem : await sayMissing(argument, search.cwd))
}

/** Loaded only where a path leads nowhere. */
export async function sayMissing(path: string, cwd: string): Promise<PathProblem> {
  return (await import('./missing.js')).describeMissing(path, cwd)
}

const NOTHING: Expansion = { targets: [], problems: [] }
const one = (target: Target): Expansion => ({ targets: [target], problems: [] })
const failed = (problem: PathProblem): Expansion => ({ targets: [], problems: [problem] })

/** Asked only of what does not exist under that very name. */
function isGlob(argument: string): boolean {
  return /[*?]|\[.+\]|\{.+\}|[@!+]\(.+\)/.test(argument)
}

async function isForcedOut(argument: string, search: Search): Promise<boolean> {
  if (!search.forceExclude) return false
  return (await search.exclusion()).bySettings(resolve(search.cwd, argument))
}

function expandFolder(argument: string, search: Search): Promise<Expansion> {
  const hint = YAML_NAME.test(argument) ? { hint: DOCKER_HINT } : {}
  return collect({
    walk: { base: resolve(search.cwd, argument), pattern: '**/*.{yml,yaml}', ignoreCase: true },
    shownBase: toSlashes(argument),
    nothing: { path: argument, nothing: true, message: `no YAML file in ${argument}`, ...hint },
    search,
  })
}

function expandGlob(argument: string, search: Search): Promise<Expansion> {
  const root = isAbsolute(argument) ? toSlashes(parse(argument).root) : ''
  return collect({
    walk: { base: root || search.cwd, pattern: argument.slice(root.length), ignoreCase: false },
    shownBase: root,
    nothing: { path: argument, nothing: true, message: 'no YAML file matches this pattern' },
    search,
  })
}

interface Collection {
  readonly walk: Walk
  /** How the base of the walk is shown in front of what is found below it. */
  readonly shownBase: string
  /** What to say when nothing is found. */
  readonly nothing: PathProblem
  readonly search: Search
}

async function collect({ walk, shownBase, nothing, search }: Collection): Promise<Expansion> {
  const { walkFiles } = await import('./walk.js')
  const found = await walkFiles(walk, await search.exclusion())
  const show = (path: string) => posix.join(shownBase, path)
  const paths = found.paths.filter((path) => YAML_NAME.test(path))
  const problems = await Promise.all(
    found.failures.map(({ path, error }) => {
      const place = show(toSlashes(relative(walk.base, path)))
      return codeOf(error) === 'ENOENT' ? sayMissing(place, search.cwd) : describeFailure(place, error)
    }),
  )
  if (paths.length === 0 && problems.length === 0) {
    return failed({ ...nothing, ...(found.excluded ? { hint: EXCLUDED_HINT } : {}) })
  }
  return { targets: paths.map((path) => ({ path: show(path), named: false })), problems }
}

const EXCLUDED_HINT =
  'What .gitignore or "ignore" in the settings excludes was passed over; to check such a file, name the file itself.'
