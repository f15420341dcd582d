/** SIMKL gives a token that lasts until it is revoked, for a code that somebody enters on its page. */

const NEXT = 'See https://simkl.com/settings/developer for your app.'

/** @type {import('pmm-config/plugin').AuthProvider} */
export const provider = {
  service: 'simkl',
  title: 'SIMKL',
  urls: { api: { default: 'https://api.simkl.com', variable: 'PMM_CONFIG_SIMKL_API_URL' } },
  // The config has no place for the id of an app; it is taken from the environment.
  client: [],
  tokenKeys: ['user_token'],
  tokensAt: [],
  accessKey: 'user_token',
  spentKeys: [],
  appAdvice: NEXT,

  standing: (section) => ({
    accessToken: section.get(['user_token']).value !== undefined,
    refreshToken: false,
    pin: 'none',
  }),

  async check(session) {
    const answer = await session.send({
      method: 'GET',
      url: `${session.urls.api}/users/settings`,
      headers: { authorization: `Bearer ${session.tokens.user_token}`, 'simkl-api-key': appId() },
    })
    if (answer.kind === 'answer' && answer.status === 200) return { ok: true, username: bodyOf(answer).user?.name }
    return answer.kind === 'answer' && answer.status === 401
      ? { ok: false, kind: 'token', message: 'SIMKL does not take the token (401).' }
      : refusal(answer)
  },

  // There is nothing to renew.
  async refresh() {
    return { ok: false, kind: 'grant', message: 'SIMKL renews no tokens.' }
  },

  async authorize(session, _way, person) {
    const query = `client_id=${encodeURIComponent(appId())}`
    const answer = await session.send({ method: 'GET', url: `${session.urls.api}/oauth/pin?${query}` })
    if (answer.kind !== 'answer' || answer.status !== 200) return refusal(answer)
    const { user_code: code, verification_url: url, expires_in: expiresIn, interval } = bodyOf(answer)
    if (!code || !/^https?:/.test(url)) return refusal(answer)
    return person.waitFor({ url, code, directUrl: `${url}/${code}`, expiresIn, interval }, async () => {
      const poll = await session.send({ method: 'GET', url: `${session.urls.api}/oauth/pin/${code}?${query}` })
      if (poll.kind !== 'answer') return { state: 'pending' }
      const { access_token: token, device_code: again } = bodyOf(poll)
      if (token) return { state: 'done', grant: { ok: true, tokens: { user_token: token } } }
      // For a code that has gone SIMKL begins anew without a word.
      if (again)
        return { state: 'done', grant: { ok: false, kind: 'expired', message: 'The code has run out.' } }
      return { state: 'pending' }
    })
  },
}

/** What a service sends may be anything. @param {{ json: unknown }} answer @returns {any} */
const bodyOf = ({ json }) => (typeof json === 'object' && json !== null ? json : {})

const appId = () => process.env.SIMKL_CLIENT_ID ?? ''

/** @param {import('pmm-config/plugin').NetAnswer} answer @returns {import('pmm-config/plugin').Refusal} */
function refusal(answer) {
  return answer.kind === 'answer'
    ? { ok: false, kind: 'client', message: `SIMKL refused (${answer.status}).`, next: NEXT }
    : { ok: false, kind: answer.kind, message: `SIMKL did not answer: ${answer.reason}.` }
}
