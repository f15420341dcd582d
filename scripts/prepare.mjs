// Builds dist/ after `npm install` in a checkout, and when pre-commit or npm installs from git. Today's
// pre-commit does so with npm_config_global=true, which npm hands on (npm/cli#8440), so that the build tools
// are missing: they are fetched here. Nothing may be printed on standard output: pre-commit 3.0 runs
// `npm pack` and takes all that stands there as the name of the file.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the outer npm was told about its own installation must not reach the one in this folder. */
const FOREIGN =
  /^npm_config_(global|location|prefix|include|omit|only|production|dev|force|install[-_]links|dry[-_]run)$/i

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)))
  const { status } = spawnSync(command, args, {
    env,
    stdio: ['ignore', 2, 2],
    // npm is a batch file on Windows; Node is not, and its path there has a space.
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync('node_modules/esbuild'))
  // Named, because NODE_ENV=production or a line in somebody's .npmrc may leave them out.
  run('npm', ['ci', '--global=false', '--include=dev', '--include=optional', '--ignore-scripts'])
run(process.execPath, ['scripts/build.mjs'])
