import type { AuthProvider, Section, Standing } from '../../plugin/index.js'
import { authorize } from './authorize.js'
import { check } from './check.js'
import { refresh } from './exchange.js'
import { APP_ADVICE } from './refusal.js'
import { recognizes, TOKEN_KEYS } from './tokens.js'

export const provider: AuthProvider = {
  service: 'mal',
  title: 'MyAnimeList',
  urls: {
    auth: { default: 'https://myanimelist.net', variable: 'PMM_CONFIG_MAL_AUTH_URL' },
    api: { default: 'https://api.myanimelist.net', variable: 'PMM_CONFIG_MAL_API_URL' },
  },
  client: [
    { key: 'client_id', label: 'Client ID' },
    { key: 'client_secret', label: 'Client Secret' },
  ],
  tokenKeys: TOKEN_KEYS,
  spentKeys: ['localhost_url'],
  appAdvice: APP_ADVICE,
  recognizes,
  standing,
  check,
  refresh,
  authorize,
}

/** The file keeps no date with the tokens, so it does not tell when they run out. */
function standing(section: Section): Standing {
  const has = (...path: string[]) => section.get(path).value !== undefined
  const accessToken = has('authorization', 'access_token')
  const refreshToken = has('authorization', 'refresh_token')
  return {
    accessToken,
    refreshToken,
    pin: !has('localhost_url') ? 'none' : accessToken ? 'stale' : 'fresh',
  }
}
