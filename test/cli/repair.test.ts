import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ValidateRequest } from '../../src/cli/options.js'
import type { RepairRequest } from '../../src/cli/repair-request.js'
import { runValidate } from '../../src/cli/validate.js'
import { fakeIo } from '../support/fake-io.js'

const CREDENTIALS = '  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n'
const TOKENS =
  '  authorization: {access_token: <<a>>, refresh_token: <<b>>, token_type: Bearer, scope: public, expires_in: <<c>>, created_at: <<d>>}\n'
/** A spent PIN in line 5, and nothing else that can be repaired. */
const STALE = `libraries: {Films: {}}\ntrakt:\n${CREDENTIALS}  pin: 1A2B3C4D # mine\n${TOKENS}`
const MENDED = `libraries: {Films: {}}\ntrakt:\n${CREDENTIALS}  pin: # mine\n${TOKENS}`
const FINE = 'libraries: {Films: {}}\ntmdb:\n  apikey: <<tmdb-key>>\n'
const STRANGER = 'services:\n  web:\n    image: nginx\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-repair-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

async function run(
  repair: Partial<RepairRequest>,
  request: Partial<ValidateRequest> = {},
  options: Parameters<typeof fakeIo>[1] = {},
) {
  const io = fakeIo(folder, options)
  const code = await runValidate(
    {
      paths: ['config.yml'],
      rules: ['trakt/not-authorized=off'],
      ...request,
      repair: { unsafe: false, diff: false, backup: false, ...repair },
    },
    io,
  )
  return { code, ...io.printed }
}

describe('repairing a file', () => {
  test('writes it and names each repair with its line', async () => {
    write('config.yml', STALE)
    const { code, out, err } = await run({})
    expect(read('config.yml')).toBe(MENDED)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^config\.yml:5 {2}fixed {2}.*trakt\/stale-pin\n/)
  })

  test('a second time changes nothing', async () => {
    write('config.yml', MENDED)
    const { code, out } = await run({})
    expect({ code, out: out.includes('fixed') }).toEqual({ code: 0, out: false })
    expect(read('config.yml')).toBe(MENDED)
    expect(read('config.yml')).toBe(MENDED)
  })

  test('leaves a file alone in which nothing is to be done, and nothing beside it', async () => {
    write('config.yml', FINE)
    await run({ backup: true })
    expect(read('config.yml')).toBe(FINE)
    expect(readdirSync(folder)).toEqual(['config.yml'])
  })

  test('says in JSON what was done, and in which lines', async () => {
    write('config.yml', STALE)
    const { out } = await run({}, { formats: ['json'] })
    const report = JSON.parse(out)
    expect(report.files[0]).toMatchObject({
      changed: true,
      fixed: [{ rule: 'trakt/stale-pin', path: ['trakt', 'pin'], lines: [{ first: 5, last: 5 }] }],
    })
    expect(report.summary).toMatchObject({ fixed: 1, fixable: 0 })
    expect(out).not.toContain('1A2B3C')
  })

  test('exits with 1 for errors that are left', async () => {
    write('config.yml', `${STALE}plex:\n  url: x\n  url: y\n`)
    const { code, out } = await run({})
    expect(code).toBe(1)
    expect(out).toContain('yaml/duplicate-key')
    expect(read('config.yml')).toContain('pin: # mine\n')
  })

  test('keeps the old text with --backup', async () => {
    write('config.yml', STALE)
    await run({ backup: true })
    expect(read('config.yml.bak')).toBe(STALE)
    expect(read('config.yml')).toBe(MENDED)
  })

  test('does not touch what is not UTF-8', async () => {
    const bytes = Buffer.from(STALE.replace('mine', 'm\u00e9'), 'latin1')
    write('config.yml', bytes)
    const { code, out } = await run({})
    expect(code).toBe(1)
    expect(readFileSync(join(folder, 'config.yml'))).toEqual(bytes)
    expect(out.replace(/\s+/g, ' ')).toContain('cannot do it: the file has to be saved as UTF-8 first.')
    expect(out).not.toContain('with --fix')
  })
})

describe('what is said of a file', () => {
  test.skipIf(process.platform === 'win32')('cannot command the terminal by the name of it', async () => {
    write('a\x1b[2J.yml', STALE)
    const { err } = await run({ backup: true }, { paths: ['a\x1b[2J.yml'] })
    expect(err).toBe(
      'pmm-config: a\\x1b[2J.yml: the old file is kept as a\\x1b[2J.yml.bak; to restore it brings back tokens that may be spent\n',
    )
  })
})

describe('what a run that was killed has left', () => {
  test('is finished before the file is judged: in its half there may be nothing to repair', async () => {
    // As when a shorter text was written over a longer one.
    const cut = MENDED.length - 2
    write('config.yml', `${MENDED.slice(0, cut)}${STALE.slice(cut)}`)
    write('config.yml.pmm-config.bak', STALE)
    write(
      'config.yml.pmm-config.in-place',
      JSON.stringify({ old: '', text: Buffer.from(MENDED).toString('base64') }),
    )
    const { code, err } = await run({})
    expect({ code, err }).toEqual({
      code: 0,
      err: 'pmm-config: config.yml: an earlier write was cut off; it was finished first\n',
    })
    expect(read('config.yml')).toBe(MENDED)
    expect(readdirSync(folder)).toEqual(['config.yml', 'config.yml.pmm-config.bak'])
  })

  test('is cleared away even if there is nothing to repair', async () => {
    write('config.yml', FINE)
    write('config.yml.pmm-config.lock', JSON.stringify({ pid: 4_194_300, started: '1', host: hostname() }))
    write('.config.yml.4194300-00000000.pmm-config.tmp', STALE)
    const { code, out, err } = await run({})
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(/^1 file checked for Kometa .*, nothing wrong\n$/)
    expect(readdirSync(folder)).toEqual(['config.yml'])
  })

  test('is let alone by what only looks', async () => {
    write('config.yml', FINE)
    write('.config.yml.4194300-00000000.pmm-config.tmp', STALE)
    await run({ diff: true })
    expect(readdirSync(folder)).toHaveLength(2)
  })
})

describe('a diff', () => {
  test('is printed and nothing is written; the exit code says that something would change', async () => {
    write('config.yml', STALE)
    const { code, out } = await run({ diff: true })
    expect(code).toBe(1)
    expect(out).toContain('-  pin: ******** # mine\n+  pin: # mine\n')
    expect(out).not.toContain('fixed')
    expect(read('config.yml')).toBe(STALE)
  })

  test('is empty and the exit code 0 where nothing would change, whatever is wrong with the file', async () => {
    write('config.yml', FINE)
    expect(await run({ diff: true })).toEqual({ code: 0, out: '', err: '' })
    write('config.yml', 'libraries: {Films: {}}\ntrakt:\n  client_id: <<a>>\n')
    expect(await run({ diff: true })).toEqual({ code: 0, out: '', err: '' })
  })

  test('leaves reports in files alone', async () => {
    write('config.yml', STALE)
    await run({ diff: true }, { formats: ['json=report.json'] })
    expect(JSON.parse(read('report.json')).files[0]).toMatchObject({ changed: true })
  })
})

describe('standard input', () => {
  const pipe = (text: string, repair: Partial<RepairRequest> = {}) =>
    run(repair, { paths: ['-'] }, { stdin: text })

  test('comes out repaired on standard output, with what there is to say beside it', async () => {
    const { code, out, err } = await pipe(STALE)
    expect({ code, out }).toEqual({ code: 0, out: MENDED })
    expect(err).toMatch(/<stdin>:5 {2}fixed/)
  })

  test.each([
    ['a config that is fine', FINE],
    ['what is no config of PMM', STRANGER],
    ['nothing at all', ''],
  ])('comes out as it went in: %s', async (_, text) => {
    expect((await pipe(text)).out).toBe(text)
  })

  test('comes out as a diff where that is asked for', async () => {
    const { code, out } = await pipe(STALE, { diff: true })
    expect(code).toBe(1)
    expect(out).toContain('@@')
    expect(out).not.toContain('libraries: {Films: {}}\ntrakt:')
  })
})

describe('several files', () => {
  test('are repaired one by one; one that is not there does not stop the others', async () => {
    write('a.yml', STALE)
    write('b.yml', STALE)
    const { code, err } = await run({}, { paths: ['a.yml', 'gone.yml', 'b.yml'] })
    expect(code).toBe(2)
    expect(err).toContain('gone.yml')
    expect([read('a.yml'), read('b.yml')]).toEqual([MENDED, MENDED])
  })
})

describe('a diff', () => {
  const ASLEEP =
    'libraries:\n  Films:\n    split_duplicates: true\nplex: {url: env, token: env}\ntmdb: {apikey: <<tmdb-key>>}\n'

  test('is shown with the questions of what is not in it', async () => {
    write('config.yml', ASLEEP)
    const { out, err } = await run({ diff: true })
    expect(out).toBe('')
    expect(err).toBe(
      'pmm-config: config.yml:3: only with --unsafe-fixes: Move `split_duplicates` to `operations.split_duplicates`. Do you want PMM to do what this says? After the change it splits the items that Plex merged as duplicates; today it does not. If not, delete the line.\n',
    )
  })

  test('asks nothing about what is in it', async () => {
    write('config.yml', ASLEEP)
    const { out, err } = await run({ diff: true, unsafe: true })
    expect(out).toContain('+      split_duplicates: true')
    expect(err).toBe('')
  })
})

describe('a new file whose name is taken', () => {
  const OLD =
    'libraries:\n  Films:\n    collection_files:\n      - pmm: basic\ncollections:\n  Best:\n    imdb_chart: top_movies\n'

  test('is left out with its repair; the others are made, and the config is named', async () => {
    write('a.yml', OLD)
    write('b.yml', OLD.replace('Best', 'Worst'))
    const { code, err } = await run({ unsafe: true }, { paths: ['a.yml', 'b.yml'], target: '2.4.4' })
    expect(code).toBe(2)
    expect(read('collections.yml')).toContain('Best')
    expect(read('a.yml')).not.toContain('imdb_chart')
    expect(read('b.yml')).toBe(OLD.replace('Best', 'Worst').replace('pmm', 'default'))
    expect(err).toContain('b.yml: a part of it was to go into collections.yml')
  })
})
