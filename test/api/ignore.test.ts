import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ignoreFindings } from '../../src/api/ignore.js'
import { runValidate } from '../../src/cli/validate.js'
import { isAudibleAlways, signatureOf } from '../../src/lint/ignore-comments.js'
import { ALL_DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'
import { fakeIo } from '../support/fake-io.js'

const NOW = new Date('2026-11-27T12:00:00Z')
const REASON = 'known'
const ignored = (text: string) => ignoreFindings(createSource('config.yml', text), REASON, { now: NOW })
const MINE = /(?<=^\ufeff?)[ \t]*# pmm-config-ignore [^\r\n]* -- known(?:\r\n|\n|\r)/gm

async function accepted(text: string): Promise<string> {
  const { text: after, diagnostics } = await ignored(text)
  expect(diagnostics).toEqual([])
  expect(after.replace(MINE, '')).toBe(text)
  return after
}

describe('accepting what is found', () => {
  test('puts a comment above each place, in its column, with all rules of the place', async () => {
    expect(
      await accepted(
        'libraries:\n  Films:\n    operations:\n      mass_foo: true # why\ntrakt:\n  client_id: abc\n',
      ),
    ).toBe(
      [
        '# pmm-config-ignore config/missing-section -- known',
        'libraries:',
        '  Films:',
        '    operations:',
        '      # pmm-config-ignore operations/unknown-key -- known',
        '      mass_foo: true # why',
        '# pmm-config-ignore migration/trakt-250, trakt/missing-credential -- known',
        'trakt:',
        '  # pmm-config-ignore trakt/credential-format -- known',
        '  client_id: abc',
        '',
      ].join('\n'),
    )
  })

  test.each([
    ['entries of a list', 'libraries:\n  Films:\n    collection_files:\n    - pmm: basic\n    - pmm: imdb\n'],
    [
      'a list below a dash',
      'libraries:\n  Films:\n    operations:\n      - mass_foo: 1\n        mass_bar: 2\n',
    ],
    ['flow style in one line', 'libraries: {Films: {operations: {mass_foo: true}}}\n'],
    [
      'flow style in several lines',
      'libraries: {\n  Films: {\n    operations: {\n      mass_foo: true,\n      mass_bar: 1 }}}\n',
    ],
    ['Windows', 'libraries:\r\n  Films:\r\n    operations:\r\n      mass_foo: true\r\n'],
    ['a file without a last line end', 'libraries:\r\n  Films: {}\r\nsettings:\r\n  cach: 1'],
    ['a byte order mark', '\ufeffsettngs:\n  cache: true\nlibraries: {Films: {}}\nsettings: {cach: 1}\n'],
    ['a document start', '---\nlibraries: {Films: {operations: {mass_foo: 1}}}\n'],
    [
      'a text of several lines',
      'libraries:\n  Films: {}\nplex:\n  url: "http://a\n    b"\n  token: x\n  tokn: "a\n b"\n',
    ],
    [
      'an anchor and a merge',
      'x-a: &a\n  mass_foo: 1\nlibraries:\n  Films:\n    operations:\n      <<: *a\n',
    ],
    ['comments above', 'libraries:\n  Films: {}\n# mine\n\n# too\nsettings:\n  # that\n  cach: 1\n'],
  ])('works in %s', async (_, text) => {
    const after = await accepted(text)
    expect(after).not.toBe(text)
    if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    // A second time there is nothing to do.
    expect((await ignored(after)).changed).toBe(false)
  })

  test('leaves what stops PMM from reading the file, and what is found in comments', async () => {
    const broken = 'libraries:\n  Films: {}\nsettings:\n  cach: 1\n\tcache: true\n'
    const { text, diagnostics } = await ignored(broken)
    expect(text.replace(MINE, '')).toBe(broken)
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(diagnostics.every(({ rule }) => rule.startsWith('yaml/'))).toBe(true)
    const comment = 'libraries:\n  Films: {}\n# pmm-config-ignore trakt/scope -- why\nsettings:\n  cach: 1\n'
    const left = await ignored(comment)
    expect(left.diagnostics.map(({ rule }) => rule)).toEqual(['comment/unused-ignore'])
    expect(left.silenced).toBe(1)
  })

  const root = resolve(import.meta.dirname, '../..')
  const files = ['test/cases', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => (/\.yml$/.test(name) ? [join(folder, name)] : [])),
  )
  const RULES = new Map(ALL_DOCUMENTED_RULES.map((rule) => [rule.meta.id, rule]))

  test.each(files)('leaves nothing to say that can be silenced, and means the same: %s', async (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const once = await ignored(text)
    expect(once.text.replace(MINE, '')).toBe(text)
    const signature = (one: string) => signatureOf(readDocument(createSource('config.yml', one)))
    expect(signature(once.text)).toBe(signature(text))
    const lines = once.text.split('\n')
    for (const { rule, range } of once.diagnostics)
      expect(
        isAudibleAlways({ rule: RULES.get(rule)! }) || /^\s*#/.test(lines[range.start.line - 1]!),
        rule,
      ).toBe(true)
    expect((await ignored(once.text)).text).toBe(once.text)
  })
})

describe('the option', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pmm-config-ignore-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const TEXT = 'libraries:\n  Films: {}\nsettings:\n  cach: 1\n'
  const AFTER = TEXT.replace('  cach', '  # pmm-config-ignore settings/unknown-key -- known\n  cach')
  const read = () => readFileSync(join(folder, 'config.yml'), 'utf8')

  async function run(more: object = {}, paths = ['config.yml'], stdin = '') {
    writeFileSync(join(folder, 'config.yml'), TEXT)
    const io = fakeIo(folder, { stdin })
    const repair = { unsafe: false, diff: false, backup: false, acceptedBecause: REASON, ...more }
    return { code: await runValidate({ paths, repair }, io), ...io.printed }
  }

  test('writes the file, and says how many', async () => {
    const { code, err } = await run()
    expect({ code, text: read() }).toEqual({ code: 0, text: AFTER })
    expect(err).toContain('pmm-config: config.yml: 1 comment added, for 1 finding\n')
    expect(err).toContain('nothing wrong')
  })

  test('shows with --diff what it would do', async () => {
    const { code, out, err } = await run({ diff: true })
    expect({ code, text: read() }).toEqual({ code: 1, text: TEXT })
    expect(out).toContain('+  # pmm-config-ignore settings/unknown-key -- known\n')
    expect(err).toContain('1 comment would silence 1 finding')
  })

  test('keeps a copy, and takes standard input', async () => {
    await run({ backup: true })
    expect(readFileSync(join(folder, 'config.yml.bak'), 'utf8')).toBe(TEXT)
    expect((await run({}, ['-'], TEXT)).out).toBe(AFTER)
  })
})

test('reports of what is left have all that those of a repair have', async () => {
  const source = createSource('config.yml', 'libraries:\n  Films: {}\nsettings:\n  cache: yes\n  a: [1\n')
  const left = await ignoreFindings(source, 'known', {})
  expect(left.diagnostics).not.toEqual([])
  expect(left.byteColumn?.(3)).toBe(4)
  expect(left.masked).toBe(left.text)
})
