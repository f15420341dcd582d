import type { AuthProvider } from '../../plugin/index.js'
import { check } from './check.js'
import { signInByDevice } from './device.js'
import { exchangeCode, refresh } from './exchange.js'
import { revoke } from './revoke.js'
import { standing } from './standing.js'
import { recognizes, TOKEN_KEYS } from './tokens.js'
import { urlAdvice } from './url-advice.js'
import { APP_ADVICE, CAUTION, GONE_ADVICE } from './words.js'

export const provider: AuthProvider = {
  service: 'trakt',
  title: 'Trakt',
  urls: {
    auth: { default: 'https://auth.trakt.tv', variable: 'PMM_CONFIG_TRAKT_AUTH_URL' },
    api: { default: 'https://api.trakt.tv', variable: 'PMM_CONFIG_TRAKT_API_URL' },
  },
  client: [
    { key: 'client_id', label: 'Client ID' },
    { key: 'client_secret', label: 'Client Secret' },
  ],
  tokenKeys: TOKEN_KEYS,
  spentKeys: ['pin'],
  appAdvice: APP_ADVICE,
  caution: CAUTION,
  recognizes,
  goneAdvice: GONE_ADVICE,
  urlAdvice,
  standing,
  check,
  refresh,
  revoke,
  async authorize(session, way, person) {
    if (way.kind === 'device') return signInByDevice(session, person)
    const code = way.code ?? (await person.askSecret(`The ${way.name === 'pin' ? 'PIN' : 'code'} from Trakt`))
    if (code?.trim()) return exchangeCode(session, code)
    return {
      ok: false,
      kind: 'denied',
      message: 'No code was given.',
      next: 'Without one: pmm-config trakt auth --device <config>',
    }
  },
}
