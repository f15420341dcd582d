import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RedactRequest, runRedact } from '../../src/cli/redact.js'
import { fakeIo } from '../support/fake-io.js'

const TOKEN = '5d41402abc4b2a76b9719d911017c592'
const CONFIG = `libraries: {Films: {}}\r\ntmdb:\n  apikey: ${TOKEN}   # mine\nplex:\n  url: http://annas-nas:32400`
const COPY = CONFIG.replace(TOKEN, 'fffffffffffffffffffffffffffffff1')

let folder: string
const at = (name: string) => join(folder, name)
const modeOf = (name: string) => (statSync(at(name)).mode & 0o777).toString(8)

async function run(request: Partial<RedactRequest> = {}, io: Parameters<typeof fakeIo>[1] = {}) {
  const fake = fakeIo(folder, io)
  const code = await runRedact(
    { path: 'config.yml', strict: false, force: false, config: true, ...request },
    fake,
  )
  expect(fake.printed.out + fake.printed.err).not.toContain(TOKEN.slice(0, 6))
  return { code, ...fake.printed }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redact-'))
  writeFileSync(at('config.yml'), CONFIG, { mode: 0o640 })
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('redact', () => {
  it('prints a copy that differs in its secrets alone, and says what is still in it', async () => {
    expect(await run()).toEqual({
      code: 0,
      out: COPY,
      err: 'pmm-config: config.yml: secrets are masked at 1 place\npmm-config: Look through the copy before you post it: addresses, paths and names are still in it. --strict masks those as well.\n',
    })
    expect(readFileSync(at('config.yml'), 'utf8')).toBe(CONFIG)
  })

  it('masks addresses and names, too, where that is asked for', async () => {
    const { out, err } = await run({ strict: true })
    expect(out).toContain('url: http://zzzz-zzzj:32400')
    expect(err).toContain('secrets, addresses, paths and names are masked at 2 places')
  })

  it('takes standard input, and the config that PMM would read', async () => {
    expect((await run({ path: '-' }, { stdin: CONFIG })).out).toBe(COPY)
    mkdirSync(at('config'))
    writeFileSync(at('config/config.yml'), CONFIG)
    const { path: _, ...request }: RedactRequest = { path: '', strict: false, force: false, config: true }
    const io = fakeIo(folder)
    expect(await runRedact(request, io)).toBe(0)
    expect(io.printed.out).toBe(COPY)
  })

  it('takes what does not parse, and what is no config, and says so', async () => {
    writeFileSync(at('broken.yml'), `tmdb:\n\tapikey: "${TOKEN}\n  : ]\n`)
    expect((await run({ path: 'broken.yml' })).out).toBe(
      'tmdb:\n\tapikey: "fffffffffffffffffffffffffffffff1\n  : ]\n',
    )
    writeFileSync(at('meta.log'), `| token: ${TOKEN} |\n`)
    const { code, out, err } = await run({ path: 'meta.log' })
    expect([code, out]).toEqual([0, '| token: fffffffffffffffffffffffffffffff1 |\n'])
    expect(err).toContain('this is no config of PMM/Kometa, and secrets of other files may look otherwise')
  })

  it('shows no control characters on a terminal', async () => {
    writeFileSync(at('odd.yml'), 'libraries: {}\n# \u001b[31mred\n')
    expect((await run({ path: 'odd.yml' }, { isTTY: true })).out).toBe('libraries: {}\n# \\x1b[31mred\n')
    expect((await run({ path: 'odd.yml' })).out).toBe('libraries: {}\n# \u001b[31mred\n')
  })
})

describe('--output', () => {
  it('writes the copy for nobody who could not read the config', async () => {
    const { code, out, err } = await run({ output: 'copy.yml' })
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('config.yml: secrets are masked at 1 place in copy.yml')
    expect(readFileSync(at('copy.yml'), 'utf8')).toBe(COPY)
    expect(Number.parseInt(modeOf('copy.yml'), 8) & ~0o640).toBe(0)
    await run({ path: '-', output: 'piped.yml' }, { stdin: CONFIG })
    expect(modeOf('piped.yml')).toBe('600')
  })

  it.each<[string, () => void]>([
    ['config.yml', () => {}],
    ['link.yml', () => symlinkSync('config.yml', at('link.yml'))],
    ['same.yml', () => linkSync(at('config.yml'), at('same.yml'))],
  ])('never writes over the config itself: %s', async (output, prepare) => {
    prepare()
    const { code, err } = await run({ output, force: true })
    expect(code).toBe(2)
    expect(err).toBe(
      `pmm-config: ${output}: this is config.yml itself, and the copy lacks its secrets; nothing was written\n  Name another file.\n`,
    )
    expect(readFileSync(at('config.yml'), 'utf8')).toBe(CONFIG)
  })

  it('leaves another file alone unless --force is given, and never widens its rights', async () => {
    writeFileSync(at('copy.yml'), 'mine\n', { mode: 0o600 })
    const { code, err } = await run({ output: 'copy.yml' })
    expect(code).toBe(2)
    expect(err).toContain('there is a file of this name already')
    expect(readFileSync(at('copy.yml'), 'utf8')).toBe('mine\n')
    expect((await run({ output: 'copy.yml', force: true })).code).toBe(0)
    expect(readFileSync(at('copy.yml'), 'utf8')).toBe(COPY)
    expect(modeOf('copy.yml')).toBe('600')
    writeFileSync(at('wide.yml'), 'mine\n')
    chmodSync(at('wide.yml'), 0o666)
    await run({ output: 'wide.yml', force: true })
    expect(Number.parseInt(modeOf('wide.yml'), 8) & ~0o640).toBe(0)
  })

  it.each<[string, string]>([
    ['.', 'this is a folder'],
    ['/dev/null', 'this is a pipe, socket or device, not a file'],
    ['nowhere/copy.yml', 'no such file or folder'],
  ])('refuses %s', async (output, words) => {
    const { code, err } = await run({ output, force: true })
    expect(code).toBe(2)
    expect(err).toContain(`pmm-config: ${output}: ${words}`)
  })
})

it('says what is wrong with what it is given', async () => {
  expect(await run({ path: 'none.yml' })).toMatchObject({ code: 2, out: '' })
  mkdirSync(at('many'))
  for (const name of ['a', 'b']) writeFileSync(at(`many/${name}.yml`), CONFIG)
  expect((await run({ path: 'many' })).err).toBe(
    'pmm-config: many: this takes one config, and there are 2\n  Name one of them: many/a.yml, many/b.yml\n',
  )
})
