import { noUseOf } from '../../auth/no-use.js'
import { sectionOf } from '../../auth/section.js'
import { validity } from '../../auth/time.js'
import type { AuthProvider, Section } from '../../plugin/index.js'
import type { Check } from '../../report/checkup.js'
import { shellWord } from '../../report/shell-word.js'
import { check, type Subject } from './subject.js'

/** How each sign-in stands, by the file alone. */
export async function signInChecks(subject: Subject): Promise<readonly Check[]> {
  const found = await Promise.all(subject.providers.map((provider) => ofProvider(subject, provider)))
  return found.flat()
}

async function ofProvider(subject: Subject, provider: AuthProvider): Promise<readonly Check[]> {
  const { document, io, modifiedAt, path, secrets, settings } = subject
  const { service, title } = provider
  const id = `credential.${service}`
  if (document.broken.includes(service)) return [check(id, 'unknown', service, 'this section cannot be read')]
  const section = sectionOf(document, service, secrets)
  if (section.shape === 'missing') return []
  const dropped = await noUseOf(provider, settings, path, io.cwd)
  if (dropped !== undefined) return [check(`${id}.dropped`, 'warn', service, dropped)]
  if (section.shape !== 'mapping') return [check(id, 'warn', service, 'blank: PMM does not sign in')]
  const unset = unsetOf(provider, section)
  if (unset.length > 0) {
    const missing = unset.filter((variable) => subject.setElsewhere(variable) === undefined)
    const words =
      missing.length > 0 ? `not set: ${missing.join(', ')}` : 'filled in where PMM runs, and not here'
    const vain = 'so that it cannot be told whether PMM is signed in'
    return [check(id, missing.length > 0 ? 'error' : 'unknown', service, `${words}, ${vain}`)]
  }
  const standing = provider.standing(section, { now: io.now(), modifiedAt })
  const { accessToken, dead, expiresAt, pin, refreshToken } = standing
  const isOver = expiresAt !== undefined && expiresAt <= io.now()
  const mayRenew = refreshToken && !dead
  const signIn = `pmm-config ${service} auth ${shellWord(path)}`
  const token = accessToken
    ? check(
        id,
        isOver ? (mayRenew ? 'warn' : 'error') : 'ok',
        service,
        `signed in to ${title}: the access token is ${validity(expiresAt, io.now())}, ${refreshWords(refreshToken, dead)}`,
        isOver ? `${mayRenew ? 'Renew it' : 'Sign in again'}: ${signIn}` : undefined,
      )
    : isClientFilled(provider, section)
      ? check(
          id,
          'error',
          service,
          `not signed in to ${title}: there is no access token`,
          `Sign in: ${signIn}`,
        )
      : check(
          id,
          'warn',
          service,
          `not set up: ${missingClient(provider, section)} not filled in`,
          provider.appAdvice,
        )
  const spent = provider.spentKeys.join(' and ')
  return [
    token,
    ...(pin === 'none'
      ? []
      : [
          check(
            `${id}.pin`,
            pin === 'stale' ? 'warn' : 'ok',
            `${service} ${spent}`,
            pin === 'stale' ? 'there, but too old or used already' : 'there, and fresh: PMM uses it once',
          ),
        ]),
  ]
}

const refreshWords = (isThere: boolean, dead: string | undefined) =>
  !isThere ? 'no refresh token' : dead ? 'the refresh token is dead' : 'a refresh token is there'

/** The variables of placeholders for id, secret and access token that are not set. */
function unsetOf({ client, tokenKeys, tokensAt = ['authorization'] }: AuthProvider, section: Section) {
  const paths = [...client.map(({ key }) => [key]), ...tokenKeys.map((key) => [...tokensAt, key])]
  return paths.flatMap((path) => {
    const { from, value, variable } = section.get(path)
    return from === 'placeholder' && value === undefined && variable !== undefined ? [variable] : []
  })
}

const isClientFilled = ({ client }: AuthProvider, section: Section) =>
  client.every(({ key }) => section.get([key]).from !== 'missing')

const missingClient = ({ client }: AuthProvider, section: Section) =>
  client
    .map(({ key }) => key)
    .filter((key) => section.get([key]).from === 'missing')
    .join(' and ')
