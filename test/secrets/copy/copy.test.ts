import { describe, expect, it } from 'vitest'
import { redact } from '../../../src/api/index.js'

const HEX = '5d41402abc4b2a76b9719d911017c592'

/** The line of a copy that a key stands in. */
async function line(yaml: string, strict = false): Promise<string> {
  const { text } = await redact(yaml, { strict })
  expect(text.length).toBe(yaml.length)
  return text.trimEnd().split('\n').at(-1)!.trim()
}

describe('the mask of a secret', () => {
  it.each<[string, string, string]>([
    ['hexadecimal stays so', `apikey: ${HEX}`, 'apikey: fffffffffffffffffffffffffffffff1'],
    ['in capitals, too', 'apikey: 5D41402ABC4B', 'apikey: FFFFFFFFFFF1'],
    ['of letters and digits', 'apikey: Zq7xKv29WmTb', 'apikey: zzzzzzzzzzz1'],
    ['of letters alone', 'apikey: hunterwolf', 'apikey: zzzzzzzzzq'],
    ['with signs', 'apikey: Tr0ub4dor&3', 'apikey: zzzzz~zzzz1'],
    ['with a dot', 'apikey: eyJ0.eyJz1', 'apikey: zzzzz.zzz1'],
    ['with an underscore', 'apikey: ab12_cd34', 'apikey: zzzz_zzz1'],
    ['a number stays one', 'apikey: 00123456', 'apikey: 00999999'],
    ['one with an exponent, too', 'apikey: 1234E567', 'apikey: 9999E999'],
    ['digits in quotes stay digits', "apikey: '12345678'", "apikey: '99999998'"],
    ['a date stays one', 'apikey: 2024-12-24', 'apikey: 1111-11-11'],
    ['in double quotes with escapes', String.raw`apikey: "hi\x41\"cd12"`, String.raw`apikey: "zz\x7a\"zzz1"`],
    ['in single quotes with a quote', "apikey: 'ab''cdefg'", "apikey: 'zz''zzzzq'"],
    ['keeps the blanks at its edges', 'apikey: " hunterwolf "', 'apikey: " zzzzzzzzzq "'],
    ['of wide letters is as wide', 'apikey: 密码密码ab', 'apikey: ｚｚｚ～zq'],
    [
      'a text that stands for a value does so still',
      'apikey: YOUR_OWN_KEY_HERE!',
      'apikey: xxxxxxxxxxxxxxxxxx',
    ],
    ['a placeholder is none', 'apikey: <<tmdb-key>>', 'apikey: <<tmdb-key>>'],
    ['neither is the template of others', `apikey: \${TMDB_KEY}`, `apikey: \${TMDB_KEY}`],
    [
      'in a comment',
      `language: en # old apikey: ${HEX}`,
      'language: en # old apikey: fffffffffffffffffffffffffffffff1',
    ],
    ['where the line does not parse', `apikey: "${HEX}`, 'apikey: "fffffffffffffffffffffffffffffff1'],
  ])('%s', async (_, given, copy) => {
    expect(await line(`libraries: {Films: {}}\ntmdb:\n  ${given}\n`)).toBe(copy)
  })

  it('is the same for the same secret, and another for another', async () => {
    const { text } = await redact(
      `radarr:\n  token: ${HEX}\nsonarr:\n  token: ${HEX}\nlidarr:\n  token: ${HEX.replace('5', '6')}\n`,
    )
    const [one, two, three] = [...text.matchAll(/token: (\w+)/g)].map((match) => match[1])
    expect(one).toBe(two)
    expect(one).not.toBe(three)
  })

  it('is no part of a secret by chance', async () => {
    const { text } = await redact('radarr:\n  token: zzzzzzzzzzzz\nsonarr:\n  token: qqqqqqqqqqqq\n')
    expect(text).not.toMatch(/z{6}|q{6}/)
  })

  it('leaves keys as they are, though a secret in a broken line may go on there', async () => {
    const { text } = await redact(`trakt:\n  pin: 9f3c51: e7a2\n  client_id: ${HEX}\n`)
    expect(text).toContain('\n  client_id: fffffffffffff')
  })

  it('keeps what is not secret of an address', async () => {
    expect(await line('radarr:\n  url: http://anna:hunter22@nas.lan:7878/radarr\n')).toBe(
      'url: http://zzzq:zzzzzzz2@nas.lan:7878/radarr',
    )
    expect(await line('webhooks:\n  error: https://discord.com/api/webhooks/1234/Zq7xKv29\n')).toMatch(
      /^error: https:\/\/discord\.com\/zzq\/zzzzzzzj\/9996\/z{7}4$/,
    )
  })
})

describe('a strict copy', () => {
  it.each<[string, string, RegExp]>([
    ['hosts', 'url: http://plexbox:32400/web', /^url: http:\/\/z{6}q:32400\/zz.$/],
    ['IP addresses', 'url: http://192.168.1.12:32400', /^url: http:\/\/99\d\.99\d\.\d\.\d\d:32400$/],
    ['hosts without a scheme', 'url: plexbox.fritz.box:32400', /^url: [a-z]{7}\.[a-z]{5}\.[a-z]{3}:32400$/],
    ['paths', 'asset_directory: config/assets/annas films', /^asset_directory: config\/assets\/z{4}. z{4}.$/],
    ['paths of Windows', String.raw`file: D:\Media\Anna\films.yml`, /^file: D:\\Media\\zzz.\\zzzz.\.yml$/],
    ['users', 'exclude_users: anna, bob', /^exclude_users: zzz., z.$|^exclude_users: zzz., zz.$/],
    ['lists of users', 'exclude_users: [anna, bob]', /^exclude_users: \[zzz., zz.\]$/],
    ['mail addresses', 'x: y # ask anna@example.org', /^x: y # ask zzz.@[a-z]{7}\.[a-z]{3}$/],
    [
      'addresses in comments',
      'x: y # on nas.local, 10.0.0.2',
      /^x: y # on zz.\.zzzz., (?!10\.0\.0\.2)[\d.]{8}$/,
    ],
    [
      'names that stand elsewhere, too',
      'user: annamaria # for Annamaria',
      /^user: zzzzzzzz. # for zzzzzzzz.$/,
    ],
  ])('masks %s', async (_, given, copy) => {
    const yaml = `libraries: {Films: {}}\nsettings:\n  ${given}\n`
    expect(await line(yaml, true)).toMatch(copy)
    expect(await line(yaml)).toBe(given)
  })

  it.each([
    'url: http://localhost:32400',
    'url: env',
    'schema: https://raw.githubusercontent.com/Kometa-Team/Kometa/master/json-schema/config-schema.json',
    'git: PMM/overlays/ratings',
    'exclude_users: all',
    'url: http://<<plex-host>>:32400',
    'timeout: 60',
    'name: Filme von früher',
  ])('leaves %s', async (given) => {
    expect(await line(`libraries: {Films: {}}\nsettings:\n  ${given}\n`, true)).toBe(given)
  })
})

it('tells what was masked', async () => {
  const text = `tmdb:\n  apikey: ${HEX}\n`
  expect((await redact(text)).masked).toEqual([{ start: 16, end: 16 + HEX.length }])
  await expect(redact(text, { strikt: true } as never)).rejects.toThrow(
    'redact: there is no option `strikt`; there are path, strict',
  )
})
