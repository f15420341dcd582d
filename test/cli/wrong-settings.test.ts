import { describe, expect, it } from 'vitest'
import { makeFolder } from '../support/folder.js'
import { loadSettings } from '../support/load-settings.js'

/** The problems as lines: `file:line:column: message | hint`. */
async function problemsOf(text: string, name = '.pmm-configrc.yml') {
  const named = name.includes('.config.') ? { named: name } : {}
  const outcome = await loadSettings({ cwd: makeFolder({ [name]: text }), ...named })
  if (outcome.ok) throw new Error('the settings were accepted')
  return outcome.problems.map(({ path, message, hint }) => `${path}: ${message}${hint ? ` | ${hint}` : ''}`)
}

describe('wrong settings', () => {
  it.each([
    [
      'an unknown key',
      'targt: auto\n',
      ['.pmm-configrc.yml:1:1: there is no setting "targt" | Did you mean target?'],
    ],
    [
      'patterns that would take hours to match',
      'files: ["**/a/**/b/**/*.yml", "*a*a*a*a*a*.yml"]\nignore: ["**/**/a/**/b/**", "+(+(a))"]\n',
      [
        '.pmm-configrc.yml:1:31: this pattern has so many wildcards that matching it could take hours | Write it as several patterns, with at most three `**`, and four `*` in a part.',
        '.pmm-configrc.yml:2:10: this pattern has so many wildcards that matching it could take hours | Write it as several patterns, with at most three `**`, and four `*` in a part.',
        '.pmm-configrc.yml:2:29: this pattern has so many wildcards that matching it could take hours | Write it as several patterns, with at most three `**`, and four `*` in a part.',
      ],
    ],
    [
      'a key that resembles none',
      'margin: 1d\nplex:\n  url: x\n',
      [
        '.pmm-configrc.yml:2:1: there is no setting "plex" | There are target, rules, files, ignore, plugins, format, trust, margin.',
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
      'a number in a list',
      'files:\n  - a.yml\n  - 2020\n',
      ['.pmm-configrc.yml:3:5: this entry of "files" is no path | Write a path, folder or glob, in quotes.'],
    ],
    [
      'a wrong format in a list',
      'format: [pretty, xml=a.xml]\n',
      [
        '.pmm-configrc.yml:1:18: this entry of "format" is no output format | Write pretty, concise, json, github, sarif, gitlab, junit, rdjson, checkstyle or markdown, or a list of them, each with =FILE behind it to write a file: [pretty, json=report.json]',
      ],
    ],
    [
      'a wrong format alone',
      'format: xml\n',
      [
        '.pmm-configrc.yml:1:9: "format" is no output format | Write pretty, concise, json, github, sarif, gitlab, junit, rdjson, checkstyle or markdown, or a list of them, each with =FILE behind it to write a file: [pretty, json=report.json]',
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
      ['.pmm-configrc.yml:3:1: this key is there twice, first in line 1 | Keep one of the two.'],
    ],
    [
      'broken YAML',
      'rules:\n  yaml/tab: "off\n',
      ['.pmm-configrc.yml:2:13: this quote is never closed | Close it at the end of the value.'],
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

  it.each([
    ['files: [a.yml, b.yml\nmargin: 1d\n', '1:8: this bracket is never closed'],
    ['files: {a: [b, c}\n', '1:12: this bracket is never closed'],
    ["ignore:\n  - 'old\nmargin: 1d\n", '2:5: this quote is never closed'],
    ['rules:\n    yaml/tab: off\n  yaml/alias: off\n', '3:1: the indentation is wrong here'],
    ['margin: 1d\ntarget\nfiles: []\n', '2:1: there is no colon behind this key'],
    ['rules: trakt/*: off\n', '1:8: a colon followed by a space makes a key'],
    ['target: auto\n  margin: 1d\n', '1:9: a colon followed by a space makes a key'],
    ['target: @newest\n', '1:9: a value cannot begin with this character'],
    ['files: ["C:\\pmm\\config.yml"]\n', '1:12: a backslash in double quotes begins an escape'],
    ['target: "auto" always\n', '1:16: this does not belong here'],
    ['files:\n  - a\n - b\n', '3:1: this dash stands in another column'],
    ['ignore:\n  - *.bak\n', '2:5: this repeats something that no line above marks'],
    [
      'ignore:\n  - old/\n  - !old/new.yml\n',
      '3:5: an exclamation mark at the start of a value begins a tag',
    ],
    ['target: auto\n---\nmargin: 1d\n', '2:1: a second YAML document starts here'],
    ['target: auto\nfiles: ["a\u0001.yml"]\n', '2:11: there is an invisible control character here'],
    ['rules: &all\n  yaml/tab: off\nmargin: *al\n', '3:9: this repeats something'],
    ['<<: { margin: 1d }\n', '1:1: there is no setting "<<"'],
  ])('are told with the place: %j', async (text, problem) => {
    const [first, ...others] = await problemsOf(text)
    expect(first).toContain(`.pmm-configrc.yml:${problem}`)
    expect(first).toContain(' | ')
    expect(others).toEqual([])
  })

  it.each([
    ['{\n\t"target": "2.x"\n\t"margin": "1d"\n}\n', '3:2: a comma is missing in front of this'],
    ['{\n\t"target": "2.x\n}\n', '2:12: this quote is never closed'],
    ['{ "rules": { "yaml/tab": "off" }\n', '1:1: this bracket is never closed'],
    ['{ "margin": "1d" }}\n', '1:19: this does not belong here'],
    ['{\n  "margin": "1d",\n  "margin": "2d"\n}\n', '3:3: this key is there twice, first in line 2'],
    ['{\n  "rules": {\n\t\t"yaml/tab": "of"\n  }\n}\n', '3:15: this is no severity for yaml/tab'],
    ['{ "targt": "auto" }', '1:3: there is no setting "targt"'],
    ['["target"]', '1:1: settings are a mapping'],
  ])('in JSON are told with the place: %j', async (text, problem) => {
    const [first, ...others] = await problemsOf(text, '.pmm-configrc.json')
    expect(first).toContain(`.pmm-configrc.json:${problem}`)
    expect(others).toEqual([])
  })

  it('are at most of a size that settings have', async () => {
    expect(await problemsOf(`# ${'x'.repeat(1024 * 1024)}\n`)).toEqual([
      '.pmm-configrc.yml: this is larger than 1 MB, too large for settings | Check that this is the right file.',
    ])
  })

  it('are not nested deeper than can be read', async () => {
    expect(await problemsOf(`rules: ${'['.repeat(5_000)}`)).toEqual([
      expect.stringMatching(/^\.pmm-configrc\.yml:1:\d+: this is nested too deeply to be read \| /),
    ])
  })

  it('repeat so much that nobody can mean it', async () => {
    const nine = (name: string) => `[${Array(9).fill(name)}]`
    const letters = [...'abcdefgh']
    const lines = letters.map(
      (name, at) => `${name}: &${name} ${nine(at === 0 ? '1' : `*${letters[at - 1]}`)}`,
    )
    expect(await problemsOf(`${lines.join('\n')}\n`)).toEqual([
      expect.stringContaining('.pmm-configrc.yml:1:1: aliases repeat so much here'),
    ])
  })

  it('have the settings in package.json but once', async () => {
    expect(await problemsOf('{ "pmm-config": {},\n  "pmm-config": {} }', 'package.json')).toEqual([
      'package.json:2:3: this key is there twice, first in line 1 | Keep one of the two.',
    ])
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
      'package.json:1:35: this key is there twice, first in line 1 | Keep one of the two.',
    ])
    expect(await problemsOf('{ "pmm-config": "strict" }', 'package.json')).toEqual([
      expect.stringMatching(/^package\.json:1:17: settings are a mapping/),
    ])
    expect(await problemsOf('{\n  "pmm-config": {\n    "target": "2.x"\n}\n', 'package.json')).toEqual([
      expect.stringMatching(/^package\.json:1:1: this bracket is never closed/),
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
