import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Verb, VerbRequest } from '../../../src/plugin/index.js'
import { signedIn, world } from '../../support/world.js'

const VERBS: readonly Verb[] = ['auth', 'status', 'refresh', 'revoke']

/** Nothing is sent and nothing is written, whatever the verb. */
async function refused(config: string, request: VerbRequest, verbs = VERBS) {
  const results = []
  for (const verb of verbs) {
    const w = await world(config)
    mkdirSync(join(w.folder, 'folder'))
    w.write('libraries:\n  A:\ntrakt:\n', 'folder/a.yml')
    w.write('libraries:\n  B:\ntrakt:\n', 'folder/b.yml')
    results.push(await w.run(verb, { yes: true, ...request }))
    expect(w.asked()).toEqual([])
    expect(w.read()).toBe(config)
  }
  expect(new Set(results.map(({ code }) => code)).size).toBe(1)
  return results[0]!
}

const GOOD = 'libraries:\n  Movies:\ntrakt:\n  client_id: a\n'

describe('what cannot be carried out ends with 2, and says why', () => {
  test.each<[string, VerbRequest, string]>([
    ['a file that is not there', { path: 'nowhere.yml' }, 'nowhere.yml: '],
    ['two configs in a folder', { path: 'folder' }, 'there are 2 configs here, and tokens belong to one'],
    ['standard input', { path: '-' }, 'standard input cannot be signed in: name the file'],
    [
      'http to another machine',
      { urls: { auth: 'http://trakt.tv' } },
      '--auth-url: http is for this machine only',
    ],
    [
      'a URL with a password',
      { urls: { api: 'https://a:b@c.de' } },
      '--api-url: a URL with a name or password',
    ],
  ])('%s', async (_, request, words) => {
    const { code, err } = await refused(GOOD, request)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  test('both names are there to choose from', async () => {
    const { err } = await refused(GOOD, { path: 'folder' }, ['auth'])
    expect(err).toContain('Name it: folder/a.yml, folder/b.yml')
  })

  test('a file that is no config of PMM’s', async () => {
    const { code, err } = await refused('services:\n  web:\n    image: nginx\n', {})
    expect(code).toBe(2)
    expect(err).toContain('config.yml: this is no config of PMM/Kometa')
  })

  test.each(['auth', 'refresh'] as const)('%s with a length of time that is none', async (verb) => {
    const { code, err } = await refused(GOOD, { margin: '2 dayz', ifExpiring: '2 dayz' }, [verb])
    expect(code).toBe(2)
    expect(err).toContain('"2 dayz" is no length of time')
    expect(err).toContain('For example 2d, 12h or 90m.')
  })

  test('settings with mistakes, which are placed', async () => {
    const w = await world()
    w.write('margin: often\n', '.pmm-configrc.yml')
    const { code, err } = await w.run('status')
    expect(code).toBe(2)
    expect(err).toContain('.pmm-configrc.yml')
  })
})

describe('a file that PMM cannot read is not written into, and nothing is spent for it', () => {
  test.each([
    [
      'broken YAML',
      'libraries:\n  Movies:\ntrakt:\n  client_id: "abc\n',
      'PMM cannot read config.yml as it is',
    ],
    ['two trakt sections', 'libraries:\ntrakt:\n  pin:\ntrakt:\n  pin: 1\n', 'PMM cannot read config.yml'],
    [
      'trakt as a list',
      'libraries:\ntrakt:\n  - client_id: a\n',
      '`trakt` in config.yml holds something that',
    ],
    [
      'trakt as a text',
      'libraries:\ntrakt: abc\n',
      '`trakt` in config.yml holds something that is no mapping',
    ],
  ])('%s', async (_, config, words) => {
    const { code, said } = await refused(config, {})
    expect(code).toBe(1)
    expect(said).toContain(words)
    expect(said).toContain('pmm-config validate config.yml')
  })

  test('Latin-1', async () => {
    const w = await world()
    w.write(w.read(), 'config.yml')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(join(w.folder, 'config.yml'), Buffer.from(`# für\n${signedIn()(w.fake)}`, 'latin1'))
    const { code, said } = await w.run('refresh')
    expect(code).toBe(1)
    expect(said).toContain('config.yml is not saved as UTF-8')
    expect(w.asked()).toEqual([])
  })
})
