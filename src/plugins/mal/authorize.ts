import type { Grant, Person, Refusal, Session, Way } from '../../plugin/index.js'
import { exchangeCode } from './exchange.js'
import { verifierOf } from './verifier.js'

/** Shows the page where access is allowed, and takes the address that the browser is sent to from there. */
export async function authorize(session: Session, way: Way, person: Person): Promise<Grant> {
  if (way.kind === 'code' && way.code !== undefined) return exchangeAddress(session, way.code)
  await person.show({ url: pageOf(session) })
  person.say(
    'Allow access there. The browser is then sent to an address that does not load: that is as it should be.',
  )
  for (;;) {
    const address = await person.askSecret('Paste that address here')
    if (address === undefined) return NOBODY
    const grant = await exchangeAddress(session, address)
    if (grant !== NO_CODE) return grant
    person.say(`${NO_CODE.message} Copy the whole address from the browser, after you allowed access.`)
  }
}

async function exchangeAddress(session: Session, address: string): Promise<Grant> {
  const query = queryIn(address)
  if (query.has('error')) return deniedBy(query)
  const code = query.get('code') || bareCode(address)
  return code === undefined ? NO_CODE : exchangeCode(session, code)
}

function pageOf(session: Session): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: session.client.client_id ?? '',
    code_challenge: verifierOf(session),
    code_challenge_method: 'plain',
    ...(session.redirectUri === undefined ? {} : { redirect_uri: session.redirectUri }),
  })
  return `${session.urls.auth}/v1/oauth2/authorize?${query}`
}

/** What an address says, of which people may copy nothing but the end; quotes around it are the shell's. */
function queryIn(address: string): URLSearchParams {
  const [, query] = /(?:\?|^\s*["']?(?=code=))([^#\s"']*)/.exec(address) ?? []
  return new URLSearchParams(query)
}

/** It has some 800 letters. */
const bareCode = (address: string) => /^\s*([\w.~-]{20,})\s*$/.exec(address)?.[1]

const deniedBy = (query: URLSearchParams): Refusal => ({
  ok: false,
  kind: 'denied',
  message: `MyAnimeList gave no code but an error: ${query.get('error')?.slice(0, 100)}. access_denied is that somebody did not allow access.`,
  next: 'Begin anew, and allow access on the page: pmm-config mal auth --anew <config>',
})

const NOBODY: Refusal = {
  ok: false,
  kind: 'needed',
  message: 'Somebody has to open the page above and allow access.',
  next: 'Then hand over the address that the browser was sent to, on standard input: pmm-config mal auth --url - <config>',
}

const NO_CODE: Refusal = {
  ok: false,
  kind: 'grant',
  message: 'This address holds no code: it has to have `code=` in it.',
  next: 'Copy the whole address from the browser, after you allowed access: pmm-config mal auth --anew <config>',
}
