import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../src/cli/duration.js'
import { FORMAT_WORDS } from '../../src/cli/outputs.js'
import { defaultSettings } from '../../src/cli/settings.js'
import { findConfigs } from '../../src/files/find.js'
import { FORMATS } from '../../src/report/reporters.js'
import { SEVERITIES } from '../../src/rules/rule.js'
import { makeFolder } from '../support/folder.js'
import { loadSettings } from '../support/load-settings.js'

const schema = JSON.parse(readFileSync('schemas/pmm-configrc.schema.json', 'utf8'))

async function settingsOf(text: string, name = '.pmm-configrc.yml') {
  const named = name.includes('.config.') ? { named: name } : {}
  const outcome = await loadSettings({ cwd: makeFolder({ [name]: text }), ...named })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.settings
}

describe('good settings', () => {
  it('have defaults without a settings file, and with an empty one', async () => {
    const bare = makeFolder({ '.git/HEAD': '' })
    const settings = {
      file: null,
      target: 'auto',
      rules: new Map(),
      files: [],
      ignore: [],
      plugins: [],
      leavesOutPlugins: false,
      folder: bare,
      format: [],
      margin: 86_400,
    }
    expect(await loadSettings({ cwd: bare })).toEqual({ ok: true, settings })
    const cwd = makeFolder({ '.pmm-configrc': '# nothing yet\n' })
    const file = join(cwd, '.pmm-configrc')
    const empty = { ok: true, settings: { ...settings, folder: cwd, file, reportsWithin: cwd } }
    expect(await loadSettings({ cwd })).toEqual(empty)
  })

  it('have the defaults that the schema promises', () => {
    const settings = defaultSettings('.')
    const promised: Readonly<Record<string, unknown>> = { ...settings, rules: {}, margin: '1d', trust: [] }
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
    const { folder, file, reportsWithin, ...others } = settings
    expect(others).toEqual({
      target: CONTENT.target,
      files: CONTENT.files,
      ignore: CONTENT.ignore,
      plugins: [],
      leavesOutPlugins: false,
      format: CONTENT.format,
      margin: 172_800,
    })
    expect([...rules]).toEqual(Object.entries(CONTENT.rules))
  })

  it('count their files from their own folder', async () => {
    const top = makeFolder({
      '.pmm-configrc.yml': 'files: [a/*.yml]\nignore: [old/]',
      'a/one.yml': '',
      'sub/deep/x': '',
    })
    const outcome = await loadSettings({ cwd: join(top, 'sub/deep') })
    expect(outcome).toMatchObject({
      settings: {
        file: join(top, '.pmm-configrc.yml'),
        files: ['../../a/*.yml'],
        ignore: ['old/'],
        folder: top,
      },
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
    const { pattern, description } = schema.definitions.output
    expect(/^\^\(([a-z|]+)\)/.exec(pattern)?.[1]?.split('|')).toEqual(FORMATS)
    expect(description).toContain(FORMAT_WORDS)
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
