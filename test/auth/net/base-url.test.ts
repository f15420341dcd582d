import { expect, test } from 'vitest'
import { baseUrls } from '../../../src/auth/net/base-url.js'
import { provider } from '../../../src/plugins/trakt/provider.js'

test('the addresses are Trakt’s own, or those of the environment, or those of the command line', () => {
  const env = { PMM_CONFIG_TRAKT_API_URL: 'http://localhost:1', PMM_CONFIG_TRAKT_AUTH_URL: 'https://b.test/' }
  expect(baseUrls(provider, {}, {})).toEqual({ auth: 'https://auth.trakt.tv', api: 'https://api.trakt.tv' })
  expect(baseUrls(provider, { auth: 'https://a.test/x/' }, env)).toEqual({
    auth: 'https://a.test/x',
    api: 'http://localhost:1',
  })
})

test.each([
  'http://localhost:8080',
  'http://127.0.0.1',
  'http://127.1.2.3:1/x',
  'http://[::1]:2',
  'http://2130706433',
])('http is taken for this machine: %s', (api) => {
  expect(baseUrls(provider, { api }, {})).toMatchObject({ auth: 'https://auth.trakt.tv' })
})

test.each([
  ['http://trakt.tv', 'http is for this machine only; secrets need https'],
  ['http://127.0.0.1.example.org', 'http is for this machine only; secrets need https'],
  ['http://localhost.example.org', 'http is for this machine only; secrets need https'],
  ['http://192.168.0.1', 'http is for this machine only; secrets need https'],
  ['http://0.0.0.0', 'http is for this machine only; secrets need https'],
  ['https://me:geheim99@trakt.tv', 'a URL with a name or password in it is not taken'],
  ['https://geheim99@trakt.tv', 'a URL with a name or password in it is not taken'],
  ['https://trakt.tv?', 'write the URL without what follows ? or #'],
  ['https://trakt.tv#', 'write the URL without what follows ? or #'],
  ['https://tra\nkt.tv', 'a URL with blanks or backslashes in it is not taken'],
  ['https://trakt.tv\\@example.org', 'a URL with blanks or backslashes in it is not taken'],
  ['https://trakt.tv/?a=b', 'write the URL without what follows ? or #'],
  ['ftp://trakt.tv', 'ftp is no way to reach a service; write https://'],
  ['file:///etc/passwd', 'file is no way to reach a service; write https://'],
  ['trakt.tv', 'this is no URL; write for example https://auth.trakt.tv'],
  ['', 'this is no URL; write for example https://auth.trakt.tv'],
])('%j is refused, by the name of the option or variable, and is not repeated', (url, reason) => {
  expect(baseUrls(provider, { auth: url }, {})).toEqual({ problem: `--auth-url: ${reason}` })
  if (url !== '')
    expect(baseUrls(provider, {}, { PMM_CONFIG_TRAKT_API_URL: url })).toEqual({
      problem: `PMM_CONFIG_TRAKT_API_URL: ${reason}`,
    })
})

test.each(['https://trakt.test ', ' https://trakt.test', 'https://trakt.test/\r\n'])(
  'blanks around it do not count: %j',
  (auth) => {
    expect(baseUrls(provider, { auth }, {})).toMatchObject({ auth: 'https://trakt.test' })
  },
)
