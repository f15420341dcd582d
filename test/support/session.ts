import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Session {
  readonly folder: string
  /** Runs a line of shell in the folder, both outputs in the order they were written. */
  run(command: string, env?: Readonly<Record<string, string>>): string
  end(): void
}

const ROOT = resolve(import.meta.dirname, '../..')

/** A scratch folder with a copy of the examples and `pmm-config` on the path, for sessions as a user has them. */
export function startSession(): Session {
  const folder = mkdtempSync(join(tmpdir(), 'pmm-config-session-'))
  const bin = join(folder, '.bin')
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'pmm-config'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin/run.cjs')}" "$@"\n`,
  )
  chmodSync(join(bin, 'pmm-config'), 0o755)
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), { recursive: true })
  let lastStatus = 0
  return {
    folder,
    run(command, env = {}) {
      // `$?` of the command before, as in one shell.
      const script = `(exit ${lastStatus}); { ${command}\n} 2>&1`
      const { stdout, status } = spawnSync('bash', ['-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder, LANG: 'C.UTF-8', COLUMNS: '96', ...env },
      })
      lastStatus = status ?? 1
      return stdout
    },
    end() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
