import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LINKED_RULES } from '../src/generated/linked-rules.js'
import { FILE_RULES } from '../src/registry/file-rules.js'

const SRC = resolve(import.meta.dirname, '../src')

/** What each stage may import of our own code, besides itself. Types count as well. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  kometa: ['text', 'yaml', 'schema'],
  yaml: ['text'],
  generated: ['schema', 'rules', 'migrations'],
  schema: ['text', 'yaml', 'kometa', 'generated'],
  rules: ['text', 'yaml', 'kometa', 'schema', 'generated'],
  migrations: ['text', 'yaml', 'schema', 'kometa', 'rules'],
  sections: ['text', 'yaml', 'schema', 'kometa', 'rules', 'generated'],
  manual: ['schema', 'rules', 'migrations', 'sections'],
  registry: ['yaml', 'rules', 'sections', 'generated'],
  lint: ['text', 'yaml', 'schema', 'kometa', 'rules', 'sections'],
  fix: ['text', 'yaml', 'schema', 'rules', 'lint'],
  secrets: ['text', 'yaml', 'kometa'],
  api: ['text', 'yaml', 'kometa', 'schema', 'rules', 'lint', 'fix', 'secrets', 'registry', 'generated'],
  report: ['text', 'yaml', 'rules', 'migrations', 'lint', 'manual'],
  files: ['text', 'kometa'],
  cli: [
    'text',
    'yaml',
    'kometa',
    'schema',
    'rules',
    'migrations',
    'manual',
    'lint',
    'registry',
    'api',
    'report',
    'files',
    'generated',
    'commands',
    'auth',
    'plugin',
  ],
  commands: ['cli'],
  auth: [
    'text',
    'yaml',
    'kometa',
    'schema',
    'lint',
    'fix',
    'secrets',
    'api',
    'report',
    'files',
    'cli',
    'plugin',
  ],
  plugin: ['text', 'yaml', 'rules'],
  plugins: ['plugin'],
}

/** Packages and parts of Node that only some stages may touch. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['files'],
  'node:fs/promises': ['files'],
  'node:child_process': ['files', 'auth'],
  cosmiconfig: ['files'],
  diff: ['report'],
  yaml: ['cli'],
  tinyglobby: ['files'],
  ignore: ['files'],
  '@oclif/core': ['commands', 'cli', 'plugins'],
  '@inquirer': ['auth', 'cli'],
  open: ['auth'],
  undici: ['auth'],
  uqr: ['auth'],
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
const own = files.filter((file) => !file.startsWith('generated/'))

const stageOf = (file: string) => file.split('/')[0]!

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!)
}

describe('the stages', () => {
  test.each(own)('%s imports nothing from a later stage', (file) => {
    const stage = stageOf(file)
    for (const name of importsOf(file)) {
      if (!name.startsWith('.')) {
        const limit = Object.entries(ONLY_IN).find(
          ([limited]) => name === limited || name.startsWith(`${limited}/`),
        )
        if (limit) expect(limit[1], `${file} imports ${name}`).toContain(stage)
        continue
      }
      const target = stageOf(relative(SRC, resolve(SRC, file, '..', name)).replace(/\.js$/, '.ts'))
      if (target !== stage) expect(MAY_IMPORT[stage], `${file} imports ${name}`).toContain(target)
    }
  })
})

describe('the plugins', () => {
  const PLUGIN = /^plugins\/[^/]+\//
  test.each(own.filter((file) => PLUGIN.test(file)))('%s takes of the program types only', (file) => {
    const home = PLUGIN.exec(file)![0]
    const text = readFileSync(join(SRC, file), 'utf8')
    for (const [line, name] of text.matchAll(/^(?:import|export)[^'"]*?from '(\.[^']+)'/gms)) {
      const target = relative(SRC, resolve(SRC, file, '..', name!)).replaceAll('\\', '/')
      if (target.startsWith(home)) continue
      expect(target, file).toBe('plugin/index.js')
      expect(line, file).toMatch(/^import type /)
    }
  })
})

describe('the files', () => {
  test('are in a folder each, none at the root', () => {
    expect(files.filter((file) => !file.includes('/'))).toEqual([])
  })

  test.each(own)('%s is about one thing: at most 300 lines', (file) => {
    expect(readFileSync(join(SRC, file), 'utf8').split('\n').length).toBeLessThanOrEqual(301)
  })

  test('the registry of rules is the directory listing', () => {
    const listed = own
      .filter((file) => /^rules\/(?!services\/)[^/]+\/[^/]+\.ts$/.test(file))
      .map((file) => file.slice(6, -3))
    expect([...FILE_RULES, ...LINKED_RULES].map(({ meta }) => meta.id).sort()).toEqual(listed.sort())
  })
})
