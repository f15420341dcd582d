import { TraktClient } from '@dvcol/trakt-http-client'
import { traktApi } from '@dvcol/trakt-http-client/api'
import Trakt from 'trakt.tv'
import type { FakeTrakt } from '../support/fake-trakt/types.js'

/** What both clients can do, in one set of words. */
export interface Client {
  /** The code that the person has to confirm; `done` is the login. */
  login(): Promise<{ readonly userCode: string; done(): Promise<void> }>
  exchange(code: string): Promise<void>
  refresh(refreshToken?: string): Promise<void>
  username(): Promise<string>
  revoke(): Promise<void>
  tokens(): { readonly access: string | undefined; readonly refresh: string | undefined }
  authorizeUrl(): string
}

export const CLIENTS: Readonly<Record<string, (fake: FakeTrakt) => Client>> = {
  'trakt.tv': traktTv,
  '@dvcol/trakt-http-client': traktHttpClient,
}

function traktTv({ url, app }: FakeTrakt): Client {
  const trakt = new Trakt({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    redirect_uri: app.redirectUri,
    api_url: url,
  })
  return {
    async login() {
      const codes = await trakt.get_codes()
      return {
        userCode: codes.user_code,
        async done() {
          await trakt.poll_access(codes)
        },
      }
    },
    async exchange(code) {
      await trakt.exchange_code(code)
    },
    async refresh(refreshToken) {
      if (refreshToken === undefined) await trakt.refresh_token()
      else await trakt.import_token({ ...trakt.export_token(), refresh_token: refreshToken, expires: 0 })
    },
    username: async () => (await trakt.users.settings()).user.username,
    revoke: async () => trakt.revoke_token(),
    tokens() {
      const { access_token, refresh_token } = trakt.export_token()
      return { access: access_token, refresh: refresh_token }
    },
    authorizeUrl: () => trakt.get_url(),
  }
}

function traktHttpClient({ url, app }: FakeTrakt): Client {
  const trakt = new TraktClient(
    {
      client_id: app.clientId,
      client_secret: app.clientSecret,
      redirect_uri: app.redirectUri,
      endpoint: url,
      useragent: 'pmm-config-tests/1',
    },
    {},
    traktApi,
  )
  return {
    async login() {
      const codes = await trakt.getDeviceCode()
      return {
        userCode: codes.user_code,
        async done() {
          await trakt.pollWithDeviceCode(codes)
        },
      }
    },
    async exchange(code) {
      await trakt.exchangeCodeForToken(code)
    },
    async refresh(refreshToken) {
      await trakt.refreshToken(refreshToken)
    },
    async username() {
      const response = await trakt.users.settings()
      const { user } = (await response.json()) as { readonly user: { readonly username: string } }
      return user.username
    },
    revoke: () => trakt.revokeAuthentication(),
    tokens() {
      const { access_token, refresh_token } = trakt.auth
      return { access: access_token, refresh: refresh_token }
    },
    authorizeUrl: () => trakt.redirectToAuthenticationUrl(),
  }
}
