import type { Tokens } from '../../plugin/index.js'

/** In PMM's order; it keeps neither when they were issued nor for what. */
export const TOKEN_KEYS = ['access_token', 'token_type', 'expires_in', 'refresh_token']

/**
 * Takes the tokens out of an answer; nothing where it holds none.
 *
 * @param refreshToken that stays in use where the answer holds no other one
 */
export function tokensIn(json: unknown, refreshToken?: string): Tokens | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const body = json as Record<string, unknown>
  const { access_token, token_type, expires_in } = body
  const refresh_token = body.refresh_token === '' ? null : (body.refresh_token ?? null)
  if (!isToken(access_token) || !(refresh_token === null || isToken(refresh_token))) return undefined
  return {
    access_token,
    token_type: typeof token_type === 'string' && token_type !== '' ? token_type : 'Bearer',
    expires_in: typeof expires_in === 'number' && Number.isSafeInteger(expires_in) ? expires_in : null,
    refresh_token: refresh_token ?? refreshToken ?? null,
  }
}

/** A signed access token and a sealed refresh token, or an id of thirty-two digits; and no word on when or for what. */
export function recognizes(block: Readonly<Record<string, string>>): boolean {
  const { access_token = '', refresh_token = '', scope, created_at, client_id = '' } = block
  if (scope !== undefined || created_at !== undefined) return false
  return /^eyJ/.test(access_token) || /^def50200/.test(refresh_token) || /^[0-9a-f]{32}$/i.test(client_id)
}

const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
