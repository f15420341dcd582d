import { randomBytes } from 'node:crypto'

/** @typedef {{ clientId: string, clientSecret: string, redirectUri: string }} App */

/** `redirectUri` is what was sent to the authorize page; undefined where it was left out.
 * @typedef {{ challenge: string, redirectUri: string | undefined }} Grant */

/** @typedef {{ token_type: 'Bearer', expires_in: number, access_token: string, refresh_token: string }} Tokens */

/** The codes and tokens that are out. @param {number} lifetime of access tokens, in seconds */
export function createState(lifetime) {
  /** @type {Map<string, Grant>} */
  const codes = new Map()
  /** When access tokens run out, in milliseconds. @type {Map<string, number>} */
  const access = new Map()
  /** Refresh tokens that are good, with the access token issued beside them. @type {Map<string, string>} */
  const refresh = new Map()
  /** Codes and refresh tokens that were used, in that order: each is good once. @type {string[]} */
  const spent = []
  /** @returns {Tokens} */
  const issue = () => {
    const accessToken = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${letters(420)}.${letters(342)}`
    const refreshToken = `def50200${randomBytes(380).toString('hex')}`
    access.set(accessToken, Date.now() + lifetime * 1000)
    refresh.set(refreshToken, accessToken)
    return {
      token_type: 'Bearer',
      expires_in: lifetime,
      access_token: accessToken,
      refresh_token: refreshToken,
    }
  }
  return {
    spent,
    issue,
    /** @param {Grant} grant @returns {string} */
    code(grant) {
      const code = `def50200${randomBytes(240).toString('hex')}`
      codes.set(code, grant)
      return code
    },
    /** @param {string} code */
    grantOf: (code) => codes.get(code),
    /** @param {string} code @returns {Tokens} */
    exchange(code) {
      codes.delete(code)
      spent.push(code)
      return issue()
    },
    /** New tokens for a refresh token that is good; the old pair is worthless from then on.
     * @param {string} token @returns {Tokens | undefined} */
    renew(token) {
      const old = refresh.get(token)
      if (old === undefined) return undefined
      refresh.delete(token)
      access.delete(old)
      spent.push(token)
      return issue()
    },
    /** @param {string} token */
    isGood: (token) => (access.get(token) ?? 0) > Date.now(),
  }
}

/** @param {number} length */
const letters = (length) => randomBytes(length).toString('base64url').slice(0, length)
