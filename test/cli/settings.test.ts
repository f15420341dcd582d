import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../src/cli/duration.js'
import { defaultSettings, loadSettings } from '../../src/cli/settings.js'
import { findConfigs } from '../../src/files/find.js'
import { reporters } from '../../src/report/reporters.js'
import { SEVERITIES } from '../../src/rules/rule.js'
import { makeFolder } from '../files/folder.js'

const schema = JSON.parse(readFileSync('schemas/pmm-configrc.schema.json', 'utf8'))

async function settingsOf(text: string, name = '.pmm-configrc.yml') {
  const outcome = await loadSettings({ cwd: makeFolder({ [name]: text }) })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.settings
}

/** The problems as lines: `file:line:column: message | hint`. */
async function problemsOf(text: string, name = '.pmm-configrc.yml') {
  const outcome = await loadSettings({ cwd: makeFolder({ [name]: text }) })
  if (outcome.ok) throw new Error('the settings were accepted')
  return outcome.problems.map(({ path, message, hint }) => `${path}: ${message}${hint ? ` | ${hint}` : ''}`)
}

describe('good settings', () => {
  it('have defaults without a settings file, and with an empty one', async () => {
    const bare = makeFolder({ '.git/HEAD': '' })
    const settings = {
      target: 'auto',
      rules: new Map(),
      files: [],
      ignore: [],
      plugins: [],
      folder: bare,
      format: [],
      margin: 86_400,
    }
    expect(await loadSettings({ cwd: bare })).toEqual({ ok: true, settings, path: null })
    const cwd = makeFolder({ '.pmm-configrc': '# nothing yet\n' })
    const empty = { ok: true, settings: { ...settings, folder: cwd }, path: '.pmm-configrc' }
    expect(await loadSettings({ cwd })).toEqual(empty)
  })

  it('have the defaults that the schema promises', () => {
    const settings = defaultSettings('.')
    const promised: Readonly<Record<string, unknown>> = { ...settings, rules: {}, margin: '1d' }
    for (const [key, { default: value }] of Object.entries<{ default?: unknown }>(schema.properties))
      if (value !== undefined) expect({ [key]: promised[key] }).toEqual({ [key]: value })
    expect(parseDuration('1d')).toBe(settings.margin)
  })

  const YAML = [
    'target: ">=2.0.0 <2.4.7"',
    'rules:',
    '  trakt/unquoted-value: off',
    '  trakt/*: warning',
    'files: [pmm/*.yml]',
    'ignore: ["*.bak.yml"]',
    'format: [pretty, json=report.json]',
    'margin: 2d',
  ].join('\n')
  const CONTENT = {
    target: '>=2.0.0 <2.4.7',
    rules: { 'trakt/unquoted-value': 'off', 'trakt/*': 'warning' },
    files: ['pmm/*.yml'],
    ignore: ['*.bak.yml'],
    format: ['pretty', 'json=report.json'],
    margin: '2d',
  }
  it.each([
    ['.pmm-configrc', YAML],
    ['.pmm-configrc.yaml', `\ufeff${YAML.replaceAll('\n', '\r\n')}`],
    ['.pmm-configrc', JSON.stringify(CONTENT, null, '\t')],
    ['.pmm-configrc.json', JSON.stringify({ $schema: 'x', ...CONTENT }, null, '\t')],
    ['package.json', JSON.stringify({ name: 'x', 'pmm-config': CONTENT }, null, '\t')],
    ['pmm-config.config.cjs', `module.exports = ${JSON.stringify(CONTENT)}`],
    ['pmm-config.config.mjs', `export default ${JSON.stringify(CONTENT)}`],
  ])('mean the same in %s', async (name, text) => {
    const { rules, ...settings } = await settingsOf(text, name)
    const { folder, ...others } = settings
    expect(others).toEqual({
      target: CONTENT.target,
      files: CONTENT.files,
      ignore: CONTENT.ignore,
      plugins: [],
      format: CONTENT.format,
      margin: 172_800,
    })
    expect([...rules]).toEqual(Object.entries(CONTENT.rules))
  })

  it('count their files from their own folder', async () => {
    const top = makeFolder({
      '.pmm-configrc.yml': 'files: [a/*.yml, /abs/c.yml]\nignore: [old/]',
      'a/one.yml': '',
      'sub/deep/x': '',
    })
    const outcome = await loadSettings({ cwd: join(top, 'sub/deep') })
    expect(outcome).toMatchObject({
      path: '../../.pmm-configrc.yml',
      settings: { files: ['../../a/*.yml', '/abs/c.yml'], ignore: ['old/'], folder: top },
    })
    const files = outcome.ok ? outcome.settings.files.slice(0, 1) : []
    const { targets } = await findConfigs([], {
      cwd: join(top, 'sub/deep'),
      env: {},
      files,
      forceExclude: false,
    })
    expect(targets).toEqual([{ path: '../../a/one.yml', named: false }])
  })

  it('may name one format, and a margin in seconds', async () => {
    expect(await settingsOf('format: concise\nmargin: 90\ntarget: auto')).toMatchObject({
      format: ['concise'],
      margin: 90,
    })
  })
})

describe('the schema', () => {
  it('knows every format and every severity', () => {
    const formats = /^\^\(([a-z|]+)\)/.exec(schema.definitions.output.pattern)?.[1]?.split('|')
    expect(formats?.toSorted()).toEqual(Object.keys(reporters).toSorted())
    expect(schema.definitions.severity.enum).toEqual([...SEVERITIES, 'off'])
  })

  it('describes every key twice, for people and for editors', () => {
    for (const node of Object.values<Record<string, string>>(schema.properties)) {
      expect(node.description).toMatch(/\.$/)
      expect(node.markdownDescription?.replaceAll('`', '')).toBe(node.description?.replaceAll(/["`]/g, ''))
    }
  })

  it('takes for a margin what is read as one', () => {
    const pattern = new RegExp(schema.properties.margin.anyOf[0].pattern, 'u')
    const piece = fc.constantFrom(
      '1',
      '90',
      '1.5',
      '.',
      '-',
      ' ',
      'd',
      'h',
      'minutes',
      'week',
      'w',
      'x',
      's',
      '\n',
    )
    const texts = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(texts, (text) => pattern.test(text) === (parseDuration(text) !== undefined)),
      { numRuns: 2000 },
    )
  })
})

describe('a length of time', () => {
  it.each([
    ['2d', 172_800],
    ['12h', 43_200],
    ['90m', 5400],
    ['1.5h', 5400],
    ['2 weeks', 1_209_600],
    ['1 minute', 60],
    ['30s', 30],
    ['3600', 3600],
    ['0', 0],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  it.each(['', 'd', '2 moons', '-1d', '1d12h', '1,5h', '1e3', 'tomorrow'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
})

describe('wrong settings', () => {
  it.each([
    [
      'an unknown key',
      'targt: auto\n',
      ['.pmm-configrc.yml:1:1: there is no setting "targt" | Did you mean target?'],
    ],
    [
      'a key that resembles none',
      'margin: 1d\nplex:\n  url: x\n',
      [
        '.pmm-configrc.yml:2:1: there is no setting "plex" | There are target, rules, files, ignore, plugins, format, margin.',
      ],
    ],
    [
      'an unknown rule',
      'rules:\n  trakt/unquoted-valu: off\n  unquoted-value: off\n  trkt/*: off\n',
      [
        '.pmm-configrc.yml:2:3: there is no rule "trakt/unquoted-valu" | Did you mean trakt/unquoted-value?',
        '.pmm-configrc.yml:3:3: there is no rule "unquoted-value" | Did you mean mal/unquoted-value or trakt/unquoted-value?',
        '.pmm-configrc.yml:4:3: there is no rule "trkt/*" | Did you mean trakt/*?',
      ],
    ],
    [
      'a wrong severity',
      'rules:\n  trakt/*: warn\n  yaml/tab: 2\n  yaml/alias:\n',
      [
        '.pmm-configrc.yml:2:12: this is no severity for trakt/* | Did you mean warning?',
        '.pmm-configrc.yml:3:13: this is no severity for yaml/tab | Write error, warning, info or off.',
        '.pmm-configrc.yml:4:14: this is no severity for yaml/alias | Write error, warning, info or off.',
      ],
    ],
    [
      'a wrong target',
      'target: newest\n',
      [
        '.pmm-configrc.yml:1:9: "target" is no range of versions | Write for example ">=2.0.0 <2.4.7" or "2.x", in quotes, or auto.',
      ],
    ],
    [
      'a target that YAML takes for a number',
      'target: 1.19\n',
      [
        '.pmm-configrc.yml:1:9: "target" is no range of versions | Write for example ">=2.0.0 <2.4.7" or "2.x", in quotes, or auto.',
      ],
    ],
    [
      'wrong margins',
      'margin: soon\n',
      [
        '.pmm-configrc.yml:1:9: "margin" is no length of time | Write for example "2d", "12h" or "90m", or a number of seconds.',
      ],
    ],
    [
      'a negative margin',
      'margin: -5\n',
      [
        '.pmm-configrc.yml:1:9: "margin" is no length of time | Write for example "2d", "12h" or "90m", or a number of seconds.',
      ],
    ],
    [
      'a text where a list belongs',
      'files: config.yml\n',
      [
        '.pmm-configrc.yml:1:8: "files" is no list of paths | Write a list, in quotes and brackets: ["config/*.yml"]',
      ],
    ],
    [
      'a date in a list',
      'files:\n  - a.yml\n  - 2020-01-01\n',
      ['.pmm-configrc.yml:3:5: this entry of "files" is no path | Write a path, folder or glob, in quotes.'],
    ],
    [
      'a wrong format in a list',
      'format: [pretty, xml=a.xml]\n',
      [
        '.pmm-configrc.yml:1:18: this entry of "format" is no output format | Write pretty, concise, json or github, or a list of them, each with =FILE behind it to write a file: [pretty, json=report.json]',
      ],
    ],
    [
      'a wrong format alone',
      'format: xml\n',
      [
        '.pmm-configrc.yml:1:9: "format" is no output format | Write pretty, concise, json or github, or a list of them, each with =FILE behind it to write a file: [pretty, json=report.json]',
      ],
    ],
    [
      'rules that are a date',
      'rules: 2020-01-01\n',
      [
        '.pmm-configrc.yml:1:8: "rules" is no mapping of rules to severities | Write one line for each rule, indented, for example `trakt/*: warning`.',
      ],
    ],
    [
      'a list',
      '- target: auto\n',
      [
        '.pmm-configrc.yml:1:1: settings are a mapping of keys to values, and this is none | Write one line for each setting, for example `target: auto`.',
      ],
    ],
    [
      'a repeated key',
      'target: auto\nmargin: 1d\ntarget: auto\n',
      ['.pmm-configrc.yml:3:1: this key is there twice | Keep one of the two.'],
    ],
    [
      'broken YAML',
      'rules:\n  yaml/tab: "off\n',
      [expect.stringMatching(/^\.pmm-configrc\.yml:2:\d+: this cannot be read\. .+ \| /)],
    ],
    [
      'a tab',
      'rules:\n\tyaml/tab: off\n',
      ['.pmm-configrc.yml:2:1: there is a tab here, where YAML allows only spaces | Replace it with spaces.'],
    ],
    [
      'several mistakes, in the order of the file',
      'rules:\n  no/such: off\ntarget: newest\ncolour: red\n',
      [
        expect.stringContaining(':2:3: there is no rule "no/such"'),
        expect.stringContaining(':3:9: "target"'),
        expect.stringContaining(':4:1: there is no setting "colour"'),
      ],
    ],
  ])('are told with the place: %s', async (_, text, problems) => {
    expect(await problemsOf(text)).toEqual(problems)
  })

  it('show no hidden character of a key', async () => {
    expect((await problemsOf('"a\\u001b\\u202e": 1\n'))[0]).toContain('"a\\u001b\\u{202e}"')
  })

  it('in package.json have their place there, and the rest of that file is not judged', async () => {
    const text =
      '{\n\t"scripts": { "a": "x", "a": "y" },\n\t"pmm-config": {\n\t\t"rules": { "yaml/tab": "of" }\n\t}\n}\n'
    expect(await problemsOf(text, 'package.json')).toEqual([
      'package.json:4:26: this is no severity for yaml/tab | Did you mean off?',
    ])
    expect(await problemsOf('{ "pmm-config": { "margin": "1d", "margin": "2d" } }', 'package.json')).toEqual([
      'package.json:1:35: this key is there twice | Keep one of the two.',
    ])
    expect(await problemsOf('{ "pmm-config": "strict" }', 'package.json')).toEqual([
      expect.stringMatching(/^package\.json:1:17: settings are a mapping/),
    ])
    expect(await problemsOf('{\n  "pmm-config": {\n    "target": "2.x"\n}\n', 'package.json')).toEqual([
      expect.stringMatching(/^package\.json:\d:\d+: this cannot be read/),
    ])
  })

  it('of a script have no line', async () => {
    const name = 'pmm-config.config.cjs'
    expect(await problemsOf('module.exports = { margin: "soon", files: [1] }', name)).toEqual([
      expect.stringMatching(/^pmm-config\.config\.cjs: this entry of "files"/),
      expect.stringMatching(/^pmm-config\.config\.cjs: "margin"/),
    ])
    expect(await problemsOf('module.exports = () => ({})', name)).toEqual([
      `${name}: this script exports a function | Export the settings themselves, an object.`,
    ])
    expect(await problemsOf('module.exports = new Map()', name)).toEqual([
      expect.stringContaining('settings are a mapping'),
    ])
    expect(await problemsOf('export const a = 1', 'pmm-config.config.mjs')).toEqual([
      expect.stringContaining('this script exports no settings'),
    ])
    expect(await problemsOf('throw new Error("no luck")', name)).toEqual([
      `${name}:1:7: this script failed: Error: no luck`,
    ])
  })
})
