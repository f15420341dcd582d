import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { examine } from '../support/doctor.js'
import {
  answering,
  closedPort,
  connectProxy,
  type FakeService,
  fakeService,
  type Reply,
} from '../support/fake-services.js'

const KEY = '9f3c51e7a2b84d069f3c51e7a2b84d06'
let folder: string
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'doctor-online-'))
  folder = made
  onTestFinished(() => rmSync(made, { recursive: true }))
})

/** What is said of services, in order: mark and words. */
async function asked(
  config: string,
  {
    env = {},
    timeout = 5,
  }: { readonly env?: Readonly<Record<string, string>>; readonly timeout?: number } = {},
) {
  writeFileSync(join(folder, 'config.yml'), config)
  const result = await examine(folder, { online: true, timeout }, { env })
  const topic = JSON.parse(result.raw).topics.find(({ id }: { id: string }) => id === 'online')
  const said = topic.checks.map(
    ({ mark, message, hint }: { mark: string; message: string; hint: string | null }) =>
      `${mark}: ${message}${hint === null ? '' : ` -- ${hint}`}`,
  ) as string[]
  return { ...result, said, topic }
}

const onlyGets = ({ requests }: FakeService) =>
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([])

describe('Plex', () => {
  const IDENTITY = { MediaContainer: { machineIdentifier: 'abc', version: '1.41.0.8930-6b1dd6b62' } }
  const library = (title: string, more: object = {}) => ({ title, type: 'movie', allowSync: true, ...more })
  const plex = (sections: readonly object[], token = KEY) =>
    fakeService(({ url, headers }) => {
      if (url === '/identity') return IDENTITY
      if (url !== '/library/sections') return 404
      return headers['x-plex-token'] === token ? { MediaContainer: { Directory: sections } } : 401
    })
  const config = (url: string, libraries: string) =>
    `libraries:\n${libraries}plex:\n  url: ${url}\n  token: ${KEY}\n`

  it('is asked for its libraries, by what they are called there', async () => {
    const fake = await plex([library('Films'), library('TV', { type: 'show' })])
    const { said, code } = await asked(config(fake.url, '  Films:\n  Shows:\n    library_name: TV\n'))
    expect(said).toEqual([
      `ok: Plex 1.41.0.8930 at \`${fake.url}\` takes the token`,
      'ok: has all 2 libraries',
    ])
    expect(code).toBe(1) // There is no tmdb.
    expect(fake.requests.map(({ path }) => path)).toEqual(['/identity', '/library/sections'])
    expect(fake.requests[0]!.headers['x-plex-token']).toBeUndefined()
  })

  it('may answer in XML', async () => {
    const fake = await fakeService(({ url, headers }) => {
      if (url === '/identity')
        return '<?xml version="1.0"?>\n<MediaContainer size="0" machineIdentifier="a" version="1.9"/>'
      if (headers['x-plex-token'] !== KEY) return 401
      return '<MediaContainer size="2">\n<Directory allowSync="1" title="Tom &amp; Jerry&#39;s" type="show"/><Directory allowSync="0" title="Lent" type="movie"><Location id="1"/></Directory></MediaContainer>'
    })
    expect((await asked(config(fake.url, '  "Tom & Jerry\'s":\n'))).said).toEqual([
      `ok: Plex 1.9 at \`${fake.url}\` takes the token`,
      'ok: has the library',
    ])
    expect((await asked(config(fake.url, '  Lent:\n'))).said[1]).toMatch(
      /^error: the token may only read `Lent`/,
    )
  })

  it('may not have a library, or one that PMM does not take', async () => {
    const fake = await plex([
      library('Films'),
      library('Photos', { type: 'photo' }),
      library('Lent', { allowSync: false }),
    ])
    const { said } = await asked(config(fake.url, '  Flims: {}\n  Photos: {}\n  Lent: {}\n  Opera: {}\n'))
    expect(said.slice(1)).toEqual([
      'error: Plex has no library `Flims` -- Did you mean `Films`?',
      'error: PMM takes no library of the type of `Photos`: `photo`',
      'error: the token may only read `Lent` -- Take that of the owner of the server.',
      'error: Plex has no library `Opera` -- There: `Films`, `Photos`, `Lent`',
    ])
  })

  it('may refuse the token', async () => {
    const fake = await plex([], 'another')
    expect((await asked(config(fake.url, '  Films:\n'))).said).toEqual([
      'error: Plex refuses the token (401) -- Look whether the token is whole, still good, and of this Plex.',
    ])
  })

  it('of one library may be another, and each is asked once', async () => {
    const [one, other] = [await plex([library('Films')]), await plex([library('Kids')], 'kids-token-0123')]
    const { said } = await asked(
      config(one.url, `  Films:\n  Kids:\n    plex:\n      url: ${other.url}\n      token: <<kids>>\n`),
      { env: { KOMETA_KIDS: 'kids-token-0123' } },
    )
    expect(said.map((words) => words.slice(0, 4))).toEqual(['ok: ', 'ok: ', 'ok: ', 'ok: '])
    expect(other.requests).toHaveLength(2)
    expect(one.requests).toHaveLength(2)
  })

  it('gets no token where something else answers', async () => {
    const fake = await fakeService(() => '<html>Welcome to nginx</html>')
    const { said } = await asked(config(fake.url, '  Films:\n'))
    expect(said).toEqual([
      `error: what answers at \`${fake.url}\` is not Plex: it sent a web page -- Look whether port and path are those of Plex.`,
    ])
    expect(JSON.stringify(fake.requests)).not.toContain(KEY)
  })
})

describe('Radarr and Sonarr', () => {
  const arr = (appName: string, token = KEY) =>
    fakeService(({ url, headers }) => {
      if (headers['x-api-key'] !== token) return 401
      if (url === '/api/v3/system/status') return { appName, version: '5.2.6' }
      if (url === '/api/v3/qualityprofile')
        return [
          { id: 1, name: 'Any' },
          { id: 4, name: 'HD-1080p' },
        ]
      return url === '/api/v3/rootfolder' ? [{ id: 1, path: '/movies' }] : 404
    })
  const section = (url: string, profile: string, folder = '/movies', token = KEY) =>
    `url: ${url}\n  token: ${token}\n  quality_profile: ${profile}\n  root_folder_path: ${folder}\n`

  it('are asked for profile and folder', async () => {
    const fake = await arr('Radarr')
    const { said } = await asked(`radarr:\n  ${section(fake.url, 'HD-1080p', '/movies/')}`)
    expect(said).toEqual([
      `ok: Radarr 5.2.6 at \`${fake.url}\` takes the token`,
      'ok: has the quality profile asked for',
      'ok: has the root folder asked for',
    ])
    onlyGets(fake)
  })

  it('may have neither, for all libraries or for one', async () => {
    const fake = await arr('Radarr')
    const { said } = await asked(
      `libraries:\n  Films:\n    radarr:\n      quality_profile: Ultra\nradarr:\n  ${section(fake.url, 'HD-1008p', '/films')}`,
    )
    expect(said.slice(1)).toEqual([
      'error: there is no quality profile `HD-1008p` -- Did you mean `HD-1080p`?',
      'error: there is no quality profile `Ultra` (for library `Films`) -- There: `Any`, `HD-1080p`',
      'error: there is no root folder `/films` -- There: `/movies`',
      'error: there is no root folder `/films` (for library `Films`) -- There: `/movies`',
    ])
    expect(fake.requests).toHaveLength(3)
  })

  it('are told from each other', async () => {
    const fake = await arr('Sonarr')
    expect((await asked(`radarr:\n  ${section(fake.url, 'Any')}`)).said).toEqual([
      `error: what answers at \`${fake.url}\` is \`Sonarr\`, not Radarr -- Write the address and token of Radarr.`,
    ])
    expect((await asked(`sonarr:\n  ${section(fake.url, 'Any')}`)).said[0]).toMatch(/^ok: Sonarr 5\.2\.6/)
  })

  it('may have an address of their own for a library, and another token', async () => {
    const [one, other] = [await arr('Radarr'), await arr('Radarr', 'another-token-01')]
    const { said } = await asked(
      `libraries:\n  Films:\n    radarr:\n      url: ${other.url}\n      token: wrong-token-012345\nradarr:\n  ${section(one.url, 'Any')}`,
    )
    expect(said.at(-1)).toMatch(/^error: Radarr refuses the token \(401\)/)
    expect(said).toHaveLength(4)
  })
})

describe('other servers', () => {
  it('of Tautulli may refuse the key in their own words', async () => {
    const good = { response: { result: 'success', data: { tautulli_version: 'v2.13.4' } } }
    const bad = answering(401, { response: { result: 'error', message: 'Invalid apikey', data: {} } })
    const fake = await fakeService(({ url }) =>
      url === `/api/v2?cmd=get_tautulli_info&apikey=${KEY}` ? good : bad,
    )
    const config = (key: string) => `tautulli:\n  url: ${fake.url}/\n  apikey: ${key}\n`
    expect((await asked(config(KEY))).said).toEqual([`ok: Tautulli at \`${fake.url}\` takes the apikey`])
    expect((await asked(config('abcdef0123456'))).said[0]).toMatch(
      /^error: Tautulli refuses: `Invalid apikey`/,
    )
  })

  it('of Gotify and ntfy get no message', async () => {
    const gotify = await fakeService({ '/version': { version: '2.6.1', commit: 'a' } })
    const ntfy = await fakeService(({ url, headers }) => {
      if (url === '/v1/health') return { healthy: true }
      return url === '/v1/account' && headers.authorization === `Bearer ${KEY}` ? { username: 'ann' } : 401
    })
    const config = (token: string) =>
      `gotify:\n  url: ${gotify.url}\n  token: ${token}\nntfy:\n  url: ${ntfy.url}\n  token: ${token}\n  topic: films-topic\n`
    const { said } = await asked(config(KEY))
    expect(said[0]).toMatch(/^ok: Gotify 2\.6\.1 answers .* none was sent$/)
    expect(said[1]).toMatch(/^ok: ntfy at .* takes the token/)
    expect((await asked(config('tk_anotherone0123'))).said[1]).toMatch(/^error: ntfy refuses the token/)
    onlyGets(gotify)
    onlyGets(ntfy)
    expect(JSON.stringify(gotify.requests)).not.toContain(KEY)
  })
})

describe('services of the internet', () => {
  const sections = 'tmdb omdb mdblist github notifiarr simkl'.split(' ')
  const keyOf: Readonly<Record<string, string>> = { github: 'token', simkl: 'access_token' }
  const variables = (url: string) =>
    Object.fromEntries(sections.map((name) => [`PMM_CONFIG_${name.toUpperCase()}_API_URL`, url]))
  const one = async (service: string, reply: Reply) => {
    const fake = await fakeService(() => reply)
    const config = `${service}:\n  ${keyOf[service] ?? 'apikey'}: ${KEY}\n`
    const { said, raw } = await asked(config, { env: variables(fake.url) })
    expect(raw).not.toContain(KEY.slice(0, 6))
    onlyGets(fake)
    expect(fake.requests).toHaveLength(1)
    return { said: said[0]!, request: fake.requests[0]! }
  }

  it.each<[string, Reply, string, string]>([
    ['tmdb', { images: { base_url: 'a' } }, `/3/configuration?api_key=${KEY}`, 'ok: TMDb takes the apikey'],
    ['omdb', { Response: 'True', Title: 'a' }, `/?apikey=${KEY}&i=tt0080684`, 'ok: OMDb takes the apikey'],
    [
      'mdblist',
      { api_requests: 1000, api_request_count: 3 },
      `/user?apikey=${KEY}`,
      'ok: MDBList takes the apikey',
    ],
    ['github', { login: 'ann' }, '/user', 'ok: GitHub takes the token'],
    [
      'notifiarr',
      { result: 'success', details: { response: { a: 1 } } },
      '/api/v1/user/pmm/?fetch=settings',
      'ok: Notifiarr takes the apikey',
    ],
    ['simkl', { user: { name: 'ann' } }, '/users/settings', 'ok: SIMKL takes the access_token'],
  ])('%s takes its key', async (service, reply, path, words) => {
    const { said, request } = await one(service, reply)
    expect(said).toBe(words)
    expect(request.path).toBe(path)
    expect(path.includes(KEY) || JSON.stringify(request.headers).includes(KEY)).toBe(true)
  })

  it.each<[string, Reply, RegExp]>([
    [
      'tmdb',
      answering(401, { status_code: 7, status_message: `Invalid API key ${KEY}` }),
      /^error: TMDb refuses the apikey \(401\): `Invalid API key \*+`/,
    ],
    [
      'omdb',
      answering(401, { Response: 'False', Error: 'Invalid API key!' }),
      /^error: OMDb refuses the apikey: `Invalid/,
    ],
    [
      'omdb',
      answering(401, { Response: 'False', Error: 'Request limit reached!' }),
      /^warn: OMDb says `Request limit/,
    ],
    ['mdblist', { error: 'Invalid API key!' }, /^error: MDBList refuses/],
    ['mdblist', 403, /^error: MDBList refuses the apikey \(403\)/],
    ['mdblist', { api_requests: 10, api_request_count: 10 }, /^warn: MDBList .*no requests left/],
    ['github', 401, /^error: GitHub refuses the token \(401\)/],
    ['github', 429, /^warn: GitHub was asked too often/],
    ['notifiarr', { result: 'success', details: { response: false } }, /^error: Notifiarr refuses/],
    ['notifiarr', answering(401, { result: 'error', details: {} }), /^error: Notifiarr refuses/],
    ['simkl', 401, /^error: SIMKL refuses the access_token/],
    ['simkl', answering(412, { error: 'client_id_failed' }), /^unknown: SIMKL answers/],
    ['tmdb', 503, /^error: TMDb at .* fails \(503\)/],
    [
      'tmdb',
      '<html>Sign in to the hotel</html>',
      /^error: what answers at .* is not TMDb: it sent a web page/,
    ],
    ['tmdb', { hello: 'world' }, /^error: what answered in the place of TMDb is not TMDb/],
  ])('%s may not', async (service, reply, words) => {
    expect((await one(service, reply)).said).toMatch(words)
  })

  it('are not asked without a key, nor by a refresh token', async () => {
    const fake = await fakeService(() => 500)
    const { said } = await asked(
      `tmdb:\n  apikey:\nomdb:\n  apikey: <<omdb>>\nsimkl:\n  refresh_token: ${KEY}\nradarr:\n  url: ${fake.url}\n  token:\n`,
      { env: variables(fake.url) },
    )
    expect(said).toEqual([
      'unknown: not asked: apikey blank',
      'unknown: not asked: apikey not set: KOMETA_OMDB is not',
      'unknown: not asked: access_token missing, user_token missing',
      'unknown: not asked: token blank',
    ])
    expect(fake.requests).toEqual([])
  })

  it('get keys over https alone, wherever variables point', async () => {
    const { said } = await asked(`tmdb:\n  apikey: ${KEY}\n`, {
      env: { PMM_CONFIG_TMDB_API_URL: 'http://a.example' },
    })
    expect(said[0]).toContain('http is for this machine only')
  })
})

describe('sign-ins', () => {
  const config = (token = KEY) =>
    `trakt:\n  client_id: ${'a1b2c3d4'.repeat(8)}\n  client_secret: ${'d4c3b2a1'.repeat(8)}\n  authorization:\n    access_token: ${token}\n    refresh_token: refresh-0123456789\nmal:\n  client_id: ${'e5f6a7b8'.repeat(4)}\n  client_secret: ${'b8a7f6e5'.repeat(8)}\n  authorization:\n    access_token: ${token}\n    refresh_token: refresh-0123456789\n`
  const start = () =>
    fakeService(({ url, headers }) => {
      if (headers.authorization !== `Bearer ${KEY}`) return 401
      return url === '/users/settings' ? { user: { username: 'sean', vip: true } } : { name: 'ann' }
    })
  const env = ({ url }: FakeService) => ({ PMM_CONFIG_TRAKT_API_URL: url, PMM_CONFIG_MAL_API_URL: url })

  it('are asked whose the access token is, and nothing is renewed', async () => {
    const fake = await start()
    expect((await asked(config(), { env: env(fake) })).said).toEqual([
      'ok: Trakt takes the access token of `sean` (VIP)',
      'ok: MyAnimeList takes the access token of `ann`',
    ])
    onlyGets(fake)
    expect(JSON.stringify(fake.requests)).not.toContain('refresh-')
  })

  it('may be over', async () => {
    const fake = await start()
    const { said } = await asked(config('old-token-0123456789'), { env: env(fake) })
    expect(said[0]).toBe(
      'error: Trakt does not take the access token (401) -- Renew it: pmm-config trakt refresh config.yml',
    )
    onlyGets(fake)
    expect(JSON.stringify(fake.requests)).not.toContain('refresh-')
  })

  it('are not asked without an access token', async () => {
    expect((await asked(config(''))).said).toEqual([
      'unknown: not asked: no access_token here',
      'unknown: not asked: no access_token here',
    ])
  })
})

describe('an address', () => {
  const radarr = (url: string) => `radarr:\n  url: ${url}\n  token: ${KEY}\n`

  it('at which nothing listens is said to be, with its port', async () => {
    const port = await closedPort()
    const { said } = await asked(radarr(`http://127.0.0.1:${port}`))
    expect(said).toEqual([
      `error: Radarr cannot be asked at \`http://127.0.0.1:${port}\`: the connection was refused -- Look whether Radarr runs there, and whether ${port} is its port.`,
    ])
  })

  it('that is TLS, or is not, is named', async () => {
    const plain = await fakeService({})
    expect((await asked(radarr(`https://127.0.0.1:${plain.port}`))).said[0]).toMatch(
      /does not speak TLS .* -- Write http:\/\/ in place of https/,
    )
    const secure = await fakeService({}, { tls: true })
    expect((await asked(radarr(`http://127.0.0.1:${secure.port}`))).said[0]).toMatch(
      /^error: .* -- .*https:\/\//,
    )
    expect((await asked(radarr(secure.url))).said[0]).toMatch(/^error: .*certificate is not trusted/)
    expect((await asked(`settings:\n  verify_ssl: false\n${radarr(secure.url)}`)).said[0]).toMatch(
      /^unknown: .*verify_ssl: false/,
    )
    expect(secure.requests).toEqual([])
  })

  it('of plain http is not asked by a proxy for https', async () => {
    const proxy = await connectProxy()
    const env = { https_proxy: proxy.url }
    await asked(radarr('http://192.0.2.1:7878'), { env, timeout: 0.3 })
    expect(proxy.asked).toEqual([])
    await asked(radarr('https://192.0.2.1:7878'), { env, timeout: 0.3 })
    expect(proxy.asked).toEqual(['192.0.2.1:7878'])
  })

  it('with a key that no header can hold is not asked', async () => {
    const fake = await fakeService({})
    const { said } = await asked(`radarr:\n  url: ${fake.url}\n  token: \u201cabcdef0123456789\u201d\n`)
    expect(said[0]).toContain('the key holds a character that none has')
    expect(fake.requests).toEqual([])
  })

  it('that sends elsewhere is not followed', async () => {
    const other = await fakeService({})
    const fake = await fakeService(() =>
      answering(307, {}, { location: `${other.url}/radarr/api?apikey=${KEY}` }),
    )
    const { said } = await asked(radarr(fake.url))
    expect(said[0]).toContain(`sends elsewhere (307), to \`${other.url}/radarr/api\`; nothing was sent there`)
    expect(other.requests).toEqual([])
  })

  it('that does not answer is waited for no longer than is said', async () => {
    const fake = await fakeService(() => () => {})
    const begin = Date.now()
    const { said } = await asked(`${radarr(fake.url)}sonarr:\n  url: ${fake.url}\n  token: ${KEY}\n`, {
      timeout: 0.3,
    })
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('no answer within 0.3 seconds')
    expect(Date.now() - begin).toBeLessThan(5000)
  })

  it.each([
    ['192.168.1.12:7878', 'is no address'],
    ['ftp://nas', 'no address of the web'],
    ['http://ann:hunterwolf-pass@nas:7878', 'has a name or password in it'],
    [`http://nas:7878/?apikey=${KEY}`, 'goes on behind ?'],
  ])('%s is not asked', async (url, words) => {
    const { said, raw } = await asked(`radarr:\n  url: <<radarr-url>>\n  token: ${KEY}\n`, {
      env: { KOMETA_RADARR_URL: url },
    })
    expect(said[0]).toContain(words)
    expect(raw).not.toContain('hunter')
  })
})

describe('what is printed', () => {
  it('says that the network was used', async () => {
    writeFileSync(join(folder, 'config.yml'), 'libraries: {}\n')
    const { raw } = await examine(folder, { online: true, json: false })
    expect(raw).toContain('Services were asked over the network; nothing was changed there.')
    expect(raw).toContain('the config names none that could be asked')
  })

  it('holds no secret, whatever a service repeats of it', async () => {
    const canary = 'hunterwolf-canary-0123456789'
    const echo = ({ url, headers }: { url?: string | undefined; headers: object }) => {
      const all = `${url} ${JSON.stringify(headers)} ${canary}`
      return {
        MediaContainer: { machineIdentifier: all, version: all, Directory: [{ title: all, type: all }] },
        ...{ appName: all, version: all, status_message: all, Error: all, error: all },
        ...{ response: { result: 'error', message: all }, healthy: true, user: { username: all } },
      }
    }
    const fake = await fakeService(echo)
    const failing = await fakeService((request) => answering(401, echo(request), { location: `/${canary}` }))
    for (const { url } of [fake, failing]) {
      const names = 'TMDB OMDB MDBLIST GITHUB NOTIFIARR SIMKL TRAKT MAL'.split(' ')
      const env = {
        ...Object.fromEntries(names.map((name) => [`PMM_CONFIG_${name}_API_URL`, url])),
        KOMETA_CANARY: canary,
      }
      const servers = ['plex', 'radarr', 'sonarr', 'gotify', 'ntfy'].map(
        (name) => `${name}:\n  url: ${url}\n  token: <<canary>>\n`,
      )
      const keys = ['tmdb', 'omdb', 'mdblist', 'notifiarr'].map((name) => `${name}:\n  apikey: <<canary>>\n`)
      const text = `libraries:\n  Films: {}\n${servers.join('')}${keys.join('')}tautulli:\n  url: ${url}\n  apikey: <<canary>>\ngithub:\n  token: ${KEY}\ntrakt:\n  client_id: ${KEY}\n  client_secret: ${KEY}\n  authorization:\n    access_token: <<canary>>\n`
      for (const json of [true, false]) {
        writeFileSync(join(folder, 'config.yml'), text)
        const { raw } = await examine(folder, { online: true, json }, { env })
        for (const secret of [canary, KEY])
          for (let at = 0; at + 6 <= secret.length; at++) expect(raw).not.toContain(secret.slice(at, at + 6))
      }
    }
  })
})
