import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../support/folder.js'

const BIN = resolve(import.meta.dirname, '../../bin/run.cjs')

const META = `{ id: 'x/y', kind: 'lint', severity: 'error', fix: 'none', holds: '*' }`
const DOCS = `{ summary: 's', why: 'w', examples: [] }`

/** A folder whose settings name a plugin of one module, and perhaps a changed package.json. */
function withPlugin(module: string, manifest: object = {}): string {
  const hooks = { 'pmm-config:contribute': { target: './index.js', identifier: 'C' } }
  return makeFolder({
    '.git/HEAD': '',
    '.pmm-configrc.yml': 'plugins: [./p]\n',
    'config.yml': 'libraries:\n  M: {}\n',
    'p/package.json': JSON.stringify({
      name: 'p',
      version: '1.0.0',
      type: 'module',
      oclif: { hooks },
      ...manifest,
    }),
    'p/index.js': module,
  })
}

function pmmConfig(cwd: string, ...args: readonly string[]) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', PMM_CONFIG_SETTINGS: '.pmm-configrc.yml' }
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  })
  return { out: stdout, err: stderr, code: status }
}

const answering = (contribution: string) => `export async function C() { return ${contribution} }\n`
const withRule = (check: string, meta = META, docs = DOCS) =>
  answering(`({ rules: [{ meta: ${meta}, docs: ${docs}, ${check} }] })`)

describe('a plugin that is broken', () => {
  it.each([
    ['throws', 'export async function C() { throw new Error("boom") }', 'boom'],
    ['answers nothing', answering('undefined'), 'it answers pmm-config:contribute with no object'],
    ['brings rules that are no list', answering('{ rules: 5 }'), 'its `rules` are no list'],
    [
      'brings a rule without meta',
      answering('{ rules: [{ check() {} }] }'),
      'one of its `rules` has no `meta`',
    ],
    ['brings half a rule', withRule('check: 1'), 'its rule x/y has no function `check`'],
    [
      'brings a rule without a reason',
      withRule('*check() {}', META, DOCS.replace("why: 'w', ", '')),
      'its rule x/y has no `docs.why`',
    ],
    [
      'brings a severity of its own',
      withRule('*check() {}', META.replace("'error'", "'fatal'")),
      'its rule x/y has a severity that there is not',
    ],
    [
      'brings a rule of a name that is ours',
      withRule('*check() {}', META.replace('x/y', 'trakt/stale-pin')),
      'its rule trakt/stale-pin is called as another one is',
    ],
    [
      'brings providers without a service',
      answering('{ providers: [null] }'),
      'one of its `providers` has no `service`',
    ],
    [
      'exports another name',
      'export async function D() {}',
      'its answer to pmm-config:contribute is not where its oclif block says',
    ],
  ])('and %s is named, with the reason', (_, module, reason) => {
    expect(pmmConfig(withPlugin(module), 'validate')).toEqual({
      out: '',
      err: `pmm-config: the plugin p failed: ${reason}\n`,
      code: 2,
    })
  })

  it.each([['rules'], ['explain', 'trakt/stale-pin'], ['trakt', 'status'], ['fix', '--diff']])(
    'is named by %s, and is no defect of the program',
    (...command) => {
      const folder = withPlugin('export async function C() { throw new Error("boom") }')
      expect(pmmConfig(folder, ...command)).toEqual({
        out: '',
        err: 'pmm-config: the plugin p failed: boom\n',
        code: 2,
      })
    },
  )

  it('and has a rule that throws is named with the place, and nothing of a config is told', () => {
    const { err, code } = pmmConfig(
      withPlugin(withRule('check() { throw new Error("geheim123") }')),
      'validate',
    )
    expect(err).toMatch(
      /^pmm-config: the plugin p failed: its rule x\/y threw an error \(at .*index\.js:1:\d+\)+\n$/,
    )
    expect(code).toBe(2)
  })

  it('and finds something without a place is named', () => {
    const { err, code } = pmmConfig(withPlugin(withRule('*check() { yield { message: "m" } }')), 'validate')
    expect(err).toContain('its rule x/y found something without `at` or `message`')
    expect(code).toBe(2)
  })

  it('and has a provider that throws is not called a defect of the program', () => {
    const provider = `{ service: 'x', title: 'X', urls: {}, client: [], tokenKeys: ['t'], spentKeys: [], appAdvice: '',
      standing() { throw new Error('geheim123') } }`
    const command = `export const COMMANDS = { x: class { static id = 'x'; static async run(_, config) {
      const { successes } = await config.runHook('pmm-config:host', {})
      await successes[0].result.run('status', 'x', {})
    } } }`
    const commands = { strategy: 'explicit', target: './index.js', identifier: 'COMMANDS' }
    const hooks = { 'pmm-config:contribute': { target: './index.js', identifier: 'C' } }
    const module = `${answering(`{ providers: [${provider}] }`)}${command}`
    const { err, code } = pmmConfig(withPlugin(module, { oclif: { commands, hooks } }), 'x')
    expect(err).toContain('pmm-config: this is a defect of a plugin (Error).')
    expect(err).toContain('index.js')
    expect(err).not.toContain('geheim123')
    expect(code).toBe(2)
  })

  it('and never answers does not let a config pass unjudged', () => {
    const { err, code } = pmmConfig(withPlugin(answering('new Promise(() => {})')), 'validate')
    expect(err).toContain('something, such as a plugin, never answered')
    expect(code).toBe(2)
  })

  it('is told, and does not keep help from being given', () => {
    const folder = withPlugin('', { oclif: { commands: { strategy: 'explicit', target: './none.js' } } })
    const { out, err, code } = pmmConfig(folder, 'validate', '--help')
    expect(out).toContain('$ pmm-config validate')
    expect(err).toContain('./p: this plugin cannot be loaded')
    expect(code).toBe(0)
  })
})

describe('a package in the settings', () => {
  it.each(['pmm-config', 'pmm-config-trakt'])('does not take the place of %s by its name', (name) => {
    const folder = withPlugin(answering('{}'), { name })
    for (const command of [['validate'], ['trakt', 'status']]) {
      const { err, code } = pmmConfig(folder, ...command)
      expect(err).toContain(`./p: this plugin has the name of another one, ${name}`)
      expect(code).toBe(2)
    }
  })

  it('is refused where it is no plugin', () => {
    const { err, code } = pmmConfig(withPlugin('', { oclif: undefined }), 'validate')
    expect(err).toContain('./p: this is no plugin of pmm-config: it has no command and no hook')
    expect(code).toBe(2)
  })

  it('that is CommonJS is taken as well', () => {
    const module = `exports.C = async () => ({ rules: [{ meta: ${META}, docs: ${DOCS}, *check() {} }] })`
    const folder = withPlugin(module, { type: 'commonjs' })
    expect(pmmConfig(folder, 'validate', '--quiet')).toEqual({ out: '', err: '', code: 0 })
    expect(pmmConfig(folder, 'rules').out).toContain('x/y')
  })
})
