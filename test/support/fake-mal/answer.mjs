/** What an endpoint answers: JSON, or an HTML page where `body` is a text.
 * @typedef {{ status: number, body: object | string, headers?: Record<string, string> }} Answer */

/** An error as MyAnimeList words it.
 * @param {number} status @param {string} error @param {string} message @param {string} [hint] @returns {Answer} */
export function refusal(status, error, message, hint) {
  return { status, body: { error, message, ...(hint === undefined ? {} : { hint }) } }
}

/** @param {import('node:http').ServerResponse} response @param {Answer} answer */
export function send(response, { status, body, headers }) {
  const isPage = typeof body === 'string'
  const type = isPage ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(isPage ? body : JSON.stringify(body))
}
