import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { isInside } from './inside.js'
import { toSlashes } from './target.js'

/** Where CI servers say what they checked out to: GitHub Actions, GitLab, Bitbucket, Azure Pipelines, Jenkins. */
const VARIABLES = [
  'GITHUB_WORKSPACE',
  'CI_PROJECT_DIR',
  'BITBUCKET_CLONE_DIR',
  'BUILD_SOURCESDIRECTORY',
  'WORKSPACE',
]

interface Surroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The top of the checkout that a step of a pipeline runs in, absolute: as the server says, else that of git, else where it runs. */
export function checkoutTop({ cwd, env }: Surroundings): string {
  const here = resolve(cwd)
  const named = VARIABLES.map((name) => env[name]).find(
    (top) => top && isAbsolute(top) && isInside(top, here),
  )
  if (named !== undefined) return resolve(named)
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return here
  }
}

/** A path as it is called from the top of the checkout; absolute where it lies elsewhere. */
export function fromTop(path: string, top: string, cwd: string): string {
  const full = resolve(cwd, path)
  return toSlashes(isInside(top, full) ? relative(top, full) : full)
}
