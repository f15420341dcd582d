import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ValidateRequest } from '../../src/cli/options.js'
import { runValidate } from '../../src/cli/validate.js'
import { fakeIo } from '../support/fake-io.js'

const GOOD = 'libraries:\n  Movies: {}\ntmdb:\n  apikey: <<tmdb-key>>\n'
const BAD = 'libraries: {Films: {}}\nmal: yes\n'
const WARNS =
  'libraries: {Films: {}}\ntrakt:\n  client_id: abc123\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n'
const INFORMS = 'libraries: {Films: {}}\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n'
const STRANGER = 'services:\n  web:\n    image: nginx\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-validate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}

async function run(request: Partial<ValidateRequest>, options: Parameters<typeof fakeIo>[1] = {}) {
  const io = fakeIo(folder, options)
  const code = await runValidate({ paths: [], ...request }, io)
  return { code, ...io.printed }
}

describe('the exit code', () => {
  it('is 0 and what was checked is said beside the output when all is well', async () => {
    write('config.yml', GOOD)
    const err = '1 file checked for Kometa >=1.16.3 <=2.5.2 (all that are known), nothing wrong\n'
    const paths = ['config.yml']
    expect(await run({ paths })).toEqual({ code: 0, out: '', err })
    expect(await run({ paths }, { isTTY: true, env: { NO_COLOR: '1' } })).toEqual({ code: 0, out: '', err })
    expect(await run({ paths, formats: ['concise'] })).toEqual({ code: 0, out: '', err })
    expect(await run({ paths, quiet: true })).toEqual({ code: 0, out: '', err: '' })
    expect((await run({ paths, formats: ['json'] })).err).toBe('')
  })

  it('is 1 for an error, 0 for warnings and infos', async () => {
    write('bad.yml', BAD)
    write('warns.yml', WARNS)
    write('informs.yml', INFORMS)
    expect((await run({ paths: ['bad.yml'] })).code).toBe(1)
    expect((await run({ paths: ['warns.yml'] })).code).toBe(0)
    expect((await run({ paths: ['informs.yml'] })).code).toBe(0)
  })

  it('is 1 for more warnings than are allowed', async () => {
    write('warns.yml', WARNS)
    expect((await run({ paths: ['warns.yml'], maxWarnings: 0 })).code).toBe(1)
    expect((await run({ paths: ['warns.yml'], maxWarnings: 1 })).code).toBe(0)
  })

  it('is 2 for a file that is not there, and the other files are judged all the same', async () => {
    write('bad.yml', BAD)
    const { code, out, err } = await run({ paths: ['none.yml', 'bad.yml'] })
    expect(code).toBe(2)
    expect(err).toContain('none.yml')
    expect(out).toContain('mal/section-shape')
  })

  it('is 2 for a whole file in place of a path, of which no more than the start is shown', async () => {
    const secret = '9f3c51e7a2b84d06'.repeat(4)
    for (const text of [`a:\ntrakt:\n  pin: ${secret}\n`, `a: {B: [c*]}\ntrakt:\n  pin: ${secret}\n`]) {
      const { code, out, err } = await run({ paths: [text] })
      expect(code).toBe(2)
      expect(out + err).not.toContain(secret.slice(0, 6))
    }
  })

  it('is 2 when nothing is named and no config is found, with the places that were looked at', async () => {
    const { code, err } = await run({})
    expect(code).toBe(2)
    expect(err).toContain('config/config.yml')
  })
})

describe('a file that is no PMM config', () => {
  it('is an error when it is named, or stands where PMM looks, or comes from standard input', async () => {
    write('compose.yml', STRANGER)
    const { code, out } = await run({ paths: ['compose.yml'] })
    expect(code).toBe(1)
    expect(out).toContain('config/not-a-config')
    write('config/config.yml', '')
    expect(await run({ formats: ['concise'] })).toMatchObject({
      code: 1,
      out: expect.stringContaining('an empty file'),
    })
    expect((await run({ paths: ['-'] }, { stdin: '' })).code).toBe(1)
    expect(
      (await run({ paths: ['compose.yml'], repair: { unsafe: true, diff: false, backup: false } })).code,
    ).toBe(1)
  })

  it('is passed over beside one that is judged, and by hooks', async () => {
    write('compose.yml', STRANGER)
    write('other.yml', 'collections:\n  A:\n    imdb_chart: top\n')
    write('config.yml', GOOD)
    const both = await run({ paths: ['compose.yml', 'config.yml'] })
    expect(both.code).toBe(0)
    expect(both.out).toContain('skipped')
    expect(both.err).toContain('1 file checked, 1 skipped')
    const paths = ['compose.yml', 'other.yml']
    expect((await run({ paths })).code).toBe(1)
    expect((await run({ paths }, { env: { PRE_COMMIT: '1' } })).code).toBe(0)
    expect((await run({ paths, forceExclude: true })).code).toBe(0)
    expect((await run({ paths: ['no-such-folder-*'] }, { env: { PRE_COMMIT: '1' } })).code).toBe(0)
  })

  it('is an error for hooks and folders, too, where nearly all of it is PMM’s', async () => {
    write('all/lost.yml', '  Films:\n    collection_files:\n      - default: basic\n')
    expect((await run({ paths: ['all'] })).code).toBe(1)
    expect((await run({ paths: ['all/lost.yml'] }, { env: { PRE_COMMIT: '1' } })).code).toBe(1)
  })

  it('is left out when it is met in a folder that holds a config as well', async () => {
    write('all/compose.yml', STRANGER)
    write('all/config.yml', GOOD)
    const { code, out, err } = await run({ paths: ['all'] })
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toContain('1 file checked, 1 skipped')
  })

  it('makes exit 2 of a folder that holds nothing else', async () => {
    write('all/compose.yml', STRANGER)
    const { code, err } = await run({ paths: ['all'] })
    expect(code).toBe(2)
    expect(err).toContain('holds no config of PMM/Kometa (1 other YAML file)')
  })

  it('stands in the JSON report with the reason', async () => {
    write('all/compose.yml', STRANGER)
    write('all/config.yml', GOOD)
    const { out } = await run({ paths: ['all'], formats: ['json'] })
    const { files } = JSON.parse(out)
    expect(files.map((file: { skipped: string | null }) => file.skipped === null)).toEqual([false, true])
  })
})

describe('the target', () => {
  const TRAKT =
    'libraries:\n  A:\n    collection_files:\n    - default: trakt\nplex: {url: env, token: env}\ntmdb: {apikey: <<tmdb-key>>}\n'
  const targetOf = async (
    request: Partial<ValidateRequest> = {},
    options: Parameters<typeof run>[1] = {},
  ) => {
    const { out } = await run({ paths: ['home/config/config.yml'], formats: ['json'], ...request }, options)
    const { target, targetFrom, diagnostics } = JSON.parse(out).files[0]
    return [target, targetFrom.kind, targetFrom.path, targetFrom.line, diagnostics.length]
  }

  it('is named, or found beside the config, or shown by the config, in this order', async () => {
    write('home/config/config.yml', TRAKT)
    expect(await targetOf()).toEqual(['>=1.20.0 <=2.5.2', 'config', null, null, 1])
    write('home/config/logs/meta.log', '|   Version: 2.4.9 (Docker) |\n')
    expect(await targetOf()).toEqual(['2.4.9', 'log', 'home/config/logs/meta.log', 1, 0])
    expect((await targetOf({}, { env: { PRE_COMMIT: '1' } }))[1]).toBe('config')
    expect((await targetOf({}, { env: { CI: 'true' } }))[1]).toBe('config')
    expect((await targetOf({ forceExclude: true }))[1]).toBe('config')
    write('home/compose.yml', 'services:\n  k:\n    image: kometateam/kometa:v2.4.8\n')
    expect(await targetOf()).toEqual(['2.4.8', 'image', 'home/compose.yml', 3, 0])
    write('.git/HEAD', '')
    write('.pmm-configrc.yml', 'target: "2.4.4"\n')
    expect(await targetOf()).toEqual(['2.4.4', 'settings', '.pmm-configrc.yml', null, 1])
    expect(await targetOf({ target: '2.5.2' })).toEqual(['2.5.2', 'option', null, null, 1])
    expect((await targetOf({ target: 'auto' }))[1]).toBe('image')
  })

  it('is not looked for beside a config about which there is nothing to say in any version', async () => {
    write('home/config/config.yml', GOOD)
    write('home/compose.yml', 'services:\n  k:\n    image: kometateam/kometa:v2.4.8\n')
    expect(await targetOf()).toEqual(['>=1.16.3 <=2.5.2', 'default', null, null, 0])
  })
})

describe('standard input', () => {
  it('is judged under the name it is given', async () => {
    const { code, out } = await run(
      { paths: ['-'], stdinFilename: 'my.yml', formats: ['concise'] },
      { stdin: BAD },
    )
    expect(code).toBe(1)
    expect(out).toMatch(/^my\.yml:2:6: error: /)
  })
})

describe('formats', () => {
  it('can be written to files beside what is printed', async () => {
    write('bad.yml', BAD)
    const { out } = await run({ paths: ['bad.yml'], formats: ['concise', 'json=out/report.json'] })
    expect(out).toMatch(/^bad\.yml:2:6: error/)
    expect(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')).summary.errors).toBe(1)
  })

  it('are two on standard output only by mistake', async () => {
    write('bad.yml', BAD)
    const { code, err } = await run({ paths: ['bad.yml'], formats: ['json', 'concise'] })
    expect(code).toBe(2)
    expect(err).toContain('--format concise=FILE')
  })

  it('are never written over a config', async () => {
    write('config.yml', WARNS)
    const { code, err } = await run({ paths: ['config.yml'], formats: ['json=config.yml'] })
    expect(code).toBe(2)
    expect(err).toContain('looks like a config')
    expect(readFileSync(join(folder, 'config.yml'), 'utf8')).toBe(WARNS)
  })

  it.each(['.env', 'sub/kometa.env', '.env.local', '.git/index'])(
    'are never written over %s',
    async (file) => {
      write('config.yml', WARNS)
      const { code, err } = await run({ paths: ['config.yml'], formats: [`json=${file}`] })
      expect(code).toBe(2)
      expect(err).toContain('would write a report over')
    },
  )

  it('name files from the top of the checkout for GitHub', async () => {
    write('bad.yml', BAD)
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(folder, '..') }
    const { out } = await run({ paths: ['bad.yml'] }, { env })
    expect(out).toMatch(/^::error file=pmm-config-validate-\w+\/bad\.yml,line=2,/)
  })

  it('become annotations by themselves where GitHub runs the program', async () => {
    write('bad.yml', BAD)
    const { out } = await run({ paths: ['bad.yml'] }, { env: { GITHUB_ACTIONS: 'true' } })
    expect(out).toMatch(/^::error file=bad\.yml,line=2,/)
  })
})

describe('settings', () => {
  it('change severities, and the command line changes them again', async () => {
    write('.git/HEAD', '')
    write('.pmm-configrc.yml', 'rules:\n  trakt/credential-format: error\n')
    write('warns.yml', WARNS)
    expect((await run({ paths: ['warns.yml'] })).code).toBe(1)
    expect((await run({ paths: ['warns.yml'], rules: ['trakt/credential-format=off'] })).out).not.toContain(
      'credential-format',
    )
    expect((await run({ paths: ['warns.yml'], settings: false })).code).toBe(0)
  })

  it('turn a whole group off', async () => {
    write('bad.yml', BAD)
    expect((await run({ paths: ['bad.yml'], rules: ['mal/*=off'] })).code).toBe(0)
  })

  it('that are wrong are exit 2 with line and column', async () => {
    write('.git/HEAD', '')
    write('.pmm-configrc.yml', 'rules:\n  trakt/stale-pinn: error\n')
    write('config.yml', GOOD)
    const { code, err } = await run({ paths: ['config.yml'] })
    expect(code).toBe(2)
    expect(err).toContain('.pmm-configrc.yml:2:3')
  })

  it('name the margin at which a token counts as about to expire', async () => {
    write('.git/HEAD', '')
    write(
      'config.yml',
      `libraries: {Films: {}}\ntrakt:\n  client_id: ${'1a2b'.repeat(16)}\n  client_secret: ${'3c4d'.repeat(16)}\n  authorization:\n    access_token: ${'5e6f'.repeat(16)}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${'7a8b'.repeat(16)}\n    scope: public\n    created_at: ${Date.UTC(2026, 10, 20) / 1000}\n`,
    )
    expect((await run({ paths: ['config.yml'] })).out).not.toContain('trakt/expiring-token')
    write('.pmm-configrc.yml', 'margin: 5d\n')
    expect((await run({ paths: ['config.yml'] })).out).toContain('trakt/expiring-token')
  })

  it('leave out a named file only when they are told to', async () => {
    write('.git/HEAD', '')
    write('.pmm-configrc.yml', 'ignore: [bad.yml]\n')
    write('bad.yml', BAD)
    expect((await run({ paths: ['bad.yml'] })).code).toBe(1)
    expect((await run({ paths: ['bad.yml'], forceExclude: true })).code).toBe(0)
  })
})

describe('a request that makes no sense', () => {
  it.each([
    [{ target: 'soon' }, '--target "soon"'],
    [{ now: 'yesterday' }, '--now "yesterday"'],
    [{ rules: ['trakt/force-refersh=off'] }, 'Did you mean trakt/force-refresh?'],
    [{ rules: ['trakt/force-refresh=loud'] }, '=off'],
    [{ formats: ['xml'] }, 'there is no format "xml"'],
  ])('is exit 2 and says why: %j', async (request, words) => {
    write('config.yml', GOOD)
    const { code, err } = await run({ paths: ['config.yml'], ...request })
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

describe('more warnings than are allowed', () => {
  it('are named, also where only errors are printed', async () => {
    write('warns.yml', WARNS)
    const { code, out, err } = await run({ paths: ['warns.yml'], quiet: true, maxWarnings: 0 })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('--max-warnings 0')
  })
})

describe('quiet', () => {
  it('prints errors only', async () => {
    write('warns.yml', WARNS)
    write('bad.yml', BAD)
    expect((await run({ paths: ['warns.yml'], quiet: true })).out).toBe('')
    expect((await run({ paths: ['bad.yml'], quiet: true })).out).toContain('mal/section-shape')
  })
})

describe('facts from outside the text', () => {
  const withPin =
    'libraries: {Films: {}}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D\n'

  it('tell the age of a PIN from the time the file was written', async () => {
    write('config.yml', withPin)
    const now = '2025-05-05T12:00:00Z'
    utimesSync(join(folder, 'config.yml'), new Date(now), new Date('2025-05-05T11:55:00Z'))
    expect((await run({ paths: ['config.yml'] }, { now })).out).not.toContain('trakt/stale-pin')
    utimesSync(join(folder, 'config.yml'), new Date(now), new Date('2025-05-05T11:45:00Z'))
    expect((await run({ paths: ['config.yml'] }, { now })).out).toContain('trakt/stale-pin')
  })

  it('find secrets in a file that is being committed', async () => {
    write('config.yml', 'libraries: {Films: {}}\nplex:\n  token: 4Zq8vTn2sXw6KpLr9mBd\n')
    expect((await run({ paths: ['config.yml'] })).code).toBe(0)
    const { code, out } = await run({ paths: ['config.yml'] }, { env: { PRE_COMMIT: '1' } })
    expect(code).toBe(1)
    expect(out).toContain('KOMETA_PLEX_TOKEN')
    expect(out).not.toContain('4Zq8vT')
  })
})
