import { describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import { judge } from '../../src/lint/severity.js'
import { autoTarget } from '../../src/lint/target.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'
import { filledIn, findings, spoken } from '../support/judged.js'

const targetOf = async (text: string) =>
  autoTarget(await readDocument(createSource('config.yml', text))).range
const TRAKT = filledIn(
  'libraries: {Films: {}}\ntrakt:\n  client_id: ID\n  client_secret: SECRET\n  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: REFRESH\n    scope: public\n    created_at: 1790000000\n',
)

const APP = 'libraries: {Films: {}}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n'

describe('the target that a config shows', () => {
  test.each([
    ['libraries: {Films: {}}\n', '>=1.16.3 <=2.5.2'],
    [`${APP}`, '>=1.16.3 <2.5.0'],
    [`${APP}  pin: 1A2B3C4D\n`, '>=1.16.3 <2.4.7'],
    [`${APP}  force_refresh: true\n`, '>=2.2.1 <2.4.7'],
    [`${APP}  force_refresh:\n  pin:\n`, '>=1.16.3 <2.5.0'],
    ['libraries: {Films: {}}\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n', '>=1.16.3 <=2.5.2'],
    ['libraries: {Films: {}}\ntrakt:\n  client_id: "####"\n', '>=1.16.3 <=2.5.2'],
    ['libraries: {Films: {}}\ntrakt: false\n', '>=1.16.3 <=2.5.2'],
    ['libraries: {Films: {}}\ntrakt: none\n', '>=1.16.3 <=2.5.2'],
    ['libraries: {Films: {}}\ntrakt: abc\n', '>=1.16.3 <2.5.0'],
    ['libraries: {Films: {}}\ntrakt:\n- client_id: abc\n', '>=1.16.3 <2.5.0'],
    ['libraries: {Films: {}}\nyamtrack:\n  url: http://x\n', '>=2.4.5 <=2.5.2'],
    [`${APP}yamtrack:\n  url: http://x\n`, '>=2.4.5 <2.5.0'],
    [`${APP}flicklist:\n  api_key: abc\n`, '>=2.5.0 <=2.5.2'],
    [`${APP}flicklist:\n  api_key:\n`, '>=1.16.3 <2.5.0'],
    ['libraries: {Films: {}}\nsettings:\n  threading:\n    workers: 2\n', '>=2.5.2 <=2.5.2'],
    ['libraries: {Films: {}}\nlidarr:\n  url: http://x\n', '>=2.5.2 <=2.5.2'],
    ['libraries: {Films: {}}\nspotify:\n  client_id: x\n', '>=2.5.2'],
    ['libraries:\n  Films:\n    collection_files:\n    - default: basic\n', '>=1.20.0 <=2.5.2'],
    [
      'libraries:\n  Films:\n    operations:\n      mass_metadata_update:\n        genre: tmdb\n',
      '>=2.4.5 <=2.5.2',
    ],
    ['libraries:\n  Films:\n    operations:\n    - mass_added_at_update: tmdb\n', '>=2.0.2 <=2.5.2'],
    ['libraries: {Films: {}}\nsomebody: { force_refresh: true }\n', '>=1.16.3 <=2.5.2'],
  ])('%j is for %s', async (text, range) => {
    expect(await targetOf(text)).toBe(range)
  })

  test('is given back, and gives way to the one that was asked for', async () => {
    const from = { kind: 'config', path: null, line: null }
    expect((await validate(TRAKT)).target).toEqual({ range: '>=1.16.3 <2.5.0', from })
    expect((await validate('libraries: {Films: {}}\n')).target.from.kind).toBe('default')
    const asked = { kind: 'option', path: null, line: null }
    expect((await validate(TRAKT, { target: '2.4.4' })).target).toEqual({ range: '2.4.4', from: asked })
  })
})

describe('a severity', () => {
  const judged = (target: string, not?: string) => judge('error', '>=1.0.0 <2.4.7', not, { range: target })

  test.each([
    [
      'is kept where the fact holds for the whole target',
      '>=1.16.3 <2.4.7',
      '>=2.4.7',
      { severity: 'error', versions: null },
    ],
    [
      'is kept where nothing is known of part of the target',
      '>=0.1.0',
      undefined,
      { severity: 'error', versions: null },
    ],
    [
      'is lowered, and the versions named, where the fact is known not to hold for the newest of it',
      '>=2.0.0',
      '>=2.4.7',
      { severity: 'warning', versions: '>=1.0.0 <2.4.7' },
    ],
    [
      'is kept, and the versions named, where the fact is known not to hold for older ones only',
      '>=1.0.0 <2.4.0',
      '<2.2.0 || >=2.4.7',
      { severity: 'error', versions: '>=1.0.0 <2.4.7' },
    ],
    [
      'counts a bound that leaves a version out as the one before it',
      '>=2.0.0 <2.4.7',
      '>=2.4.6',
      { severity: 'warning', versions: '>=1.0.0 <2.4.7' },
    ],
    [
      'takes versions that are not known yet for what the newest known one is',
      '>=2.0.0 <3.0.0',
      '>=2.6.0',
      { severity: 'error', versions: '>=1.0.0 <2.4.7' },
    ],
    ['is none where the fact holds nowhere in the target', '>=2.4.7', '>=2.4.7', undefined],
  ] as const)('%s', (_, target, not, expected) => {
    expect(judged(target, not)).toEqual(expected)
  })

  test('is never lower than a remark', () => {
    expect(judge('info', '<2.4.7', '>=2.4.7', { range: '>=2.0.0' })?.severity).toBe('info')
  })
})

describe('findings for a target', () => {
  const WITHOUT_ID = TRAKT.replace(/ +client_id.*\n/, '')

  test('are errors, warnings or none, as a missing id is for the versions', async () => {
    expect(await spoken(WITHOUT_ID, { target: '2.4.6' })).toEqual(['error trakt/missing-credential'])
    expect(await spoken(WITHOUT_ID, { target: '>=2.4.0 <2.5.0' })).toEqual([
      'warning trakt/missing-credential',
    ])
    expect(await spoken(WITHOUT_ID, { target: '>=2.4.7 <2.5.0' })).toEqual([])
  })

  test('name the versions they hold for when it is only some of the target', async () => {
    const [some] = await findings(WITHOUT_ID, { target: '>=2.4.0 <2.5.0' })
    const [all] = await findings(WITHOUT_ID, { target: '2.4.6' })
    expect(some?.versions).toBe('>=1.0.0 <2.4.7')
    expect(all?.versions).toBeNull()
  })

  test('say where a key is not read', async () => {
    const text = `${TRAKT}  force_refresh: true\n`
    expect(await spoken(text, { target: '2.4.4' })).toEqual([])
    expect(await spoken(text, { target: '>=2.4.7 <2.5.0' })).toEqual(['warning migration/trakt-247-pin'])
    const [found] = await findings(text, { target: '>=2.0.0 <2.4.7' })
    expect(found).toMatchObject({
      rule: 'trakt/unread-key',
      severity: 'info',
      versions: '<2.2.1 || >=2.4.7 <2.5.0',
    })
    const [newest] = await findings(text, { target: '>=2.0.0 <2.5.0' })
    expect(newest).toMatchObject({ rule: 'trakt/unread-key', severity: 'warning' })
  })
})
