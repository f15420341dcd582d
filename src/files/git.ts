import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { MAX_SIZE } from './read.js'
import { readTextIfAny } from './regular-file.js'

/** Long enough for a large repository, short enough for a commit hook. In milliseconds. */
const PATIENCE = 2000

/**
 * The settings of a repository may name programs, which reading its history must not start. A folder that is laid
 * out like a git folder is none: it may have come with a checkout, settings and all.
 */
const NO_PROGRAMS = [
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'protocol.allow=never'],
  ...['-c', 'safe.bareRepository=explicit'],
]

/** No such way of fetching exists: the settings of a repository cannot allow one in its place. */
const NO_FETCHING = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' }

/**
 * When a line (from 1) of a file got its present text, by the commit that brought it. Nothing where git
 * cannot say: no repository, a line that is not committed yet, no git at all.
 */
export function lineCommittedAt(path: string, cwd: string, line: number): Date | undefined {
  const full = resolve(cwd, path)
  const name = basename(full)
  const text = linesOf(readTextIfAny(full, { maxSize: MAX_SIZE }))[line - 1]
  if (text === undefined) return undefined
  try {
    // Of the file as it stands there git would ask the filters of the repository, which are programs.
    const committed = linesOf(git(dirname(full), 'cat-file', 'blob', `HEAD:./${name}`))
    const there = nearest(committed, text, line - 1) + 1
    if (there === 0) return undefined
    const range = `${there},${there}`
    const output = git(
      dirname(full),
      ...['blame', '--no-textconv', '--porcelain', '-L', range, 'HEAD', '--', name],
    )
    const seconds = /^committer-time (\d+)$/m.exec(output)?.[1]
    return seconds === undefined ? undefined : new Date(Number(seconds) * 1000)
  } catch {
    return undefined
  }
}

/** Whether git keeps a file (absolute), which an entry in .gitignore does not change. Not so where git cannot say. */
export const isTracked = (path: string): boolean => trackingOf(path) === 'tracked'

/** Whether git ignores a path (absolute), which need not be there. Not so where git cannot say. */
export function isIgnored(path: string): boolean {
  try {
    // It ends with 1 where it ignores nothing.
    git(existingFolder(dirname(path)), 'check-ignore', '--quiet', '--', path)
    return true
  } catch {
    return false
  }
}

/** The nearest folder above that is there, for git to run in. */
function existingFolder(folder: string): string {
  const above = dirname(folder)
  return above === folder || existsSync(folder) ? folder : existingFolder(above)
}

/** Whether git keeps versions of a file (absolute); `unknown` where it will not say, as of a repository of somebody else. */
export function trackingOf(path: string): 'tracked' | 'untracked' | 'no repository' | 'unknown' {
  try {
    return git(dirname(path), 'ls-files', '--', `:(literal)${basename(path)}`) === ''
      ? 'untracked'
      : 'tracked'
  } catch {
    return isInRepository(dirname(path)) ? 'unknown' : 'no repository'
  }
}

const isInRepository = (folder: string): boolean =>
  existsSync(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)))

const linesOf = (text: string | undefined) => text?.split(/\r?\n/) ?? []

/** Where a line stands, from 0; of several the one that is nearest to a place. */
function nearest(lines: readonly string[], text: string, place: number): number {
  return lines.reduce(
    (best, line, at) =>
      line === text && (best < 0 || Math.abs(at - place) < Math.abs(best - place)) ? at : best,
    -1,
  )
}

function git(cwd: string, ...args: readonly string[]): string {
  // Loading this costs more than a whole run without it, so it is asked for only here.
  const { execFileSync } = process.getBuiltinModule('node:child_process')
  return execFileSync('git', [...NO_PROGRAMS, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
    maxBuffer: 2 * MAX_SIZE,
    env: { ...process.env, ...NO_FETCHING, GIT_OPTIONAL_LOCKS: '0' },
  })
}
