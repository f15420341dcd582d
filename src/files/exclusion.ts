import { lstat } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, relative } from 'node:path'
import type { Ignore } from 'ignore'
import { isCostly } from './costly-pattern.js'
import { isInside } from './inside.js'
import { readTextIfAny } from './regular-file.js'
import { toSlashes } from './target.js'

/** In bytes: each path is held against each rule. */
const MAX_SIZE = 1024 * 1024

/** Whether an entry of a folder is excluded. */
type Excludes = (name: string, isFolder: boolean) => boolean

/** What `.gitignore` files and the settings exclude. */
export interface Exclusion {
  /** Whether the settings exclude a file, whatever .gitignore says: a named file is not judged by that. */
  bySettings(file: string): boolean
  /** For the entries of one folder (absolute). */
  within(folder: string): Promise<Excludes>
}

/** What one settings file excludes: patterns in the syntax of .gitignore, relative to a folder (absolute). */
export interface Ignored {
  readonly patterns: readonly string[]
  readonly from: string
}

/**
 * The .gitignore files that count are those from the root of the repository down; outside a repository, from `cwd`
 * down.
 */
export async function createExclusion(cwd: string, ignored: readonly Ignored[]): Promise<Exclusion> {
  const { default: ignore } = await import('ignore')
  // Git compares as the file system does; on Linux, with case.
  const ignoreCase = process.platform === 'win32' || process.platform === 'darwin'
  const settings = ignored.map(({ patterns, from }) => ({
    from,
    rules: ignore({ ignoreCase, allowRelativePaths: true }).add(
      patterns.filter((pattern) => !isCostly(pattern)),
    ),
  }))
  const isIgnored = (full: string, end: string) =>
    settings.some(({ from, rules }) => {
      const shown = pathFrom(from, full)
      return !!shown && rules.ignores(`${shown}${end}`)
    })
  const rules = new Map<string, Ignore>()
  const loaded = new Map<string, Promise<void>>()
  const repositories = new Map<string, Promise<string | undefined>>()

  function repositoryOf(folder: string): Promise<string | undefined> {
    const known = repositories.get(folder)
    if (known) return known
    const parent = dirname(folder)
    // In a work tree or submodule, `.git` is a file.
    const found = lstat(join(folder, '.git')).then(
      () => folder,
      () => (parent === folder ? undefined : repositoryOf(parent)),
    )
    repositories.set(folder, found)
    return found
  }

  /** All rules of a repository are kept in one list, deepest last, which is the order git gives them. */
  function load(folder: string, top: string, into: Ignore): Promise<void> {
    const known = loaded.get(folder)
    if (known) return known
    const above = folder === top ? Promise.resolve() : load(dirname(folder), top, into)
    const own = above.then(async () => {
      const text = readTextIfAny(join(folder, '.gitignore'), { maxSize: MAX_SIZE }) ?? ''
      if (text !== '') into.add(anchorRules(text, pathFrom(top, folder) ?? ''))
    })
    loaded.set(folder, own)
    return own
  }

  return {
    bySettings: (file) => isIgnored(file, ''),
    async within(folder) {
      const top = (await repositoryOf(folder)) ?? (isInside(cwd, folder) ? cwd : parse(folder).root)
      const git = rules.get(top) ?? ignore({ ignoreCase })
      rules.set(top, git)
      await load(folder, top, git)
      return (name, isFolder) => {
        const full = join(folder, name)
        const end = isFolder ? '/' : ''
        return git.ignores(`${pathFrom(top, full)}${end}`) || isIgnored(full, end)
      }
    },
  }
}

/** The lines of a .gitignore, without rules that whoever brings them would have everybody wait for. */
const linesOf = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => !isCostly(line))

/** Rules of the .gitignore in `folder` (relative to the top) as the top's own .gitignore would put them. */
function anchorRules(text: string, folder: string): string[] {
  const lines = linesOf(text)
  if (folder === '') return lines
  const prefix = folder.replace(/[\\*?[\]]/g, '\\$&')
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sign, rule] = line.startsWith('!') ? ['!', line.slice(1)] : ['', line]
      // A slash anywhere but at the end ties a rule to its own folder; else it holds at any depth below.
      return /\/(?!\s*$)/.test(rule)
        ? `${sign}/${prefix}/${rule.replace(/^\//, '')}`
        : `${sign}/${prefix}/**/${rule}`
    })
}

/** The path from a folder with forward slashes; undefined on another drive. */
function pathFrom(folder: string, path: string): string | undefined {
  const between = relative(folder, path)
  return isAbsolute(between) ? undefined : toSlashes(between)
}
