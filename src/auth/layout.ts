import type { AuthProvider, Path } from '../plugin/index.js'

/** Where a token stands below the section: PMM keeps what it gets itself below `authorization`. */
export function tokenPath({ tokensAt = ['authorization'] }: AuthProvider, key: string): Path {
  return [...tokensAt, key]
}

export const tokenPaths = (provider: AuthProvider): readonly Path[] =>
  provider.tokenKeys.map((key) => tokenPath(provider, key))

/** The key of the token that is sent with every request. */
export const accessKey = ({ accessKey = 'access_token' }: AuthProvider): string => accessKey
