import type { NetAnswer } from '../../../plugin/index.js'
import type { Mark } from '../../../report/checkup.js'
import { quoted } from '../subject.js'

export type Answered = Extract<NetAnswer, { kind: 'answer' }>

/** What is wrong with an answer, or that none came. */
export interface Fault {
  readonly mark: Mark
  readonly message: string
  readonly hint?: string
}

/** Whom was asked, for words. */
export interface Who {
  /** `Radarr` */
  readonly title: string
  /** Where, without what is secret. */
  readonly base: string
  /** What was sent to be let in: `token`. Nothing where nothing was. */
  readonly key?: string
  /** PMM does not look at certificates there (`verify_ssl: false`). */
  readonly isUnverified?: boolean
}

/** What keeps an answer from being what was asked for: an object of JSON with a status below 300. */
export function faultOf(answer: NetAnswer, who: Who): Fault | undefined {
  const { title, base, key } = who
  if (answer.kind !== 'answer') return unreached(answer.reason, who)
  const { status } = answer
  if (status >= 300 && status < 400) return redirected(answer, who)
  if ((status === 401 || status === 403) && key)
    return {
      mark: 'error',
      message: `${title} refuses the ${key} (${status})`,
      hint: `Look whether the ${key} is whole, still good, and of this ${title}.`,
    }
  if (status === 429)
    return { mark: 'warn', message: `${title} was asked too often (429)`, hint: 'Try again later.' }
  if (status >= 500)
    return {
      mark: 'error',
      message: `${title} at ${quoted(base)} fails (${status})`,
      hint: 'Try again later.',
    }
  return status >= 400 || !isObject(answer.json) ? notIt(answer, who) : undefined
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Something answered, and not as the service does. */
export function notIt({ status, isHtml }: Answered, { title, base }: Who): Fault {
  const what = isHtml ? 'a web page' : status >= 400 ? `status ${status}` : 'something else'
  return {
    mark: 'error',
    message: `what answers at ${quoted(base)} is not ${title}: it sent ${what}`,
    hint: `Look whether port and path are those of ${title}.`,
  }
}

function redirected(answer: Answered, { title, base }: Who): Fault {
  const place = placeOf(answer.header('location'), base)
  return {
    mark: 'error',
    message: `${quoted(base)} sends elsewhere (${answer.status})${place ? `, to ${quoted(place)}` : ''}; nothing was sent there`,
    hint: `Write the address under which ${title} itself answers, with its URL base where it has one.`,
  }
}

/** Without what follows `?`, which may be secret. */
function placeOf(location: string | null, base: string): string | undefined {
  try {
    const { origin, pathname } = new URL(location ?? '', base)
    return location === null ? undefined : origin + pathname
  } catch {
    return undefined
  }
}

function unreached(reason: string, who: Who): Fault {
  const { title, base, isUnverified } = who
  if (/certificate/.test(reason) && isUnverified)
    return {
      mark: 'unknown',
      message: `${title} was not asked: ${reason}. PMM does not mind, by verify_ssl: false`,
    }
  const message = `${title} cannot be asked at ${quoted(base)}: ${reason}`
  const hint = hintFor(reason, who)
  return { mark: 'error', message, ...(hint === undefined ? {} : { hint }) }
}

function hintFor(reason: string, { title, base }: Who): string | undefined {
  const { hostname, port, protocol } = new URL(base)
  const shown = port || (protocol === 'https:' ? '443' : '80')
  if (/refused/.test(reason)) return `Look whether ${title} runs there, and whether ${shown} is its port.`
  if (/does not speak TLS/.test(reason)) return 'Write http:// in place of https://, or another port.'
  if (/is no HTTP|broke off/.test(reason) && protocol === 'http:')
    return `Perhaps it speaks TLS there (https://), or ${shown} is the port of something else.`
  if (/looked up/.test(reason) && !hostname.includes('.'))
    return 'Names of containers are known to other containers only: PMM may reach it all the same.'
  if (/certificate/.test(reason)) return 'PMM refuses it as well, unless verify_ssl is false.'
  if (/in time|no answer|no way/.test(reason))
    return 'Look whether it runs, and whether a firewall is in between; --timeout 30s waits longer.'
  return undefined
}
