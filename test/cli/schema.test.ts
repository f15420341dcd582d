import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, describe, expect, it } from 'vitest'
import { printSchema } from '../../src/cli/schema.js'
import { fakeIo } from '../support/fake-io.js'
import { startSession } from '../support/session.js'

const ROOT = resolve(import.meta.dirname, '../..')
const NAMES = readdirSync(resolve(ROOT, 'schemas')).map((file) => file.replace('.schema.json', ''))

function printed(name: string, bundle = false) {
  const io = fakeIo('/')
  const code = printSchema({ root: ROOT, name, bundle }, io)
  return { code, ...io.printed }
}

const compile = (document: string) =>
  new Ajv({ strict: false, formats: { schedule: true }, logger: false }).compile(JSON.parse(document))

describe('a schema', () => {
  it.each(NAMES)('%s is printed as it stands in its file', (name) => {
    const { code, out, err } = printed(name)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(readFileSync(resolve(ROOT, `schemas/${name}.schema.json`), 'utf8'))
  })

  it.each(NAMES)('%s in one document needs no other', (name) => {
    const { out } = printed(name, true)
    const document = JSON.parse(out)
    expect(document).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: expect.any(String),
    })
    for (const [, reference] of out.matchAll(/"\$ref": "([^"]*)"/g)) expect(reference).toMatch(/^#/)
    expect(() => compile(out)).not.toThrow()
  })

  it.each([
    ['setings', 'Did you mean settings?'],
    ['operation', 'Did you mean operations?'],
    ['Trakt', 'Did you mean trakt?'],
    ['completely-else', /^ {2}There are anidb, .*yamtrack\.\n$/],
    ['../package', /^ {2}There are anidb/],
  ])('that there is not, %s, is exit 2 with the one that was meant', (name, hint) => {
    const { code, out, err } = printed(name)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    const [line, rest] = [err.slice(0, err.indexOf('\n')), err.slice(err.indexOf('\n') + 1)]
    expect(line).toBe(`pmm-config: there is no schema "${name}"`)
    expect(rest).toMatch(hint)
  })
})

describe('the whole config in one document', () => {
  const validate = compile(printed('config', true).out)
  const config = (section: object) => ({ libraries: { Films: {} }, ...section })

  it.each([
    [{ settings: { cache: true } }, true],
    [{ settings: { cache: 'yes' } }, false],
    [{ settings: { cach: true } }, false],
    [{ trakt: { client_id: null, client_secret: 'REDACTED' } }, false],
    // Parts of other files: a definition of a file beside, and of the one that refers to it.
    [{ mal: { client_id: 'REDACTED', client_secret: null } }, false],
    [{ playlist_files: [{ default: 'playlist' }] }, true],
    [{ playlist_files: [{ defalt: 'playlist' }] }, false],
  ])('judges %j: %s', (section, verdict) => {
    expect(validate(config(section))).toBe(verdict)
  })

  it.each([
    ['tmdb', true],
    ['TMDb', true],
    ['tmbd', false],
    ['tmdbx', false],
  ])('takes the source %s where capitals do not matter: %s', (source, verdict) => {
    const operations = { mass_critic_rating_update: source }
    expect(validate({ libraries: { Films: { operations } } })).toBe(verdict)
  })

  it.each([
    ['603', true],
    ['603, 604', true],
    ['matrix', false],
    [603, true],
    [[603, 'matrix'], false],
    [null, true],
  ])('takes the ids %j, which PMM cuts at commas: %s', (ids, verdict) => {
    expect(validate(config({ settings: { ignore_ids: ids } }))).toBe(verdict)
  })

  it('takes what PMM takes after all', () => {
    const [node] = JSON.parse(printed('radarr', true).out).properties.tag.anyOf
    expect(node.type).toEqual(['string', 'number'])
    expect(validate(config({ radarr: { tag: [5] } }))).toBe(true)
  })
})

describe('the command', () => {
  const session = startSession()
  afterAll(() => session.end())

  it('prints the schema of a config, of a section, and one document', () => {
    expect(JSON.parse(session.run('pmm-config schema')).$id).toBe('config.schema.json')
    expect(JSON.parse(session.run('pmm-config schema radarr')).$id).toBe('radarr.schema.json')
    const { definitions } = JSON.parse(session.run('pmm-config schema --bundle'))
    expect(Object.keys(definitions)).toContain('operations.schema.json')
    expect(session.run('pmm-config schema radar; echo $?')).toBe(
      'pmm-config: there is no schema "radar"\n  Did you mean radarr?\n2\n',
    )
  })
})
