import { createHmac } from 'node:crypto'
import type { Session } from '../../plugin/index.js'

/**
 * The PKCE verifier of a sign-in. MyAnimeList takes the method `plain` only, so the page's address holds it and
 * it keeps nothing from anybody. Made of what only the app's owner has, it is the same in every run: somebody
 * may open the page in one run and bring the address in another, and nothing has to be remembered in between.
 * 43 characters, the least that is taken; nothing of the secret can be told from it.
 */
export function verifierOf({ client }: Session): string {
  return createHmac('sha256', client.client_secret ?? '')
    .update(`pmm-config ${client.client_id}`)
    .digest('base64url')
}
