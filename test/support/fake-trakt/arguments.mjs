import { parseArgs } from 'node:util'
import { FAULT_NAMES, fault } from './named-faults.mjs'

/** @type {readonly import('./types.js').Endpoint[]} */
const ENDPOINTS = [
  'device-code',
  'device-token',
  'exchange',
  'refresh',
  'token',
  'revoke',
  'settings',
  'authorize',
  'activate',
]

export const USAGE = `Usage: npm run fake-trakt -- [options]

A Trakt of one's own on loopback, to try pmm-config's sign-in without an account.

  --port N            listen there instead of on any free port
  --approve-after N   connect every device code after N pending polls; else somebody does it in a browser
  --deny-after N      refuse every device code after N pending polls
  --lifetime N        seconds for which an access token is good (604800)
  --interval N        seconds between two polls (5)
  --expires-in N      seconds for which a device code is good (600)
  --username NAME     of the one account there is (sean)
  --issue KIND        print an authorization that was handed out earlier: expired, old (its refresh token is
                      from before Trakt's move of July 2026) or fresh
  --fault NAME[@ENDPOINT][:N]
                      go wrong at every request, at those of one endpoint, at the Nth of them; may be
                      repeated
  --help              show this

Endpoints: ${ENDPOINTS.join(', ')}
Faults: ${wrapped(FAULT_NAMES.join(', '))}
`

const OPTIONS = /** @type {const} */ ({
  port: { type: 'string' },
  'approve-after': { type: 'string' },
  'deny-after': { type: 'string' },
  lifetime: { type: 'string' },
  interval: { type: 'string' },
  'expires-in': { type: 'string' },
  username: { type: 'string' },
  issue: { type: 'string' },
  fault: { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
})

const KINDS = /** @type {const} */ (['expired', 'old', 'fresh'])

/**
 * What is typed after `npm run fake-trakt --`.
 * @param {readonly string[]} args
 * @throws Error with a sentence for the user
 */
export function readArguments(args) {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  const issue = KINDS.find((kind) => kind === values.issue)
  if (issue === undefined && values.issue !== undefined)
    throw new Error(`--issue takes ${KINDS.join(', ')}, not ${values.issue}.`)
  return {
    help: values.help,
    issue,
    approveAfter: number('approve-after'),
    denyAfter: number('deny-after'),
    faults: (values.fault ?? []).map(readFault),
    options: {
      ...given('port'),
      ...given('lifetime'),
      ...given('interval'),
      ...given('expires-in', 'expiresIn'),
      ...(values.username === undefined ? {} : { user: { username: values.username } }),
    },
  }

  /** @param {'port' | 'approve-after' | 'deny-after' | 'lifetime' | 'interval' | 'expires-in'} name */
  function number(name) {
    const text = values[name]
    if (text === undefined) return undefined
    if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`--${name} takes a number, not ${text}.`)
    return Number(text)
  }

  /** @param {Parameters<typeof number>[0]} name @param {string} [key] */
  function given(name, key = name) {
    const value = number(name)
    return value === undefined ? {} : { [key]: value }
  }
}

/**
 * NAME, NAME@ENDPOINT, NAME:N or NAME@ENDPOINT:N
 * @param {string} text
 * @returns {import('./types.js').Fault}
 */
function readFault(text) {
  const [, name, where, nth] = /^([^@:]+)(?:@([^:]+))?(?::([1-9]\d*))?$/.exec(text) ?? []
  const known = FAULT_NAMES.find((one) => one === name)
  const on = ENDPOINTS.find((one) => one === where)
  if (!known || on !== where) throw new Error(`--fault does not know ${text}. Try --help.`)
  return fault(known, {
    ...(on === undefined ? {} : { on }),
    ...(nth === undefined ? { times: Number.POSITIVE_INFINITY } : { nth: Number(nth) }),
  })
}

/** @param {string} text */
function wrapped(text) {
  return text
    .replace(/(.{1,95})(, |$)/g, '$1,\n        ')
    .trimEnd()
    .replace(/,$/, '')
}
