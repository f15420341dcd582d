import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lchownSync, linkSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillFolder, makeFolder } from '../support/folder.js'

const BIN = resolve(import.meta.dirname, '../../bin/run.cjs')
const CONFIG =
  'libraries:\n  Films:\n    collection_files:\n      - default: basic\nplex:\n  url: env\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\n'
/** A warning, so that a severity shows. */
const OLD = `${CONFIG}settings:\n  check_nightly: true\n`
const isRoot = process.getuid?.() === 0

interface Run {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
}

function run(cwd: string, { args, env = {}, uid }: Run) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: join(cwd, 'no-home'), ...env },
    encoding: 'utf8',
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  return { out: stdout, err: stderr, code: status }
}

const trap = (folder: string) =>
  `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')\n`
const hasRun = (folder: string) => existsSync(join(folder, 'ran'))

describe('settings in JavaScript', () => {
  const withScript = () => {
    const folder = makeFolder({ '.git/HEAD': '', 'config.yml': CONFIG })
    return fillFolder(folder, { 'pmm-config.config.cjs': `${trap(folder)}module.exports = {}\n` })
  }

  it.each([
    ['validate', 'config.yml'],
    ['fix', 'config.yml'],
    ['migrate', 'config.yml'],
    ['rules'],
    ['explain', 'trakt/stale-pin'],
    ['trakt', 'status', 'config.yml'],
  ])('are not run by %s %s, and that is said', (...args) => {
    const folder = withScript()
    const { err } = run(folder, { args })
    expect(hasRun(folder)).toBe(false)
    expect(err).toContain(
      'pmm-config.config.cjs: settings in JavaScript are programs, and are not run unasked.',
    )
    expect(err).toContain('--settings pmm-config.config.cjs')
  })

  it.each([
    ['by --settings', ['--settings', 'pmm-config.config.cjs'], {}],
    ['by --settings=', ['--settings=pmm-config.config.cjs'], {}],
    ['by the variable', [], { PMM_CONFIG_SETTINGS: 'pmm-config.config.cjs' }],
  ])('are run where a person names them %s, also in CI', (_, flags, env) => {
    const folder = withScript()
    expect(run(folder, { args: ['validate', ...flags], env: { CI: 'true', ...env } }).code).toBe(0)
    expect(hasRun(folder)).toBe(true)
  })

  it('are run where the settings at home trust the folder, but not in a hook or in CI', () => {
    const folder = withScript()
    const home = makeFolder({ '.pmm-configrc.yml': `trust: [${folder}]\n` })
    for (const env of [{ PRE_COMMIT: '1' }, { CI: 'true' }, { GITHUB_ACTIONS: 'true' }]) {
      run(folder, { args: ['validate'], env: { HOME: home, ...env } })
      expect(hasRun(folder)).toBe(false)
    }
    const { err } = run(folder, { args: ['validate'], env: { HOME: home } })
    expect(err).not.toContain('JavaScript')
    expect(hasRun(folder)).toBe(true)
  })

  it.each([
    ['another folder', (folder: string) => `${folder}x`],
    ['the folder above', (folder: string) => resolve(folder, '..')],
  ])('are not run where the settings at home trust %s', (_, listed) => {
    const folder = withScript()
    const home = makeFolder({ '.pmm-configrc.yml': `trust: [${listed(folder)}]\n` })
    run(folder, { args: ['validate'], env: { HOME: home } })
    expect(hasRun(folder)).toBe(false)
  })

  it('are not run where others may write the settings at home', () => {
    const folder = withScript()
    const home = makeFolder({ '.pmm-configrc.yml': `trust: [${folder}]\n` })
    chmodSync(join(home, '.pmm-configrc.yml'), 0o666)
    run(folder, { args: ['validate'], env: { HOME: home } })
    expect(hasRun(folder)).toBe(false)
  })

  it('are not run where settings of the repository itself say so', () => {
    const folder = fillFolder(withScript(), { '.pmm-configrc.yml': 'trust: ["/*"]\n' })
    run(folder, { args: ['validate'] })
    expect(hasRun(folder)).toBe(false)
  })
})

describe('plugins that settings name', () => {
  const withPlugin = (settings = '') => {
    const folder = makeFolder({ '.git/HEAD': '', 'config.yml': CONFIG })
    return fillFolder(folder, {
      '.pmm-configrc.yml': `plugins: [./p]\n${settings}`,
      'p/package.json': '{ "name": "p", "version": "1.0.0", "oclif": { "hooks": { "x": "./index.cjs" } } }',
      'p/index.cjs': trap(folder),
    })
  }

  it.each([
    ['validate'],
    ['fix'],
    ['rules'],
    ['explain', 'trakt/stale-pin'],
    ['trakt', 'status'],
    ['--help'],
  ])('are not loaded by %s, and that is said once', (...args) => {
    const folder = withPlugin()
    const { err } = run(folder, { args })
    expect(hasRun(folder)).toBe(false)
    expect(err.split('the plugins it names are programs')).toHaveLength(2)
  })

  it('bring rules whose ids are no mistake then, in settings, options and comments', () => {
    const folder = withPlugin('rules:\n  other/rule: off\n')
    fillFolder(folder, { 'config.yml': `# pmm-config-ignore other/rule -- known\n${CONFIG}` })
    const { out, code } = run(folder, {
      args: ['validate', '--rule', 'other/more=error', '--format', 'concise'],
    })
    expect({ out, code }).toEqual({ out: '', code: 0 })
    expect(run(folder, { args: ['validate', '--rule', 'trakt/nothing=error'] }).code).toBe(2)
  })
})

describe('settings beside the config', () => {
  it('count from wherever the program is called, before those of the working folder', () => {
    const top = makeFolder({
      'work/.git/HEAD': '',
      'work/.pmm-configrc.yml': 'rules: { "migration/*": off }\n',
      'kometa/.git/HEAD': '',
      'kometa/config.yml': OLD,
      'bare/.git/HEAD': '',
      'bare/config.yml': OLD,
    })
    const from = join(top, 'work')
    const concise = (path: string) => run(from, { args: ['validate', '--format', 'concise', path] })
    expect(concise('../bare/config.yml').out).toBe('')
    fillFolder(join(top, 'kometa'), { '.pmm-configrc.yml': 'rules: { "migration/*": error }\n' })
    expect(concise('../kometa/config.yml')).toMatchObject({ code: 1 })
    expect(concise('../kometa').out).toContain('error')
    expect(concise('../bare/config.yml').out).toBe('')
    fillFolder(join(top, 'kometa'), { '.pmm-configrc.yml': 'targt: 1\n' })
    expect(concise('../kometa/config.yml').err).toContain('there is no setting "targt"')
    expect(run(from, { args: ['trakt', 'status', '../kometa/config.yml'] })).toMatchObject({ code: 2 })
  })

  it('name the format of a run over their config alone, and what is ignored', () => {
    const top = makeFolder({
      'kometa/.git/HEAD': '',
      'kometa/.pmm-configrc.yml': 'format: json\nignore: [old.yml]\n',
      'kometa/config.yml': CONFIG,
      'kometa/old.yml': CONFIG,
    })
    const { files } = JSON.parse(run(top, { args: ['validate', 'kometa'] }).out)
    expect(files).toMatchObject([{ path: 'kometa/config.yml' }])
  })
})

describe('paths in settings', () => {
  it.each([
    ['format: json=/tmp/pmm-config-out.json\n', '1:9'],
    ['format: [pretty, json=../out.json]\n', '1:18'],
    ['files: ["../*.yml"]\n', '1:9'],
    ['files: [/etc/hosts.yml]\n', '1:9'],
  ])('may not lead out of their folder: %j', (text, place) => {
    const folder = makeFolder({ '.git/HEAD': '', 'config.yml': CONFIG, '.pmm-configrc.yml': text })
    const { err, code } = run(folder, { args: ['validate'] })
    expect(err).toContain(`.pmm-configrc.yml:${place}: this path leads out of the folder of the settings`)
    expect(code).toBe(2)
  })

  it('are counted from that folder, and written there', () => {
    const folder = makeFolder({
      '.git/HEAD': '',
      '.pmm-configrc.yml': 'format: json=reports/out.json\n',
      'sub/config.yml': CONFIG,
    })
    expect(run(join(folder, 'sub'), { args: ['validate'] }).code).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'reports/out.json'), 'utf8')).version).toBe(1)
  })

  it('are not followed through links that lead out of it', () => {
    const elsewhere = makeFolder({ 'victim.json': 'mine' })
    for (const [link, target, file] of [
      ['out.json', join(elsewhere, 'victim.json'), 'out.json'],
      ['reports', elsewhere, 'reports/victim.json'],
      ['dangling.json', join(elsewhere, 'new.json'), 'dangling.json'],
    ] as const) {
      const folder = makeFolder({
        '.git/HEAD': '',
        'config.yml': CONFIG,
        '.pmm-configrc.yml': `format: json=${file}\n`,
      })
      symlinkSync(target, join(folder, link))
      const { err, code } = run(folder, { args: ['validate'] })
      expect(err).toContain('outside the folder of the settings')
      expect(code).toBe(2)
    }
    expect(readFileSync(join(elsewhere, 'victim.json'), 'utf8')).toBe('mine')
    expect(existsSync(join(elsewhere, 'new.json'))).toBe(false)
  })

  it('are not written into pipes, nor into files with other names', () => {
    const elsewhere = makeFolder({ 'victim.json': 'mine' })
    const settings = 'format: json=out.json\n'
    const folder = () => makeFolder({ '.git/HEAD': '', 'config.yml': CONFIG, '.pmm-configrc.yml': settings })
    const [piped, linked] = [folder(), folder()]
    execFileSync('mkfifo', [join(piped, 'out.json')])
    linkSync(join(elsewhere, 'victim.json'), join(linked, 'out.json'))
    for (const place of [piped, linked]) expect(run(place, { args: ['validate'] }).code).toBe(2)
    expect(readFileSync(join(elsewhere, 'victim.json'), 'utf8')).toBe('mine')
  })

  it('may lead anywhere where a person named the settings', () => {
    const folder = makeFolder({
      'a/.git/HEAD': '',
      'a/config.yml': CONFIG,
      'a/mine.yml': 'format: json=../out.json\n',
    })
    expect(run(join(folder, 'a'), { args: ['validate', '--settings', 'mine.yml'] }).code).toBe(0)
    expect(existsSync(join(folder, 'out.json'))).toBe(true)
  })
})

describe.runIf(isRoot)('a report that the command line names', () => {
  it('is not written through a link of another user', () => {
    const folder = makeFolder({ 'config.yml': CONFIG, 'victim.json': 'mine' })
    const report = () => run(folder, { args: ['validate', '--format', 'json=out.json', 'config.yml'] })
    symlinkSync(join(folder, 'victim.json'), join(folder, 'out.json'))
    lchownSync(join(folder, 'out.json'), 1234, 1234)
    const { err, code } = report()
    expect(err).toContain('user 1234')
    expect(code).toBe(2)
    expect(readFileSync(join(folder, 'victim.json'), 'utf8')).toBe('mine')
    lchownSync(join(folder, 'out.json'), 0, 0)
    expect(report().code).toBe(0)
    expect(readFileSync(join(folder, 'victim.json'), 'utf8')).toContain('"version"')
  })
})

describe.runIf(isRoot)('settings of another user', () => {
  const owned = (files: Readonly<Record<string, number>>) => {
    const folder = makeFolder({
      '.pmm-configrc.yml': 'rules: { "migration/*": off }\n',
      'sub/config.yml': OLD,
      'sub/.git-not': '',
    })
    chmodSync(folder, 0o1777)
    for (const [file, uid] of Object.entries(files)) chownSync(join(folder, file), uid, uid)
    return folder
  }

  it.each([
    [['validate', 'sub/config.yml']],
    [['validate', 'sub']],
    [['fix', 'sub/config.yml']],
    [['trakt', 'status', 'sub/config.yml']],
  ])('stop %j with whose they are', (args) => {
    const folder = owned({ '.pmm-configrc.yml': 1234 })
    const { err, code } = run(folder, { args })
    expect(err).toContain('.pmm-configrc.yml: these settings belong to another user (uid 1234)')
    expect(err).toContain('--no-config')
    expect(code).toBe(2)
    expect(readFileSync(join(folder, 'sub/config.yml'), 'utf8')).toBe(OLD)
  })

  it('stop where a link of theirs leads to settings of root', () => {
    const folder = makeFolder({ 'real.yml': 'margin: 1d\n', 'sub/config.yml': OLD })
    symlinkSync('real.yml', join(folder, '.pmm-configrc.yml'))
    spawnSync('chown', ['-h', '1234:1234', join(folder, '.pmm-configrc.yml')])
    expect(run(folder, { args: ['validate', 'sub/config.yml'] }).code).toBe(2)
  })

  it('count where the config is theirs, too', () => {
    const folder = owned({ '.pmm-configrc.yml': 1234, 'sub/config.yml': 1234 })
    expect(run(folder, { args: ['validate', '--format', 'concise', 'sub/config.yml'] }).out).toBe('')
  })

  it('count where a person names them', () => {
    const folder = owned({ '.pmm-configrc.yml': 1234 })
    const args = ['validate', '--settings', '.pmm-configrc.yml', '--format', 'concise', 'sub/config.yml']
    expect(run(folder, { args }).out).toBe('')
  })

  it('are root’s for everybody', () => {
    const folder = owned({ 'sub/config.yml': 1500 })
    chmodSync(folder, 0o755)
    const { out, err } = run(folder, {
      args: ['validate', '--format', 'concise', 'sub/config.yml'],
      uid: 1500,
    })
    expect({ out, err: err.includes('another user') }).toEqual({ out: '', err: false })
  })
})
