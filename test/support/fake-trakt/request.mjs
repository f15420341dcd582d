/**
 * Reads a request whole.
 * @param {import('node:http').IncomingMessage} message
 * @returns {Promise<import('./types.js').Request>}
 */
export async function readRequest(message) {
  /** @type {Buffer[]} */
  const chunks = []
  for await (const chunk of message) chunks.push(chunk)
  const url = new URL(message.url ?? '/', 'http://127.0.0.1')
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)])
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: bodyOf(Buffer.concat(chunks).toString('utf8')),
  }
}

/** @param {string} text */
function bodyOf(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
