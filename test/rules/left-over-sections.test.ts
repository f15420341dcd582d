import { describe, expect, test } from 'vitest'
import { findings, spoken } from '../support/judged.js'

const FILMS = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'

const said = async (config: string) =>
  (await findings(config)).filter(({ rule }) => rule === 'config/left-over').map(({ message }) => message)

describe('words that only stand for a value', () => {
  test.each([
    '(redacted)',
    '<redacted>',
    '"[REDACTED]"',
    '[REDACTED]',
    '"####################"',
    'YOUR_API_KEY',
    'Enter MDBList API Key',
    'this-is-a-placeholder-string',
    'xxxxxxxxxxxxxxxxxxxx',
    'api key here',
  ])('%s is one finding, and the schema says nothing of it', async (word) => {
    expect(await spoken(`${FILMS}mdblist:\n  apikey: ${word}\n`)).toEqual(['warning config/left-over'])
  })

  test.each(['<<mdblist-apikey>>', '$' + '{MDBLIST_KEY}', '"{{ mdblist }}"', 'a1b2c3d4e5f6g7h8i9j0k1l2m'])(
    '%s is none',
    async (word) => {
      expect(await spoken(`${FILMS}mdblist:\n  apikey: ${word}\n`)).toEqual([])
    },
  )

  test.each([
    ['plex', '  url: http://10.0.0.2:32400\n  token: (redacted)\n', 'error'],
    ['tmdb', '  apikey: (redacted)\n', 'error'],
    ['radarr', '  url: (redacted)\n  token: (redacted)\n', 'warning'],
    ['github', '  token: (redacted)\n', 'warning'],
    ['ntfy', '  url: http://10.0.0.2:80\n  token: (redacted)\n  topic: my-topic\n', 'warning'],
    ['webhooks', '  error: (redacted)\n  changes: (redacted)\n', 'warning'],
  ])('%s: one finding', async (section, lines, severity) => {
    expect(await spoken(`${FILMS}${section}:\n${lines}`)).toEqual([`${severity} config/left-over`])
  })

  test('a topic may be called so', async () => {
    const ntfy = 'ntfy:\n  url: http://10.0.0.2:80\n  token: tk_0a1b2c3d4e5f6g\n  topic: my-topic\n'
    expect(await spoken(`${FILMS}${ntfy}`)).toEqual([])
  })

  test('what only old versions read is a matter of its migration, unless one of them is meant', async () => {
    const anidb = `${FILMS}anidb:\n  username: (redacted)\n  password: (redacted)\n`
    expect(await said(anidb)).toEqual([])
    expect((await findings(anidb, { target: '2.0.2' })).map(({ rule }) => rule)).toContain('config/left-over')
  })

  test('each library has its own', async () => {
    expect(
      await said(`${FILMS}    radarr:\n      token: YOUR_TOKEN\nradarr:\n  token: YOUR_TOKEN\n`),
    ).toHaveLength(2)
  })
})

describe('what needs the service makes an error of it', () => {
  test.each([
    [
      'tautulli',
      FILMS.replace('basic', 'tautulli'),
      '  url: http://10.0.0.2:8181\n  apikey: (redacted)\n',
      4,
    ],
    ['notifiarr', `webhooks:\n  error: [notifiarr]\n${FILMS}`, '  apikey: (redacted)\n', 2],
  ])('%s', async (section, config, lines, line) => {
    expect(await findings(`${config}${section}:\n${lines}`)).toMatchObject([
      {
        rule: 'config/left-over',
        severity: 'error',
        message: expect.stringContaining(`Line ${line} needs it.`),
      },
    ])
  })

  test('but not a file that never runs', async () => {
    const never = FILMS.replace('basic', 'tautulli\n        schedule: never')
    expect(await spoken(`${never}tautulli:\n  url: http://10.0.0.2:8181\n  apikey: (redacted)\n`)).toEqual([
      'warning config/left-over',
    ])
  })

  test('Plex is no error where libraries have tokens of their own', async () => {
    const own = `${FILMS}    plex:\n      token: <<films-token>>\n`
    expect(await spoken(`${own}plex:\n  url: http://10.0.0.2:32400\n  token: (redacted)\n`)).toEqual([
      'warning config/left-over',
    ])
  })
})

describe('half of a section', () => {
  test.each([
    ['tautulli', 'apikey:', 'warning'],
    ['radarr', "token: ''", 'warning'],
    ['sonarr', 'token:', 'warning'],
  ])('%s with `%s`', async (section, line, severity) => {
    expect(await spoken(`${FILMS}${section}:\n  url: http://10.0.0.2:1234\n  ${line}\n`)).toEqual([
      `${severity} config/left-over`,
    ])
  })

  test('nothing at all is a section that is not in use', async () => {
    expect(await said(`${FILMS}radarr:\n  url:\n  token:\nsonarr:\n  url: ''\n  token:\n`)).toEqual([])
  })

  test('a library may have the other half', async () => {
    const config = `${FILMS}    radarr:\n      token: <<radarr-token>>\nradarr:\n  url: http://10.0.0.2:7878\n  token:\n`
    expect(await said(config)).toEqual([])
  })
})
