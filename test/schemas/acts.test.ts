import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { actAt, valueInForce } from '../../src/schema/acts.js'
import type { SchemaNode } from '../../src/schema/violation.js'
import { read } from '../support/read-config.js'

const KINDS = ['deletes', 'adds', 'rewrites', 'hides', 'sends', 'exposes', 'writes', 'reports']
/** These say nothing about keys of PMM. */
const OTHERS = ['pmm-configrc.schema.json', 'report.schema.json']
/** Sections whose every key has to say what it does, be its value a switch, a word or a list. */
const SPOKEN = 'settings operations libraries file_entry plex radarr sonarr webhooks anidb'.split(' ')

interface Key {
  readonly file: string
  readonly path: string
  readonly node: SchemaNode
}

const FILES = readdirSync('schemas').filter((name) => !OTHERS.includes(name))
const KEYS = FILES.flatMap((file) => [...keysOf(file, JSON.parse(readFileSync(`schemas/${file}`, 'utf8')))])

function* keysOf(file: string, node: SchemaNode, path = ''): Iterable<Key> {
  const { properties = {}, additionalProperties, items } = node
  for (const [name, child] of Object.entries(properties)) {
    const here = path === '' ? name : `${path}.${name}`
    yield { file, path: here, node: child }
    yield* keysOf(file, child, here)
  }
  for (const child of [additionalProperties, items])
    if (typeof child === 'object' && child !== null) yield* keysOf(file, child as SchemaNode, path)
}

/** The types that a node names, in alternatives as well. */
function typesOf(node: SchemaNode): readonly string[] {
  const { type = [], anyOf = [] } = node as { type?: string | string[]; anyOf?: SchemaNode[] }
  return [...[type].flat(), ...anyOf.flatMap(typesOf)]
}

const named = (keys: readonly Key[]) => keys.map(({ file, path }) => `${file} ${path}`)
const isSection = ({ node }: Key) => JSON.stringify(node.allOf ?? '').includes('.schema.json')

describe('what a key does to people’s things', () => {
  test('is said of every switch and every number', () => {
    const judged = KEYS.filter(({ node }) =>
      typesOf(node).some((type) => type === 'boolean' || type === 'integer'),
    )
    expect(judged.length).toBeGreaterThan(100)
    expect(named(judged.filter(({ node }) => node['x-acts'] === undefined))).toEqual([])
  })

  test('and what is described as a switch or a number has that type', () => {
    const described = /^(?:Whether|How many|For how many|How old|true\b)/
    const silent = KEYS.filter(
      ({ node }) => described.test(String(node.description)) && typesOf(node).length === 0,
    )
    expect(named(silent)).toEqual([])
  })

  test('is said of every key of the sections that act', () => {
    const spoken = KEYS.filter(({ file }) => SPOKEN.includes(file.replace('.schema.json', '')))
    const silent = spoken.filter((key) => key.node['x-acts'] === undefined && !isSection(key))
    expect(named(silent)).toEqual([])
  })

  test('is one kind of act, in words that go on from "PMM"', () => {
    for (const { file, path, node } of KEYS) {
      const acts = node['x-acts']
      if (!acts) continue
      expect(Object.keys(acts), `${file} ${path}`).toHaveLength(1)
      expect(KINDS).toContain(Object.keys(acts)[0])
      expect(Object.values(acts)[0], `${file} ${path}`).toMatch(/^[a-z]+s [^.]*[^.\s]$/)
    }
  })

  test.each([
    [['settings', 'sync_mode'], /takes items out/],
    [['libraries', 'Films', 'settings', 'sync_mode'], /takes items out/],
    [
      ['libraries', 'Films', 'operations', 0, 'radarr_add_all_existing'],
      /every movie of the library to Radarr/,
    ],
    [['libraries', 'Films', 'operations', 'genre_mapper', 'Sci-Fi'], /genres/],
    [['libraries', 'Films', 'webhooks', 'changes'], /reports/],
    [['plex', 'empty_trash'], /empty its trash/],
    [['libraries', 'Films', 'overlay_files', 1, 'remove_overlays'], /takes the overlays off/],
    [['anidb', 'enable_mature'], /adult/],
  ] as const)('is found by its path: %j', (path, act) => {
    expect(actAt(path)).toMatch(act)
  })

  test.each([
    [['settings', 'cache_expiration']],
    [['settings', 'assets_for_all']],
    [['plex', 'token']],
    [['libraries', 'Films', 'split_duplicates']],
    [['trakt', 'authorization', 'access_token']],
    [['libraries', 'Films']],
  ] as const)('is nothing where nothing reads the key, or it does no such thing: %j', (path) => {
    expect(actAt(path)).toBeUndefined()
  })
})

describe('the value that PMM goes by', () => {
  const library = (own: string, rest = '') => read(`libraries:\n  A:\n    settings: {${own}}\n${rest}`)
  const PATH = ['libraries', 'A', 'settings', 'sync_mode']

  test.each([
    ['its own', library('sync_mode: sync'), 'sync'],
    ['that of the config', library('cache: true', 'settings:\n  sync_mode: sync\n'), 'sync'],
    ['that of the config, at its old place', library('', 'plex:\n  sync_mode: sync\n'), 'sync'],
    ['the default', library(''), 'append'],
    ['the default where it is blank', library('sync_mode:'), 'append'],
    ['the default where PMM does not take it', library('sync_mode: SYNC'), 'append'],
    [
      'that of the config where PMM does not take its own',
      library('sync_mode: SYNC', 'settings:\n  sync_mode: sync\n'),
      'sync',
    ],
  ] as const)('is %s', (_, document, value) => {
    expect(valueInForce(document, PATH)).toBe(value)
  })

  test('is the default where PMM only complains', () => {
    expect(valueInForce(read('plex:\n  empty_trash: no\n'), ['plex', 'empty_trash'])).toBe(false)
  })

  test('is what stands there where PMM takes that, if by chance', () => {
    const document = read('settings:\n  minimum_items: true\nanidb:\n  enable_mature: yes\n')
    expect(valueInForce(document, ['settings', 'minimum_items'])).toBe(true)
    expect(valueInForce(document, ['anidb', 'enable_mature'])).toBe('yes')
  })

  test('is nothing where there is neither', () => {
    expect(valueInForce(library(''), ['libraries', 'A', 'operations', 'mass_genre_update'])).toBeNull()
  })
})
