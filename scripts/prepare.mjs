// Runs after `npm install` in a checkout. Today's pre-commit installs from git with npm_config_global=true,
// which npm hands on to this script's install (npm/cli#8440), so the build tools are missing: they are
// fetched here, into this folder. Nothing is printed on standard output: pre-commit 3.0 reads it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const env = { ...process.env }
  for (const name of ['global', 'include', 'omit', 'force', 'install_links', 'prefix', 'location'])
    delete env[`npm_config_${name}`]
  const { status } = spawnSync(command, args, {
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync('node_modules/esbuild'))
  run('npm', ['ci', '--global=false', '--ignore-scripts', '--no-audit', '--no-fund'])
run(process.execPath, ['scripts/build.mjs'])
