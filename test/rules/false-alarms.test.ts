import { describe, expect, test } from 'vitest'
import { filledIn, judged, spoken } from '../support/judged.js'

const LIBRARIES = 'libraries:\n  Movies:\n    collection_files:\n      - default: basic\n'
const TOKENS =
  '  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: REFRESH\n    scope: public\n    created_at: 1790000000\n'
const TRAKT = `trakt:\n  client_id: ID\n  client_secret: SECRET\n${TOKENS}`
const section = (lines: string) => `${LIBRARIES}trakt:\n${lines}`

/** Odd to look at, and fine. */
const FINE: Readonly<Record<string, string>> = {
  'quoted template text': section(
    '  client_id: "{{ .TRAKT_ID }}"\n  client_secret: "{{ .TRAKT_SECRET }}"\n  pin: "{{ .PIN }}"\n',
  ),
  'unquoted template text': section(
    '  client_id: {{ .TRAKT_ID }}\n  client_secret: {{ .S | quote }}\n  pin: {{ .PIN }}\n',
  ),
  'template text for tokens': section(
    `  client_id: ID\n  client_secret: SECRET\n${TOKENS.replace(/: [A-Z0-9a-z]+$/gm, ': {{ .Value }}')}`,
  ),
  'template text for authorization': section(
    '  client_id: {{ .A }}\n  client_secret: {{ .B }}\n  authorization: {{ .C }}\n',
  ),
  'template text for the section': `${LIBRARIES}trakt: {{ .Values.trakt }}\n`,
  'template text below the section': `${LIBRARIES}trakt:\n  {{ toYaml .Values.trakt }}\n`,
  'shell variables': section(
    `  client_id: \${TRAKT_ID}\n  client_secret: $TRAKT_SECRET\n  authorization: \${TRAKT_TOKENS}\n`,
  ),
  'values encrypted by SOPS': section(
    `  client_id: ENC[AES256_GCM,data:YQ==,iv:eA==,tag:eQ==,type:str]\n  client_secret: ENC[AES256_GCM,data:Yg==,iv:eA==,tag:eQ==,type:str]\n${TOKENS.replace(/: [A-Z0-9a-z]+$/gm, ': ENC[AES256_GCM,data:Yw==]')}`,
  ),
  'custom tags': section(
    '  client_id: !env_var trakt_id\n  client_secret: !secret trakt_secret\n  pin: !env_var trakt_pin\n',
  ),
  'a custom tag for tokens': section(
    '  client_id: !env_var trakt_id\n  client_secret: !secret trakt_secret\n  authorization: !include tokens.yml\n',
  ),
  'a custom tag for the section': `${LIBRARIES}trakt: !include trakt.yml\n`,
  'placeholders in both spellings': section(
    '  client_id: <<trakt-id>>\n  client_secret: <<TRAKT_SECRET>>\n  pin: <<trakt-pin>>\n',
  ),
  'placeholders for every token': section(
    `  client_id: <<a>>\n  client_secret: <<b>>\n${TOKENS.replace(/: [A-Z0-9a-z]+$/gm, ': <<value>>')}`,
  ),
  'keys of other programs at the root': `${LIBRARIES}${TRAKT}x-homarr:\n  trakt:\n    client_id: x\n`,
  'keys of other programs and no trakt': `${LIBRARIES}.scope: all\nx-pin: 1234\nx-authorization: Bearer\n`,
  'libraries called trakt': `libraries:\n  trakt:\n    collection_files:\n      - default: trakt\n  Trakt:\n    operations:\n      mass_audience_rating_update: trakt\n${TRAKT}`,
  'template variables called like keys': `libraries:\n  Movies:\n    collection_files:\n      - default: trakt\n        template_variables:\n          trakt:\n            client_id: a\n          trakt_list: https://trakt.tv/lists/1\n          key: <<not_mine>>\n${TRAKT}`,
  'builders of Trakt': `${LIBRARIES}x-somebody-elses:\n  Popular:\n    trakt_list: https://trakt.tv/lists/1\n    trakt_chart:\n      chart: popular\n${TRAKT}`,
  'comments everywhere': `# trakt:\n#   client_id: x\n${LIBRARIES}trakt: # mine\n  # id\n\n  client_id: ID # id\n  # trakt:\n  client_secret: SECRET   # ####\n  pin: # ten minutes\n  force_refresh:   #optional\n${TOKENS.replace('authorization:', 'authorization: ##### GENERATED #####')}`,
  'keys merged in': `${LIBRARIES}x-trakt: &app\n  client_id: ID\n  client_secret: SECRET\ntrakt:\n  <<: *app\n${TOKENS}`,
  'a section that is an alias': `${LIBRARIES}.anchors:\n  trakt: &app\n    client_id: ID\n    client_secret: SECRET\n    pin: <<trakt-pin>>\ntrakt: *app\n`,
  'values that are aliases': `${LIBRARIES}x-app: [&id ID, &secret SECRET]\ntrakt:\n  client_id: *id\n  client_secret: *secret\n${TOKENS}`,
  'block scalars': section(`  client_id: >-\n    ID\n  client_secret: |-\n    SECRET\n${TOKENS}`),
  'values on lines of their own': section(`  client_id:\n    ID\n  client_secret:\n    SECRET\n${TOKENS}`),
  'quoted keys': `${LIBRARIES}"trakt":\n  "client_id": "ID"\n  'client_secret': 'SECRET'\n${TOKENS.replace('authorization', '"authorization"')}`,
  'an explicit key': `${LIBRARIES}? trakt\n: client_id: ID\n  client_secret: SECRET\n${TOKENS}`,
  JSON: '{"libraries": {"Movies": {}}, "trakt": {"client_id": "ID", "client_secret": "SECRET", "pin": null, "authorization": {"access_token": "ACCESS", "token_type": "bearer", "expires_in": 604800, "refresh_token": "REFRESH", "scope": "public", "created_at": 1790000000}}}',
  'a blank authorization and a PIN': section(
    '  client_id: ID\n  client_secret: SECRET\n  pin: <<trakt-pin>>\n  authorization:\n',
  ),
  'an authorization of empty braces and a PIN': section(
    '  client_id: ID\n  client_secret: SECRET\n  pin: <<trakt-pin>>\n  authorization: {}\n',
  ),
  'capital hexadecimal digits': section(
    `  client_id: ${'1A2B3C4D'.repeat(8)}\n  client_secret: SECRET\n${TOKENS}`,
  ),
  'tokens of another form': section(
    `  client_id: ID\n  client_secret: SECRET\n${TOKENS.replace('ACCESS', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIi-_x.c2ln')}`,
  ),
  'old Macintosh line endings': `${LIBRARIES}${TRAKT}`.replaceAll('\n', '\r'),
  'document markers and YAML 1.1': `%YAML 1.1\n---\n${LIBRARIES}trakt:\n  client_id: ID\n  client_secret: SECRET\n  force_refresh: yes\n${TOKENS}...\n`,
}

describe('there is nothing to say about', () => {
  test.each(Object.entries(FINE))('%s', async (_, text) => {
    const { skipped, diagnostics } = await judged(filledIn(text))
    expect(skipped).toBeNull()
    expect(diagnostics).toEqual([])
  })
})

describe('only a remark is made on', () => {
  test('a template with everything blank', async () => {
    const tokens = 'access_token token_type expires_in refresh_token created_at'
      .split(' ')
      .map((key) => `    ${key}:\n`)
    const text = section(
      `  client_id:\n  client_secret:\n  pin:\n  force_refresh:\n  authorization:\n    scope: public\n${tokens.join('')}`,
    )
    expect(await spoken(text)).toEqual(['info trakt/blank-section'])
  })

  test('a template in which comments stand for values', async () => {
    expect(await spoken(section('  client_id: ####\n  client_secret: ########\n'))).toEqual([
      'info trakt/hash-comment',
    ])
  })

  test('a PIN that the oldest versions of the target do not read', async () => {
    const text = filledIn(
      section(`  client_id: ID\n  client_secret: SECRET\n  pin: <<trakt-pin>>\n${TOKENS}`),
    )
    expect(await spoken(text, { target: '>=1.16.0 <2.4.7' })).toEqual(['info trakt/unread-key'])
  })
})

describe('one mistake in odd surroundings is one finding', () => {
  const ONE: Readonly<Record<string, readonly [string, string]>> = {
    'an alias without its anchor': [
      'error yaml/alias',
      section(`  client_id: *app\n  client_secret: SECRET\n${TOKENS}`),
    ],
    'a section that is an alias without its anchor': ['error yaml/alias', `${LIBRARIES}trakt: *app\n`],
    'a merge of what is not there': [
      'error yaml/alias',
      section(`  <<: *app\n  client_id: ID\n  client_secret: SECRET\n${TOKENS}`),
    ],
    'a date that does not exist': [
      'error yaml/impossible-value',
      section(`  client_id: ID\n  client_secret: SECRET\n${TOKENS.replace('1790000000', '2020-13-45')}`),
    ],
    'authorization inside authorization': [
      'error trakt/misplaced-key',
      section(
        `  client_id: ID\n  client_secret: SECRET\n  authorization:\n${TOKENS.replace(/^/gm, '  ').trimEnd()}\n`,
      ),
    ],
    'a space missing behind a colon': [
      'error trakt/unknown-key',
      `${LIBRARIES}trakt: {client_id:ID, client_secret: SECRET, pin: <<trakt-pin>>}\n`,
    ],
    'a blank PIN behind a comment sign': [
      'error trakt/hash-comment',
      section('  client_id: ID\n  client_secret: SECRET\n  pin: ####\n'),
    ],
    'a text for authorization that is empty': [
      'error trakt/authorization-shape',
      section('  client_id: ID\n  client_secret: SECRET\n  authorization: ""\n'),
    ],
    'an access token alone': [
      'warning trakt/authorization-partial',
      section('  client_id: ID\n  client_secret: SECRET\n  authorization:\n    access_token: ACCESS\n'),
    ],
    'a blank section inside another': [
      'info trakt/misplaced-section',
      `${LIBRARIES}tmdb:\n  apikey: abc\n  trakt:\n`,
    ],
    'a line break at the end of an id': [
      'error trakt/stray-characters',
      section(`  client_id: |\n    ID\n  client_secret: SECRET\n${TOKENS}`),
    ],
    'a broken line elsewhere': ['error yaml/syntax', `${LIBRARIES}plex:\n  url: "http://plex\n${TRAKT}`],
  }
  test.each(Object.entries(ONE))('%s', async (_, [finding, text]) => {
    expect(await spoken(filledIn(text))).toEqual([finding])
  })
})

test('a secret in the place of a key is not repeated', async () => {
  const { diagnostics } = await judged(
    filledIn(`${LIBRARIES}trakt: {client_id:ID, SECRET: x, pin: 1A2B3C4D}\n`),
  )
  const said = diagnostics.map(({ message, hint }) => `${message} ${hint}`).join('\n')
  expect(diagnostics.length).toBeGreaterThan(0)
  for (const secret of ['ID', 'SECRET'].map(filledIn)) expect(said).not.toContain(secret.slice(0, 6))
})
