import { isExpired } from './grants.mjs'
import { empty, json } from './reply.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Reply} Reply
 */

/** GET /users/settings @param {State} state @param {import('./types.js').Request} request @returns {Reply} */
export function settings(state, { headers }) {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  const grant = state.grants.find(({ pair }) => pair.access_token === token)
  if (grant?.access !== 'live' || isExpired(state, grant))
    return { ...empty(401), note: 'no valid access token' }
  return refusal(state) ?? { ...json(200, settingsOf(state.user)), note: 'settings' }
}

/** What an account that is not in order gets. @param {State} state @returns {Reply | undefined} */
function refusal({ behaviour: { account } }) {
  switch (account) {
    case 'active':
      return undefined
    case 'gone':
      return { ...empty(410), note: 'deactivated' }
    case 'locked':
      return { ...empty(423, { 'x-account-locked': 'true' }), note: 'locked' }
    case 'deactivated':
      return { ...empty(423, { 'x-account-deactivated': 'true' }), note: 'deactivated' }
  }
}

/** @param {import('./types.js').User} user */
function settingsOf({ username, name, vip }) {
  return {
    user: {
      username,
      private: false,
      deleted: false,
      name,
      vip,
      vip_ep: false,
      ids: { slug: username, uuid: 'b6589fc6ab0dc82cf12099d1c2d40ab994e8410c' },
      joined_at: '2010-09-25T17:49:25.000Z',
    },
    account: { timezone: 'Europe/Berlin', date_format: 'dmy', time_24hr: true, cover_image: null },
    connections: { facebook: false, twitter: false, mastodon: false, google: true, tumblr: false },
    sharing_text: {
      watching: "I'm watching [item]",
      watched: 'I just watched [item]',
      rated: '[item] [stars]',
    },
    limits: {
      list: { count: vip ? 100 : 2, item_count: vip ? 5000 : 100 },
      watchlist: { item_count: vip ? 10_000 : 100 },
      favorites: { item_count: vip ? 5000 : 50 },
    },
    permissions: { commenting: true, liking: true, following: true },
  }
}
