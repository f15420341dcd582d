import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
/** What the generator and the program need of a checkout. */
const NEEDED = 'bin examples package.json README.md schemas scripts src tsconfig.build.json tsconfig.json'

/** A plain attribute of a section that there is: three lines of JSON. */
const ATTRIBUTE = {
  type: 'string',
  default: 'plain',
  description: 'How lists of what was watched are sorted; default plain.',
}

/** A plain section that nobody has heard of: one file. */
const SECTION = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'zebra.schema.json',
  title: 'Zebra',
  description: 'How to reach Zebra, for its stripes.',
  type: 'object',
  required: ['address'],
  additionalProperties: false,
  'x-otherwise': { type: 'crash', required: 'off', values: 'default' },
  properties: {
    address: { description: 'The address of Zebra.', type: 'string' },
    passphrase: { description: 'What Zebra lets you in with.', type: 'string', 'x-secret': true },
    stripes: {
      description: 'How many stripes there are; default 12.',
      type: 'integer',
      minimum: 1,
      default: 12,
    },
    gallops: { description: 'Whether it gallops; default false.', type: 'boolean', default: false },
    gait: {
      description: 'How it walks; default slow.',
      type: 'string',
      enum: ['slow', 'fast'],
      default: 'slow',
    },
  },
}
/** And a line in the list of sections. */
const LINE =
  '    "zebra": { "allOf": [{ "$ref": "zebra.schema.json" }], "description": "How to reach Zebra." },\n'

describe('a copy of the project with a new attribute and a new section, and no line of TypeScript', () => {
  let folder: string
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pmm-config-copy-'))
    for (const name of NEEDED.split(' ')) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const tautulli = JSON.parse(read('schemas/tautulli.schema.json'))
    tautulli.properties.sort_style = ATTRIBUTE
    write('schemas/tautulli.schema.json', JSON.stringify(tautulli))
    write('schemas/zebra.schema.json', JSON.stringify(SECTION))
    const config = read('schemas/config.schema.json')
    write(
      'schemas/config.schema.json',
      config.replace(/^ {4}"libraries": \{/m, (first) => `${LINE}${first}`),
    )
    execFileSync(process.execPath, ['scripts/generate.mjs'], { cwd: folder })
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(...args: readonly string[]): string {
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/run.cjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    return stdout + stderr
  }
  function found(section: string, ...flags: readonly string[]): readonly string[] {
    write(
      'config.yml',
      `libraries:\n  Films:\n    collection_files:\n      - default: basic\n${section}plex:\n  url: env\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\n`,
    )
    const lines = run('validate', '--format', 'concise', '--target', '2.4.4', ...flags, 'config.yml').split(
      '\n',
    )
    return lines
      .filter((line) => line.startsWith('config.yml:'))
      .map((line) => line.slice('config.yml:'.length))
  }

  it('judges the attribute', () => {
    const url = '  url: http://192.168.1.12:8181\n  apikey: abcdef0123456789abcdef0123456789\n'
    expect(found(`tautulli:\n${url}  sort_style: fancy\n`)).toEqual([])
    expect(found(`tautulli:\n${url}  sort_style: [1]\n`)).toEqual([
      expect.stringMatching(
        /^8:3: error: `sort_style` must be a text, but here is a list\..*plain.* \[tautulli\/wrong-type\]/,
      ),
    ])
    expect(found(`tautulli:\n${url}  sort_stile: fancy\n`)).toEqual([
      expect.stringMatching(/Did you mean `sort_style`\? \[tautulli\/unknown-key\]/),
    ])
  })

  it('judges the section, each mistake with its place, severity and way out', () => {
    expect(found('zebra:\n  address: here\n  stripes: 3\n  gait: fast\n')).toEqual([])
    expect(
      found('zebra:\n  address: here\n  stripes: 0\n  gallops: [1]\n  gait: fsat\n  stirpes: 3\n'),
    ).toEqual([
      expect.stringMatching(
        /^7:12: error: `stripes` must be a whole number from 1 on.*`12`.*\[zebra\/wrong-value\]/,
      ),
      expect.stringMatching(
        /^8:3: error: `gallops` must be `true` or `false`, but here is a list.*\[zebra\/wrong-type\]/,
      ),
      expect.stringMatching(
        /^9:9: error: `gait` must be `slow` or `fast`, not `fsat`.*\[zebra\/wrong-value\]/,
      ),
      expect.stringMatching(/^10:3: warning: .*Did you mean `stripes`\? \[zebra\/unknown-key\]/),
    ])
    expect(found('zebra: 5\n')).toEqual([expect.stringMatching(/^5:.*crashes.*\[zebra\/wrong-type\]/)])
    expect(found('zebra:\n  stripes: 3\n')).toEqual([
      expect.stringMatching(/^5:1: error: `address` is missing in `zebra`\. .*\[zebra\/missing-key\]/),
    ])
    expect(found('zebra:\n  address: here\n  stripes: x\n', '--rule', 'zebra/*=off')).toEqual([])
  })

  it('repairs what is certain', () => {
    found("zebra:\n  address: here\n  stripes: '3'\n  gallops: no\n  gait: Fast\n")
    run('fix', '--target', '2.4.4', 'config.yml')
    expect(read('config.yml')).toMatch(/\n {2}stripes: 3\n {2}gallops: false\n {2}gait: fast\nplex:/)
  })

  it('masks its secrets', () => {
    found('zebra:\n  passphrase: hunter2hunter2\n  stripes: x\n')
    expect(run('validate', 'config.yml')).not.toContain('hunter2')
  })

  it('explains its rules, prints its schema and exports its type', () => {
    expect(run('explain', 'zebra/wrong-type').replace(/\s+/g, ' ')).toMatch(
      /`?stripes`? \(a whole number from 1 on; default `?12`?\)/,
    )
    expect(run('explain', 'zebra/missing-key')).toMatch(/^zebra\/missing-key /)
    expect(run('explain', 'zebra/missing-kee')).toContain('Did you mean zebra/missing-key?')
    expect(JSON.parse(run('schema', 'zebra'))).toEqual(SECTION)
    expect(JSON.parse(run('schema', '--bundle')).definitions).toHaveProperty(['zebra.schema.json'])
    const types = read('dist/types/generated/sections.d.ts')
    expect(types).toMatch(/interface ZebraSection \{[\s\S]*?gait\?: 'slow' \| 'fast'/)
    expect(types).toMatch(/\bzebra\?: ZebraSection/)
    expect(types).toMatch(
      /interface TautulliSection \{[\s\S]*?sort_style\?: string|TautulliSection = \{[\s\S]*?sort_style\?: string/,
    )
  })
})
