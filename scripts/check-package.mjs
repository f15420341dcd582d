// Packs the project as npm would publish it, installs the tarball into an empty folder and uses it there.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'pmm-config-package-'))
try {
  execFileSync('npx', ['publint', '--strict'], { stdio: 'inherit' })
  const [{ filename, files, size }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' }),
  )
  console.log(`${filename}: ${files.length} files, ${size} bytes`)
  writeFileSync(join(folder, 'package.json'), '{"name":"scratch","private":true,"type":"module"}')
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], {
    cwd: folder,
    encoding: 'utf8',
  })
  console.log(install.stdout + install.stderr)
  expect(install.status === 0 && !/warn/i.test(install.stderr), 'it installs without a warning')
  const installed = JSON.parse(
    execFileSync('npm', ['ls', '--all', '--json'], { cwd: folder, encoding: 'utf8' }),
  )
  expect(Object.keys(installed.dependencies).length === 1, 'the package brings itself only')

  writeFileSync(join(folder, 'good.yml'), 'libraries:\n  Movies: {}\ntmdb:\n  apikey: abc\n')
  writeFileSync(join(folder, 'bad.yml'), 'libraries:\n  Movies: {}\ntrakt: yes\n')
  expect(pmmConfig('validate', 'good.yml').status === 0, 'a good config passes')
  expect(pmmConfig('validate', 'bad.yml').status === 1, 'a bad config fails')
  expect(pmmConfig('validate', 'none.yml').status === 2, 'a missing file is exit 2')
  expect(pmmConfig('--version').stdout.startsWith('pmm-config/'), 'it knows its version')
  expect(/validate/.test(pmmConfig('--help').stdout), 'help lists the commands')
  for (const service of ['trakt', 'mal']) {
    expect(/USAGE/.test(pmmConfig(service, 'auth', '--help').stdout), `${service} auth helps`)
    const { status, stdout } = pmmConfig(service, 'status', 'good.yml')
    expect(
      status === 4 && stdout.includes('not signed in'),
      `${service} status tells that nobody is signed in`,
    )
  }
  writeFileSync(
    join(folder, 'library.js'),
    "import { validate } from 'pmm-config'\nconst { diagnostics } = await validate('libraries:\\n  Movies: {}\\ntrakt: yes\\n')\nconsole.log(diagnostics.map(({ rule }) => rule).join(' '))\n",
  )
  const library = spawnSync(process.execPath, ['library.js'], { cwd: folder, encoding: 'utf8' })
  expect(library.stdout.includes('trakt/section-shape'), `the library answers (${library.stderr})`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {readonly string[]} args */
function pmmConfig(...args) {
  return spawnSync(join(folder, 'node_modules', '.bin', 'pmm-config'), args, {
    cwd: folder,
    encoding: 'utf8',
  })
}

/** @param {boolean} holds @param {string} what */
function expect(holds, what) {
  console.log(`${holds ? 'ok' : 'NOT OK'}: ${what}`)
  if (!holds) process.exitCode = 1
}
