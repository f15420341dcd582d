// The project as a pre-commit hook, from a clone of what is committed here: installed the way of today's
// framework, and by the real framework where there is one on this machine. Temporary folders only; the
// network is used by npm alone, for the build tools.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'pmm-config-hook-'))
const clone = join(folder, 'clone')
const SECRET = '5d41402abc4b2a76b9719d911017c592'
const GOOD = 'libraries:\n  Movies: {}\ntmdb:\n  apikey: <<tmdb-key>>\n'
const BAD = 'libraries:\n  Movies: {}\ntrakt: yes\n'

/** What npm, git and pre-commit tell the programs they start must not reach those started here. */
const FOREIGN =
  /^(npm_(?!config_(registry|cache|userconfig|cafile|(https?_|no)?proxy)$)|GIT_|PRE_COMMIT|GITHUB_|SKIP$|FORCE_COLOR$)/i
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name))),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
  PRE_COMMIT_HOME: join(folder, 'pre-commit'),
  NO_COLOR: '1',
}

/** @param {string} cwd @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} [more] */
function run(cwd, command, args, more) {
  const result = spawnSync(command, args, { cwd, env: { ...env, ...more }, encoding: 'utf8' })
  const { status, stdout, stderr } = result
  return { ok: status === 0, stdout: stdout ?? '', output: `${stdout}${stderr}${result.error ?? ''}` }
}

/** @param {string} what @param {boolean} holds @param {string} [output] shown when it does not hold */
function check(what, holds, output = '') {
  const seconds = process.uptime().toFixed(0)
  console.log(`${holds ? 'ok' : 'NOT OK'}: ${what} (at ${seconds} s)${holds ? '' : `\n${output}`}`)
  if (!holds) process.exitCode = 1
}

/** A scratch repository with these files, all of them added. @param {string} name @param {Record<string, string>} files */
function repository(name, files) {
  const cwd = join(folder, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  run(cwd, 'git', ['init', '-q'])
  run(cwd, 'git', ['add', '-A', '-f'])
  return cwd
}

/** npm packs what `prepare` builds; pre-commit 3.0 takes all that this prints for the name of the tarball. */
function checkPack() {
  const { scripts } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'))
  const own = Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepublish/.test(name))
  check('whoever installs the package runs no script of it', own.length === 0, own.join('\n'))
  const packed = run(clone, 'npm', ['pack'])
  check('`npm pack` in a fresh clone prints one name', /^\S+\.tgz\n$/.test(packed.stdout), packed.output)
  const { ok, stdout, output } = run(clone, process.execPath, ['scripts/prepare.mjs'])
  check('`prepare` prints nothing on standard output', ok && stdout === '', output)
}

/** pre-commit 4 installs from git into a prefix; npm then runs `prepare` as if for a global package. */
function checkGitInstall() {
  const prefix = join(folder, 'prefix')
  mkdirSync(prefix)
  const { output } = run(
    prefix,
    'npm',
    ['install', '--allow-git=root', '--install-links', '-g', `git+file://${clone}`],
    {
      NPM_CONFIG_PREFIX: prefix,
      npm_config_prefix: prefix,
      npm_config_global: 'true',
      NODE_ENV: 'production',
    },
  )
  check('npm installs it from git', existsSync(join(prefix, 'bin/pmm-config')), output)
  writeFileSync(join(prefix, 'bad.yml'), BAD)
  const judged = run(prefix, join(prefix, 'bin/pmm-config'), ['validate', 'bad.yml'])
  check('what it installed finds a mistake', judged.output.includes('trakt/section-shape'), judged.output)
  const help = run(prefix, join(prefix, 'bin/pmm-config'), ['trakt', 'auth', '--help'])
  check('what it installed has its plugins', help.ok && help.output.includes('--device'), help.output)
}

/** The command that runs the real framework, if there is one. */
function findFramework() {
  const candidates = [['pre-commit'], ['/usr/bin/pre-commit'], ['/usr/bin/python3', '-m', 'pre_commit']]
  return candidates.find(([command = '', ...args]) => run(folder, command, [...args, '--version']).ok)
}

/** @param {readonly string[]} framework */
function checkFramework([command = '', ...first]) {
  /** @param {string} cwd @param {readonly string[]} args */
  const preCommit = (cwd, ...args) => run(cwd, command, [...first, ...args])
  const once = repository('once', { 'config.yml': BAD })
  const tried = preCommit(once, 'try-repo', clone, 'pmm-config', '--all-files')
  check('try-repo shows what is wrong', !tried.ok && tried.output.includes('config.yml:3:8'), tried.output)

  const revision = run(clone, 'git', ['rev-parse', 'HEAD']).stdout.trim()
  const scratch = repository('scratch', {
    '.pre-commit-config.yaml': readFileSync(join(clone, 'examples/pre-commit-config.yaml'), 'utf8')
      .replace(/(?<=repo: ).*/, clone)
      .replace(/(?<=rev: ).*/, revision),
    '.pmm-configrc.yml': 'ignore: [old/]\n',
    'config.yml': GOOD,
    'pmm.yml': BAD,
    'kometa.yml': GOOD.replace('<<tmdb-key>>', SECRET),
    'config/other.yml': 'services:\n  web:\n    image: example\n',
    'old/config.yml': BAD,
  })
  /** @param {readonly string[]} files */
  const hook = (...files) => preCommit(scratch, 'run', 'pmm-config', '--files', ...files)
  const good = hook('config.yml')
  check('a good config passes', good.ok && /Passed/.test(good.output), good.output)
  const bad = hook('config.yml', 'pmm.yml')
  const only = /pmm\.yml:3:8/.test(bad.output) && !bad.output.includes('config.yml:')
  check('of several files the broken one is named', !bad.ok && only, bad.output)
  const secret = hook('kometa.yml')
  const refused = !secret.ok && secret.output.includes('config/committed-secret')
  check('a secret is refused and not shown', refused && !secret.output.includes(SECRET), secret.output)
  const other = hook('config/other.yml')
  check("another program's YAML passes", other.ok && /Passed/.test(other.output), other.output)
  const old = hook('old/config.yml')
  check('what the settings ignore passes', old.ok && /Passed/.test(old.output), old.output)

  const installed = preCommit(scratch, 'install')
  const commit = () => run(scratch, 'git', ['commit', '-m', 'x'])
  const stopped = commit()
  const none = !run(scratch, 'git', ['rev-parse', '-q', '--verify', 'HEAD']).ok
  check('a commit with a broken config is stopped', !stopped.ok && none, installed.output + stopped.output)
  run(scratch, 'git', ['rm', '-q', '--cached', 'pmm.yml', 'kometa.yml'])
  const done = commit()
  check('a commit of a good one is made', done.ok && /Passed/.test(done.output), done.output)
}

try {
  writeFileSync(
    env.GIT_CONFIG_GLOBAL,
    '[user]\nname = x\nemail = x@example.com\n[safe]\ndirectory = *\n[protocol "file"]\nallow = always\n',
  )
  const cloned = run(folder, 'git', ['clone', '-q', ROOT, clone])
  if (!cloned.ok) throw new Error(`this check needs a git repository:\n${cloned.output}`)
  checkGitInstall()
  const framework = findFramework()
  if (framework) checkFramework(framework)
  else console.log('skipped: the real framework, for there is no pre-commit on this machine')
  checkPack()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
