import { resolve } from 'node:path'
import type { Exclusion, Ignored } from './exclusion.js'
import { expand, type Search } from './expand.js'
import type { PathProblem } from './failure.js'
import { realPath } from './real-path.js'
import type { Target } from './target.js'
import { findUsual } from './usual-places.js'

export interface FindOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The settings' `files`, looked at when nothing is named and the usual places are empty. */
  readonly files?: readonly string[]
  /** What the settings ignore. */
  readonly ignored?: readonly Ignored[]
  /** What is excluded stays so when it is named: for hooks, which name every changed file. */
  readonly forceExclude: boolean
}

export interface Found {
  /** In the order of the arguments, sorted within a folder or glob, each real file once. */
  readonly targets: readonly Target[]
  readonly problems: readonly PathProblem[]
  /** The arguments, or the places looked at without any. */
  readonly searched: readonly string[]
}

/** Finds the configs that the arguments name, or without any the one PMM would read. Never throws. */
export async function findConfigs(args: readonly string[], options: FindOptions): Promise<Found> {
  const cwd = resolve(options.cwd)
  let exclusion: Promise<Exclusion> | undefined
  const search: Search = {
    cwd,
    forceExclude: options.forceExclude,
    exclusion() {
      exclusion ??= import('./exclusion.js').then(({ createExclusion }) =>
        createExclusion(cwd, options.ignored ?? []),
      )
      return exclusion
    },
  }
  if (args.length === 0) {
    const found = await findUsual({ env: options.env, files: options.files ?? [] }, search)
    return { ...found, targets: unique(found.targets, cwd) }
  }
  const targets: Target[] = []
  const problems: PathProblem[] = []
  for (const argument of args) {
    const expansion = await expand(argument, search)
    targets.push(...expansion.targets)
    problems.push(...expansion.problems)
  }
  return { targets: unique(targets, cwd), problems, searched: args }
}

/** Each real file once, at its first place; it counts as named if it is so anywhere. */
function unique(targets: readonly Target[], cwd: string): readonly Target[] {
  if (targets.length < 2) return targets
  const files = new Map<string, Target>()
  for (const target of targets) {
    const file = target.path === '-' ? '-' : realPath(target.path, cwd)
    const first = files.get(file)
    files.set(file, first ? { ...first, named: first.named || target.named } : target)
  }
  return [...files.values()]
}
