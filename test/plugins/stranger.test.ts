import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeFolder } from '../support/folder.js'

const ROOT = resolve(import.meta.dirname, '../..')
const CONFIG = 'libraries:\n  M: {}\nsimkl:\n  user_token:    # SIMKL gives it\r\ntmdb:\n  apikey: <<k>>\n'
const TOKEN = 'c0ffee'.repeat(8)

/** A folder whose settings name the plugin of the examples. */
function withPlugin(settings = 'plugins: [./plugin-simkl]\n'): string {
  const folder = makeFolder({ '.git/HEAD': '', '.pmm-configrc.yml': settings, 'config.yml': CONFIG })
  cpSync(join(ROOT, 'examples/plugin-simkl'), join(folder, 'plugin-simkl'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'plugin-simkl/node_modules'))
  return folder
}

/** What a person sets who wants the plugins of these settings. */
const ASKED = { PMM_CONFIG_SETTINGS: '.pmm-configrc.yml' }

/** Runs the built program without blocking the servers of this process. */
function pmmConfig(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ out: string; err: string; code: number | null }>((done) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/run.cjs'), ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (said.out += chunk))
    child.stderr.on('data', (chunk) => (said.err += chunk))
    child.on('close', (code) => done({ ...said, code }))
  })
}

/** SIMKL as its documents have it: a code, then the same question until somebody has entered it. */
async function fakeSimkl() {
  let polls = 0
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://x')
    const answer = pathname.startsWith('/oauth/pin/')
      ? ++polls > 1
        ? { result: 'OK', access_token: TOKEN }
        : { result: 'KO', message: 'Authorization pending' }
      : pathname === '/oauth/pin'
        ? { user_code: 'ABCDE', verification_url: 'https://simkl.com/pin', expires_in: 900, interval: 0.05 }
        : { user: { name: 'sean' } }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a plugin of a stranger', () => {
  it('signs in by its own commands, and writes as ours do', async () => {
    const folder = withPlugin()
    const env = { ...ASKED, PMM_CONFIG_SIMKL_API_URL: await fakeSimkl(), SIMKL_CLIENT_ID: 'x' }
    const done = await pmmConfig(folder, ['simkl', 'auth'], env)
    expect(done.out).toContain('Signed in to SIMKL as sean.')
    expect(done.err).toContain('https://simkl.com/pin/ABCDE')
    expect(done.code).toBe(0)
    expect(readFileSync(join(folder, 'config.yml'), 'utf8')).toBe(
      CONFIG.replace('user_token:    #', `user_token: ${TOKEN}    #`),
    )
    expect((await pmmConfig(folder, ['simkl', 'status', '--json'], env)).out).toContain('"state": "valid"')
    expect(done.out + done.err).not.toContain(TOKEN.slice(0, 6))
  })

  it('brings rules that validate, rules, explain and --rule know', async () => {
    const folder = withPlugin()
    const line =
      'config.yml:4:14: warning: The token is blank, so PMM cannot reach SIMKL. [simkl/blank-token]\n'
    expect((await pmmConfig(folder, ['validate'], ASKED)).out).toContain('simkl/blank-token')
    expect((await pmmConfig(folder, ['validate', '--format', 'concise'], ASKED)).out).toBe(line)
    expect((await pmmConfig(folder, ['validate', '--rule', 'simkl/blank-token=error'], ASKED)).code).toBe(1)
    expect((await pmmConfig(folder, ['rules'], ASKED)).out).toContain('simkl/blank-token')
    expect((await pmmConfig(folder, ['explain', 'simkl/blank-token'], ASKED)).code).toBe(0)
    expect((await pmmConfig(folder, ['validate', '--no-config', 'config.yml'], ASKED)).out).toBe('')
  })

  it('may be set to another severity in the settings that name it', async () => {
    const folder = withPlugin('plugins: [./plugin-simkl]\nrules:\n  simkl/blank-token: off\n')
    expect(await pmmConfig(folder, ['validate', '--quiet'], ASKED)).toEqual({ out: '', err: '', code: 0 })
  })

  it.each([['validate'], ['simkl', 'auth']])('that is not there is said for %s', async (...args) => {
    const folder = withPlugin()
    rmSync(join(folder, 'plugin-simkl'), { recursive: true })
    const { err, code } = await pmmConfig(folder, args, ASKED)
    expect(err).toContain('./plugin-simkl: this plugin has no package.json, or is not there')
    expect(code).toBe(2)
  })

  it('that is not installed is said with the way to do so', async () => {
    const { err, code } = await pmmConfig(withPlugin('plugins: [pmm-config-none]\n'), ['validate'], ASKED)
    expect(err).toContain('npm install pmm-config-none')
    expect(code).toBe(2)
  })

  it('that is a folder, written like a package, is said with the way to write it', async () => {
    const { err, code } = await pmmConfig(withPlugin('plugins: [plugin-simkl]\n'), ['validate'], ASKED)
    expect(err).toContain('A folder is written with a dot before it: ./plugin-simkl')
    expect(code).toBe(2)
  })

  it('whose dependencies are not installed is said with the way to do so', async () => {
    const folder = withPlugin()
    rmSync(join(folder, 'plugin-simkl/node_modules'))
    const { err, code } = await pmmConfig(folder, ['validate'], ASKED)
    expect(err).toContain('Run `npm install` in the folder of the plugin.')
    expect(code).toBe(2)
  })

  it('that fails is named, and nothing is judged without it', async () => {
    const folder = withPlugin()
    writeFileSync(
      join(folder, 'plugin-simkl/rule.js'),
      'export const rule = null\nthrow new Error("broken rule")\n',
    )
    const { err, code } = await pmmConfig(folder, ['validate'], ASKED)
    expect(err).toMatch(/\.\/plugin-simkl: this plugin cannot be loaded: .*broken rule/)
    expect(code).toBe(2)
  })
})

describe('the plugins of the program', () => {
  it.each([
    ['trakt', 'auth'],
    ['trakt', 'status'],
    ['trakt', 'refresh'],
    ['trakt', 'revoke'],
    ['mal', 'auth'],
    ['mal', 'status'],
    ['mal', 'refresh'],
  ])('have a command %s %s with help', async (...command) => {
    const { out, code } = await pmmConfig(makeFolder(), [...command, '--help'])
    expect(out).toContain(`$ pmm-config ${command.join(' ')} [PATH]`)
    expect(code).toBe(0)
  })
})

describe('--no-config', () => {
  const BROKEN = 'throw new Error("settings ran")\n'

  it.each([
    ['validate', 'config.yml'],
    ['fix', '--diff', 'config.yml'],
    ['migrate', '--diff', 'config.yml'],
    ['rules'],
    ['explain', 'trakt/stale-pin'],
    ['trakt', 'status', 'config.yml'],
    ['mal', 'status', 'config.yml'],
  ])('keeps %s from running the settings', async (...command) => {
    const folder = makeFolder({ 'mine.mjs': BROKEN, 'config.yml': CONFIG })
    const env = { PMM_CONFIG_SETTINGS: 'mine.mjs' }
    expect((await pmmConfig(folder, command, env)).err).toContain('settings ran')
    const { err } = await pmmConfig(folder, [...command, '--no-config'], env)
    expect(err).not.toContain('settings ran')
    expect(err).not.toContain('Nonexistent flag')
  })

  it('is not needed to ask for the version', async () => {
    const folder = makeFolder({ 'mine.mjs': BROKEN })
    const env = { PMM_CONFIG_SETTINGS: 'mine.mjs' }
    expect(await pmmConfig(folder, ['--version'], env)).toMatchObject({ err: '', code: 0 })
  })
})
