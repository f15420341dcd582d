import { baseUrls } from '../../../auth/net/base-url.js'
import { noUseOf } from '../../../auth/no-use.js'
import { redactWords } from '../../../auth/redact.js'
import { sectionOf } from '../../../auth/section.js'
import type { AuthProvider, NetRequest, Session, Check as Told } from '../../../plugin/index.js'
import type { Check } from '../../../report/checkup.js'
import { shellWord } from '../../../report/shell-word.js'
import { check, quoted, type Subject } from '../subject.js'
import type { Ask } from './ask.js'

/** Asks each service that is signed in to whose the access token is. */
export async function askSignIns(subject: Subject, ask: Ask): Promise<readonly Check[]> {
  return (await Promise.all(subject.providers.map((provider) => askOne(subject, provider, ask)))).flat()
}

async function askOne(subject: Subject, provider: AuthProvider, ask: Ask): Promise<readonly Check[]> {
  const { document, io, path, secrets, settings } = subject
  const { service, title } = provider
  const id = `online.${service}`
  const section = sectionOf(document, service, secrets)
  // What is not used any more need not be asked.
  if (section.shape === 'missing' || (await noUseOf(provider, settings, path, io.cwd)) !== undefined)
    return []
  const key = provider.accessKey ?? 'access_token'
  const token = section.get([...(provider.tokensAt ?? ['authorization']), key]).value
  const client = Object.fromEntries(
    provider.client.flatMap(({ key: name }) => {
      const { value } = section.get([name])
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const [first] = provider.client
  if (token === undefined || (first && client[first.key] === undefined))
    return [
      check(
        id,
        'unknown',
        service,
        `not asked: ${token === undefined ? `no ${key}` : `no ${first!.key}`} here`,
      ),
    ]
  const urls = baseUrls(provider, {}, io.env)
  if ('problem' in urls) return [check(id, 'error', service, String(urls.problem))]
  // It gets no refresh token, so that it cannot spend one.
  const session: Session = {
    ...{ client, urls, tokens: { [key]: token } },
    now: () => io.now(),
    send: (request) => askOnly(request, ask),
  }
  const told = await provider.check(session)
  const { hint, ...rest } = checkOf(id, service, title, told, [token, ...Object.values(client)])
  return [{ ...rest, ...(hint === undefined ? {} : { hint: hint.replaceAll('<config>', shellWord(path)) }) }]
}

const askOnly = async (request: NetRequest, ask: Ask) =>
  request.method === 'GET'
    ? ask(request.url, request.headers)
    : ({ kind: 'unsent', reason: 'doctor sends nothing that could change something' } as const)

function checkOf(id: string, service: string, title: string, told: Told, secrets: readonly string[]): Check {
  if (told.ok) {
    const { username, note } = told
    const whose = username === undefined ? '' : ` of ${quoted(username)}${note ? ` (${note})` : ''}`
    return check(id, 'ok', service, `${title} takes the access token${whose}`)
  }
  const safe = (words: string) => redactWords(words, secrets).replace(/\.$/, '')
  const hint = told.kind === 'token' ? `Renew it: pmm-config ${service} refresh <config>` : told.next
  return check(
    id,
    told.kind === 'busy' ? 'warn' : 'error',
    service,
    safe(told.message),
    hint && redactWords(hint, secrets),
  )
}
