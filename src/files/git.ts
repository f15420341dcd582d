import { basename, dirname, resolve } from 'node:path'

/** Long enough for a large repository, short enough for a commit hook. In milliseconds. */
const PATIENCE = 2000

/** The settings of a repository may name programs, which reading its history must not start. */
const NO_PROGRAMS = ['-c', 'core.fsmonitor=false', '-c', 'protocol.allow=never']

/**
 * When a line (from 1) of a file got its present text, by the commit that brought it. Nothing where git
 * cannot say: no repository, a line that is not committed yet, no git at all.
 */
export function lineCommittedAt(path: string, cwd: string, line: number): Date | undefined {
  const full = resolve(cwd, path)
  try {
    // Loading this costs more than a whole run without it, so it is asked for only here.
    const { execFileSync } = process.getBuiltinModule('node:child_process')
    const output = execFileSync(
      'git',
      [
        ...NO_PROGRAMS,
        'blame',
        '--no-textconv',
        '--porcelain',
        '-L',
        `${line},${line}`,
        '--',
        basename(full),
      ],
      {
        cwd: dirname(full),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: PATIENCE,
        env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' },
      },
    )
    if (/^0{40} /.test(output)) return undefined
    const seconds = /^committer-time (\d+)$/m.exec(output)?.[1]
    return seconds === undefined ? undefined : new Date(Number(seconds) * 1000)
  } catch {
    return undefined
  }
}
