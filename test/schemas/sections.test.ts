import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { VOCABULARY } from '../../scripts/generate/validators.mjs'
import type { SchemaNode } from '../../src/schema/violation.js'

const SECTIONS = (
  'libraries playlist_files settings webhooks plex tmdb tautulli github omdb mdblist simkl notifiarr gotify ' +
  'ntfy apprise anidb radarr sonarr trakt mal flicklist floppy tracearr serializd yamtrack wetrakr lidarr spotify'
).split(' ')
const LATER = SECTIONS.slice(SECTIONS.indexOf('mal') + 1)
const DISTINCTIVE = 'libraries playlist_files tmdb omdb mdblist notifiarr anidb trakt mal'.split(' ')
/** Names that other programs use, too: none of them may make a file a PMM config. */
const COMMON =
  'url token apikey timeout cache cache_expiration version verify_ssl language search tag monitor'

const SECRETS: Readonly<Record<string, string>> = {
  webhooks:
    'error version run_start run_end changes delete trakt_pin collection_creation collection_addition ' +
    'collection_removal collection_changes',
  plex: 'token',
  tmdb: 'apikey',
  tautulli: 'apikey',
  github: 'token',
  omdb: 'apikey',
  mdblist: 'apikey',
  simkl: 'user_token refresh_token access_token',
  notifiarr: 'apikey',
  gotify: 'token',
  ntfy: 'token topic',
  apprise: 'config',
  anidb: 'username password client',
  radarr: 'token',
  sonarr: 'token',
  trakt: 'client_id client_secret pin authorization.access_token authorization.refresh_token',
  mal: 'client_id client_secret localhost_url authorization.access_token authorization.refresh_token',
  libraries: '',
  playlist_files: '',
  settings: '',
  flicklist: 'api_key apikey',
  floppy: 'token',
  tracearr: 'apikey',
  serializd: 'email password',
  yamtrack: 'username password',
  wetrakr: 'client_id authorization.access_token authorization.refresh_token',
  lidarr: 'token',
  spotify: 'client_id client_secret authorization authorization.access_token authorization.refresh_token',
}
/** config.schema.json and all that it refers to: the schemas of the report and of our own settings are no part of it. */
function reachable(name: string, seen = new Map<string, SchemaNode>()): ReadonlyMap<string, SchemaNode> {
  if (seen.has(name)) return seen
  const text = readFileSync(`schemas/${name}`, 'utf8')
  seen.set(name, JSON.parse(text))
  for (const [, other] of text.matchAll(/"\$ref": "([^"#]+)/g)) reachable(other!, seen)
  return seen
}

const SCHEMAS: Readonly<Record<string, SchemaNode>> = Object.fromEntries(reachable('config.schema.json'))
const section = (name: string) => SCHEMAS[`${name}.schema.json`]!
const CONFIG = section('config')

/** Every node below `properties`, with its path of names; references are not followed. */
function properties(node: unknown, path = ''): readonly (readonly [string, SchemaNode])[] {
  if (Array.isArray(node)) return node.flatMap((item) => properties(item, path))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([keyword, child]) =>
    keyword === 'properties'
      ? Object.entries(child as Record<string, SchemaNode>).flatMap(([name, property]) => {
          const here = path === '' ? name : `${path}.${name}`
          return [[here, property] as const, ...properties(property, here)]
        })
      : properties(child, path),
  )
}

function secretsOf(node: SchemaNode): readonly string[] {
  return properties(node).flatMap(([path, property]) => (property['x-secret'] ? [path] : []))
}

const words = (text: string) => text.split(' ').filter(Boolean).sort()

function validator(name: string) {
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false })
  ajv.addVocabulary([...VOCABULARY, 'x-order'])
  ajv.addFormat('schedule', true)
  for (const schema of Object.values(SCHEMAS)) ajv.addSchema(schema)
  return ajv.getSchema(name)!
}

describe.each(Object.keys(SCHEMAS))('%s', (name) => {
  const schema = SCHEMAS[name]!

  test('is named after its file and compiles without a word unknown to the validator', () => {
    expect(schema.$id).toBe(name)
    expect(validator(name)).toBeTypeOf('function')
  })

  test('describes every property in a sentence', () => {
    const silent = properties(schema).filter(([, node]) => !/^\S.*\S[.]$/.test(String(node.description)))
    expect(silent.map(([path]) => path)).toEqual([])
  })

  test('names versions as ranges that can be met', () => {
    const ranges = properties(schema).flatMap(([path, node]) =>
      node['x-versions'] === undefined ? [] : [[path, node['x-versions']] as const],
    )
    const wrong = ranges.filter(([, range]) => !semver.validRange(range) || !semver.intersects(range, '*'))
    expect(wrong).toEqual([])
  })
})

describe('the sections', () => {
  test('stand in the root of the config in their order, ahead of older and newer names', () => {
    expect(Object.keys(CONFIG.properties ?? {}).slice(0, SECTIONS.length)).toEqual(SECTIONS)
  })

  test.each(SECTIONS)('%s has a schema of its own that the config refers to', (name) => {
    expect(CONFIG.properties?.[name]?.allOf).toEqual([{ $ref: `${name}.schema.json` }])
  })

  test('are distinctive where hardly any other program has one of that name', () => {
    const marked = Object.entries(CONFIG.properties ?? {}).filter(([, node]) => node['x-distinctive'])
    expect(marked.map(([name]) => name)).toEqual(DISTINCTIVE)
  })

  test.each(Object.entries(SECRETS))('%s marks what is secret, and nothing else', (name, secrets) => {
    expect([...secretsOf(section(name))].sort()).toEqual(words(secrets))
  })

  test.each(LATER)('%s is newer than 2.4.4', (name) => {
    expect(semver.intersects(CONFIG.properties![name]!['x-versions']!, '<=2.4.4')).toBe(false)
  })

  test.each(['settings', 'webhooks', 'plex', 'radarr', 'mal'])('%s can give a PMM config away', (name) => {
    const own = properties(section(name)).filter(([, node]) => node['x-own'])
    expect(own.length).toBeGreaterThan(0)
  })

  test.each(SECTIONS)('%s gives nothing away by names that other programs use', (name) => {
    const own = properties(section(name)).flatMap(([path, node]) => (node['x-own'] ? [path] : []))
    expect(own.filter((path) => COMMON.split(' ').includes(path))).toEqual([])
  })

  test('can be overridden in a library, secrets included', () => {
    const library = section('libraries').additionalProperties as SchemaNode
    for (const name of 'plex radarr sonarr tautulli webhooks settings lidarr tracearr'.split(' '))
      expect(library.properties?.[name]?.allOf).toEqual([{ $ref: `${name}.schema.json` }])
  })
})
