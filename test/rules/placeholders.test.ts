import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/rules/facts.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import { findings, fixed, spoken } from '../support/judged.js'

const BASE = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'
const setting = (...names: string[]): Facts => ({ ...NO_FACTS, isSet: (name) => names.includes(name) })

describe('a reserved variable fills no placeholder', () => {
  test.each([
    ['the token of Plex', 'plex:\n  url: http://plex.example:32400\n  token: <<plex-token>>\n', 'env'],
    ['its address, in capitals', 'plex:\n  url: <<PLEX_URL>>\n  token: env\n', 'env'],
    ['in a library', 'x:\n  y: 1\n', ''],
    [
      'another section',
      'radarr:\n  url: http://radarr.example\n  token: <<plex-token>>\n',
      '<<my-plex-token>>',
    ],
    ['a run argument', 'tmdb:\n  apikey: <<run>>\n', '<<my-run>>'],
  ])('%s', async (name, section, instead) => {
    const text =
      name === 'in a library'
        ? 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    plex:\n      token: <<plex-token>>\n'
        : `${BASE}${section}`
    const found = await findings(text)
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning config/reserved-placeholder',
    ])
    expect(found[0]!.hint).toContain(`\`${instead || 'env'}\``)
    expect(found[0]!.hint).toMatch(/KOMETA_[A-Z_]+|PMM_/)
  })

  const PLEX = `${BASE}plex:\n  url: http://plex.example:32400\n  token: <<plex-token>>\n`

  test('an error where only the reserved variable is known to be set', async () => {
    expect(await spoken(PLEX, { facts: setting('KOMETA_PLEX_TOKEN') })).toEqual([
      'error config/reserved-placeholder',
    ])
  })

  test('nothing where PMM_ fills it', async () => {
    expect(await spoken(PLEX, { facts: setting('PMM_PLEX_TOKEN', 'KOMETA_PLEX_TOKEN') })).toEqual([])
  })

  test('inside an address', async () => {
    expect(await spoken(`${BASE}gotify:\n  url: http://<<time>>:80\n  token: <<gotify-token>>\n`)).toEqual([
      'warning config/reserved-placeholder',
    ])
  })

  test('misspelt, the right spelling is not what is offered', async () => {
    const [found, ...others] = await findings(`${BASE}plex:\n  url: env\n  token: <<Plex_Token>>\n`)
    expect(others).toEqual([])
    expect(found).toMatchObject({ rule: 'config/placeholder-spelling', fix: null })
    expect(found!.hint).toContain('`env`')
  })

  test('the bare word is right, in any case', async () => {
    expect(await spoken(`${BASE}plex:\n  url: env\n  token: ENV\n`)).toEqual([])
  })
})

describe('a placeholder that PMM does not fill in is said once', () => {
  test.each<[string, string, string, string]>([
    [
      'in an unknown function',
      'tmdb:\n  apikey: <<env(TMDB_KEY)>>\n',
      'placeholder-spelling',
      'KOMETA_TMDB_KEY',
    ],
    [
      'in a function, for Plex',
      'plex:\n  url: env\n  token: <<env(PLEX_TOKEN)>>\n',
      'placeholder-spelling',
      'KOMETA_PLEX_TOKEN',
    ],
    ['with a prefix', 'tmdb:\n  apikey: <<KOMETA-TMDB_KEY>>\n', 'placeholder-spelling', 'KOMETA_TMDB_KEY'],
    [
      'misspelt in an address',
      'gotify:\n  token: x\n  url: http://<<go_host>>:80\n',
      'placeholder-spelling',
      'KOMETA_GO_HOST',
    ],
    [
      'misspelt in a list',
      'webhooks:\n  error: [<<error_hook>>]\n',
      'placeholder-spelling',
      'KOMETA_ERROR_HOOK',
    ],
    [
      'below an anchor of another root key',
      'x-a: &a\n  token: <<git_token>>\ngithub:\n  <<: *a\n',
      'placeholder-spelling',
      'KOMETA_GIT_TOKEN',
    ],
    [
      'as an alias',
      'x-a: &a <<git_token>>\ngithub:\n  token: *a\n',
      'placeholder-spelling',
      'KOMETA_GIT_TOKEN',
    ],
    [
      'as an alias in a known place, too',
      'gotify:\n  url: http://push\n  token: &a <<git_token>>\nwebhooks:\n  error: *a\n',
      'placeholder-spelling',
      'KOMETA_GIT_TOKEN',
    ],
    [
      'second in a value',
      'gotify:\n  token: x\n  url: http://<<host>>:<<port>>\n',
      'unfilled-placeholder',
      'KOMETA_GOTIFY_URL',
    ],
    ['two in a row', 'tmdb:\n  apikey: <<a-b>><<c-d>>\n', 'unfilled-placeholder', 'KOMETA_TMDB_APIKEY'],
    [
      'two misspelt',
      'gotify:\n  token: x\n  url: http://<<a_host>>:<<a_port>>\n',
      'unfilled-placeholder',
      'KOMETA_GOTIFY_URL',
    ],
    ['without a name', 'tmdb:\n  apikey: <<>>\n', 'placeholder-spelling', 'KOMETA_TMDB_APIKEY'],
    ['of blanks', 'omdb:\n  apikey: "<<  >>"\n', 'placeholder-spelling', 'KOMETA_OMDB_APIKEY'],
    ['of a hyphen', 'omdb:\n  apikey: <<->>\n', 'placeholder-spelling', 'KOMETA_OMDB_APIKEY'],
    [
      'without a name, for Plex',
      'plex:\n  url: env\n  token: <<>>\n',
      'placeholder-spelling',
      'KOMETA_PLEX_TOKEN',
    ],
    [
      'without a name, in an address',
      'gotify:\n  token: x\n  url: http://<<>>:80\n',
      'placeholder-spelling',
      '<<',
    ],
    [
      'without a name, as an id',
      'mal:\n  client_id: <<>>\n  client_secret: <<mal-secret>>\n  localhost_url: <<mal-url>>\n',
      'placeholder-spelling',
      'KOMETA_MAL_CLIENT_ID',
    ],
    ['as a key', 'tmdb:\n  <<tmdb-name>>: abc\n', 'unfilled-placeholder', 'the key itself'],
    [
      'for a whole number',
      'plex:\n  url: env\n  token: env\n  timeout: <<plex-timeout>>\n',
      'placeholder-as-text',
      '`timeout`',
    ],
    ['for a switch', 'settings:\n  cache: "<<use-cache>>"\n', 'placeholder-as-text', '`cache`'],
    [
      'for a switch of Radarr',
      'radarr:\n  add_missing: <<add_missing>>\n',
      'placeholder-as-text',
      '`add_missing`',
    ],
  ])('%s', async (_, section, rule, word) => {
    const found = await findings(`${BASE}${section}`)
    expect(found.map((one) => `${one.severity} ${one.rule}`)).toEqual([`error config/${rule}`])
    expect(found[0]!.hint).toContain(word)
    expect(JSON.stringify(found)).not.toContain('***')
  })

  test.each([
    ['as the name of a library', 'libraries:\n  <<films>>:\n    collection_files:\n      - default: basic\n'],
    [
      'for a switch of an operation',
      'libraries:\n  Films:\n    operations:\n      split_duplicates: <<split>>\n',
    ],
    [
      'below template variables',
      'libraries:\n  Films:\n    collection_files:\n      - default: basic\n        template_variables:\n          key: <<mdb-key>>\n',
    ],
    [
      'below template variables of the library, in a list',
      'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    template_variables:\n      webhooks: [<<env(HOOK)>>]\n',
    ],
  ])('%s', async (_, text) => {
    expect(await spoken(text)).toEqual([expect.stringMatching(/^error config\/.*placeholder/)])
  })

  test.each([
    ['one in an address', 'gotify:\n  token: x\n  url: http://<<host>>:80\n'],
    ['the same one twice', 'gotify:\n  token: x\n  url: http://<<host>>/<<host>>\n'],
    ['an item of a list', 'webhooks:\n  error: [<<error-hook>>, notifiarr]\n'],
    ['numbers in a list', 'settings:\n  ignore_ids: [<<some-id>>]\n'],
    ['a schedule', 'plex:\n  url: env\n  token: env\n  clean_bundles: <<when-to-clean>>\n'],
    ['what an alias leads to', 'x: &a <<git-token>>\ngithub:\n  token: *a\n'],
    ['a root key that nobody knows', 'x-templates:\n  x:\n    name: <<collection_name>> <<other_name>>\n'],
    ['somebody else’s template', 'tmdb:\n  apikey: "{{ tmdb_key }}"\n'],
  ])('%s is right', async (_, section) => {
    expect(await spoken(`${BASE}${section}`)).toEqual([])
  })

  test('what a template or an overlay fills in is no placeholder of PMM’s', async () => {
    const text =
      'libraries:\n  Film:\n    template_variables:\n      name_format: <<title>>\n    overlay_files:\n      - default: runtimes\n        template_variables:\n          final_name: text(<<runtimeH>>h <<runtimeM>>m)\n          format: <<runtimeH>>h\n          key: <<key>>\n'
    expect(await spoken(text)).toEqual([])
  })

  test('a line of aliases that explodes is read once', async () => {
    const levels = Array.from({ length: 20 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`)
    const text = `${BASE}l0: &l0 [<<a_b>>]\n${levels.join('\n')}\nsettings:\n  ignore_ids: *l20\n`
    expect(await spoken(text)).toContain('error config/placeholder-spelling')
  })
})

describe('a placeholder whose name begins with the prefix of the variable', () => {
  const omdb = (value: string) => `${BASE}omdb:\n  apikey: ${value}\n`

  test.each([
    ['<<KOMETA_OMDB_KEY>>', 'warning', 'KOMETA_KOMETA_OMDB_KEY', '<<omdb-key>>'],
    ['<<PMM_OMDB_KEY>>', 'warning', 'KOMETA_PMM_OMDB_KEY', '<<omdb-key>>'],
    ['<<kometa-omdb-key>>', 'info', 'KOMETA_KOMETA_OMDB_KEY', '<<omdb-key>>'],
    ['<<pmm-omdb-key>>', 'info', 'KOMETA_PMM_OMDB_KEY', '<<omdb-key>>'],
  ])('%s', async (value, severity, variable, instead) => {
    const found = await findings(omdb(value))
    expect(found).toMatchObject([{ rule: 'config/prefixed-placeholder', severity }])
    expect(found[0]!.message).toContain(variable)
    expect(found[0]!.hint).toContain(instead)
    expect((await fixed(omdb(value), {})).text).toBe(omdb(value))
    expect((await fixed(omdb(value), { unsafe: true })).text).toBe(omdb(instead))
  })

  test('is an error where the variable that was meant is set', async () => {
    for (const value of ['<<KOMETA_OMDB_KEY>>', '<<kometa-omdb-key>>'])
      expect(await spoken(omdb(value), { facts: setting('KOMETA_OMDB_KEY') })).toEqual([
        'error config/prefixed-placeholder',
      ])
  })

  test('is filled from the variable with two prefixes', async () => {
    expect(await spoken(omdb('<<KOMETA_OMDB_KEY>>'), { facts: setting('KOMETA_KOMETA_OMDB_KEY') })).toEqual(
      [],
    )
    expect(await spoken(omdb('<<PMM_OMDB_KEY>>'), { facts: setting('PMM_PMM_OMDB_KEY') })).toEqual([])
  })

  test('for Plex, where the name is reserved, too', async () => {
    const found = await findings(`${BASE}plex:\n  url: http://plex.example\n  token: <<KOMETA_PLEX_TOKEN>>\n`)
    expect(found).toMatchObject([{ rule: 'config/prefixed-placeholder', fix: null }])
    expect(found[0]!.hint).toContain('`env`')
  })

  test('in an address keeps its spelling', async () => {
    const text = `${BASE}gotify:\n  url: http://<<KOMETA_HOST>>:80/<<KOMETA_HOST>>\n`
    expect((await fixed(text, { unsafe: true })).text).toBe(text.replaceAll('KOMETA_', ''))
  })

  test.each(['<<KOMETA>>', '<<kometa>>', '<<kometaserver>>', '<<my-kometa-key>>'])(
    'is not %s',
    async (value) => {
      expect(await spoken(omdb(value))).toEqual([])
    },
  )
})

describe('the repair of a misspelt placeholder', () => {
  test('of a list and of an address leaves the rest', async () => {
    const { fix } = await import('../../src/api/fix.js')
    const text = `${BASE}gotify:\n  url: "http://<<go_host>>:80/<<go_host>>" # mine\n  token: x\nwebhooks:\n  error: [<<error_hook>>, notifiarr]\n`
    const host = text.replaceAll('<<go_host>>', '<<go-host>>')
    // A webhook that gets its address begins to send.
    expect((await fix(text)).text).toBe(host)
    expect((await fix(text, { unsafe: true })).text).toBe(host.replace('<<error_hook>>', '<<error-hook>>'))
  })
})

describe('a variable of a shell', () => {
  const text = `${BASE}tmdb:\n  apikey: \${TMDB_KEY}\nomdb:\n  apikey: \${OMDB_KEY}\n`

  test('is a remark, once for the file, with the name that PMM reads', async () => {
    const found = await findings(text, { facts: setting() })
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'info config/foreign-placeholder',
    ])
    expect(found[0]!.message).toContain('1 more value')
    expect(found[0]!.hint).toContain('`<<tmdb-key>>`')
    expect(found[0]!.hint).toContain('KOMETA_TMDB_KEY')
  })

  test('is a warning where the variable is set for PMM', async () => {
    const found = await findings(text, { facts: setting('KOMETA_OMDB_KEY') })
    expect(found.map(({ severity, range }) => [severity, range.start.line])).toEqual([['warning', 8]])
  })

  test('is nothing in a file with other signs of a template', async () => {
    expect(await spoken(`${text}x: "{{ y }}"\n`, { facts: setting() })).toEqual([])
  })

  test('is nothing where all that is known is a text', async () => {
    expect(await spoken(text)).toEqual([])
  })
})

describe('brackets that are not two on each side', () => {
  const key = (text: string) => `${BASE}omdb:\n  apikey: ${text}\n`

  test.each(['<<omdb-key', '"<<omdb-key>"', '<<<<omdb-key>>>>', '"<<<omdb-key>>>"'])('%s', async (text) => {
    const [found, ...others] = await findings(key(text))
    expect([found!.rule, ...others]).toEqual(['config/placeholder-spelling'])
    expect(found!.hint).toContain('`<<omdb-key>>`')
    expect((await fixed(key(text), {})).text).toBe(
      key(text.startsWith('"') ? '"<<omdb-key>>"' : '<<omdb-key>>'),
    )
  })

  test.each(['omdb-key>>', '"<omdb-key>>"', 'hunter2hunter2>>', '<<0123456789abcdef0123456789abcdef'])(
    '%s may be the value itself, which is not told and stays',
    async (text) => {
      const [found, ...others] = await findings(key(text))
      expect([found!.rule, ...others]).toEqual(['config/placeholder-spelling'])
      expect(JSON.stringify(found)).not.toMatch(/hunter2|0123456|omdb-key/i)
      expect((await fixed(key(text), {})).text).toBe(key(text))
    },
  )

  test('other arrows are none', async () => {
    expect(await spoken(`${BASE}omdb:\n  apikey: abc << def\n`)).toEqual([])
    expect(await spoken(key('<<omdb-key>>'))).toEqual([])
  })
})

test.each(['Abc1Def2Ghi3Jkl4Mno5', '0123456789ABCDEF0123456789abcdef'])(
  'a variable that would be called after a secret between brackets, %s, is not named',
  async (secret) => {
    const found = await findings(`${BASE}omdb:\n  apikey: <<${secret}>>\n`)
    expect(found).not.toEqual([])
    expect(JSON.stringify(found).toLowerCase()).not.toContain(secret.slice(0, 6).toLowerCase())
  },
)
