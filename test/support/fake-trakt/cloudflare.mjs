import { html } from './reply.mjs'

/** On every answer of Trakt's, as it stands behind Cloudflare: so they tell nobody who refused. */
export const CLOUDFLARE_HEADERS = { server: 'cloudflare', 'cf-ray': '8f0fa4ed1c0ffee0-FRA' }

/** What the wall before Trakt says to clients that it does not like. */
export const BLOCKED = {
  ...html(
    403,
    'Attention Required! | Cloudflare',
    `<h1>Sorry, you have been blocked</h1>
<h2>You are unable to access trakt.tv</h2>
<p>Cloudflare Ray ID: <strong>8f0fa4ed1c0ffee0</strong></p>`,
  ),
  note: 'blocked by Cloudflare',
}

/** @param {number} status from 520 on @returns {import('./types.js').Reply} */
export function originError(status) {
  const title = `trakt.tv | ${status}: ${REASONS[status] ?? 'Connection timed out'}`
  return html(status, title, `<h1>Error ${status}</h1>\n<p>Cloudflare Ray ID: 8f0fa4ed1c0ffee0</p>`)
}

/** @type {Readonly<Record<number, string>>} */
const REASONS = {
  520: 'Web server is returning an unknown error',
  521: 'Web server is down',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
  525: 'SSL handshake failed',
  526: 'Invalid SSL certificate',
}

/** Without a User-Agent nothing gets through to Trakt. @param {import('./types.js').Request} request */
export function isBlocked({ headers }) {
  return !headers['user-agent']?.trim()
}
