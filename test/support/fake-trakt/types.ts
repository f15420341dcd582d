/** The shapes of the fake Trakt. Times are milliseconds of its clock unless a name says otherwise. */

interface App {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

export interface User {
  readonly username: string
  readonly name: string
  readonly vip: boolean
}

/** The body of a successful token request; its keys are in the order in which PMM writes them. */
export interface TokenPair {
  readonly access_token: string
  readonly token_type: string
  readonly expires_in: number
  readonly refresh_token: string
  readonly scope: string
  readonly created_at: number
}

/** Where Trakt is known to differ over time, or where nobody knows. May be changed while the fake runs. */
export interface Behaviour {
  /** `new`: errors are 400; `old`: 401 with WWW-Authenticate, and a refresh must repeat its redirect URI. */
  server: 'new' | 'old'
  /** What a refresh token that is presented a second time does besides being refused. */
  reuse: 'revoke-family' | 'refuse'
  /** The body of a poll that is too early to succeed. */
  pending: 'empty' | 'text' | 'json'
  /** What a poll before its time gets. `allowed` is for clients whose timers cannot be relied on. */
  fastPoll: 'slow-down' | 'slow-down-with-retry-after' | 'allowed'
  /** What the revocation of an access token ends. */
  revoke: 'pair' | 'access'
  /** `gone` is a deactivated account that answers 410, `deactivated` one that answers 423. */
  account: 'active' | 'locked' | 'deactivated' | 'gone'
  /** Deleted apps answer like ids that never existed. */
  appDeleted: boolean
  /** The body of the API's 403 for an id that it does not know. */
  forbidden: 'empty' | 'json'
}

export interface DeviceCode {
  readonly deviceCode: string
  readonly userCode: string
  readonly expiresAt: number
  state: 'pending' | 'approved' | 'denied' | 'used' | 'expired'
  polls: number
  lastPoll: number | undefined
}

interface AuthorizationCode {
  readonly code: string
  readonly redirectUri: string
  /** PKCE with S256, where the authorization asked for it. */
  readonly challenge: string | undefined
  readonly expiresAt: number
  used: boolean
}

/** An access and a refresh token that were handed out together. */
export interface Grant {
  readonly pair: TokenPair
  readonly redirectUri: string
  /** All grants that came from one authorization by refreshing have one family. */
  readonly family: number
  access: 'live' | 'revoked'
  refresh: 'live' | 'spent' | 'revoked' | 'old' | 'too-old'
  /** How often the refresh token reached the server. */
  presented: number
}

export interface State {
  readonly app: App
  readonly user: User
  readonly behaviour: Behaviour
  readonly lifetimeSeconds: number
  readonly intervalSeconds: number
  readonly codeSeconds: number
  readonly devices: DeviceCode[]
  readonly codes: AuthorizationCode[]
  readonly grants: Grant[]
  /** What the person does with every code by themselves, after so many polls that were pending. */
  answerAfter: { readonly polls: number; readonly answer: 'approved' | 'denied' } | undefined
  /** Milliseconds. */
  now(): number
  /** 64 hex digits that no call before has returned. */
  mint(kind: string): string
  /** The address of the server itself. */
  url(): string
}

export type Endpoint =
  | 'device-code'
  | 'device-token'
  | 'token'
  | 'exchange'
  | 'refresh'
  | 'revoke'
  | 'settings'
  | 'authorize'
  | 'activate'

export interface Request {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  /** What the JSON says, or the text where it is none. */
  readonly body: unknown
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** A word for the log. */
  readonly note?: string
}

export interface Fault {
  readonly name?: string
  /** An endpoint or, beginning with a slash, a path. Without it, every request matches. */
  readonly on?: Endpoint | `/${string}`
  /** The first of the matching requests that is hit, counted from 1 since the fault is there. Default 1. */
  readonly nth?: number
  /** How many matching requests are hit; Infinity for a lasting fault. Default 1. */
  readonly times?: number
  /**
   * Whether the request is carried out all the same (a token is rotated, say) before the fault shows.
   * Default: not where the connection is cut `before` or the status is given and is no success.
   */
  readonly handled?: boolean
  readonly status?: number
  /** Put over those of the answer; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** In place of the true body, or made from it. */
  readonly body?: string | ((body: string) => string)
  /** `before` anything is done, `after` all is done but not a byte was sent, in the `middle` of the body. */
  readonly cut?: 'before' | 'after' | 'middle'
  /** Cut with a reset instead of an orderly end. */
  readonly reset?: boolean
  /** Milliseconds before the first byte. */
  readonly delay?: number
  /** Milliseconds between any two pieces of 16 characters of the body. */
  readonly dribble?: number
}

export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
  readonly at: Date
  /** Of the answer, whether or not it got through; undefined where the request was not answered at all. */
  readonly status: number | undefined
  readonly fault: Fault | undefined
}

export interface Options {
  /** Default 0: any free one. */
  readonly port?: number
  readonly app?: Partial<App>
  readonly user?: Partial<User>
  readonly behaviour?: Partial<Behaviour>
  readonly now?: () => Date
  /** Of an access token, in seconds. Default seven days. */
  readonly lifetime?: number
  /** Between polls, in seconds. Default 5. */
  readonly interval?: number
  /** Of a device code, in seconds. Default 600. */
  readonly expiresIn?: number
  /** Fakes of one seed hand out the same codes and tokens in the same order. */
  readonly seed?: string
  /** Gets a line for each request, without secrets. */
  readonly log?: (line: string) => void
}

export interface IssueOptions {
  readonly createdAt?: Date
  /** The access token has run out an hour ago. */
  readonly expired?: boolean
  /** The refresh token is from before the move of July 2026; `too-old`: answered as such ones in 2024. */
  readonly old?: boolean | 'too-old'
  /** That of the authorization. Default: the app's. */
  readonly redirectUri?: string
}

export type TokenState = 'live' | 'expired' | 'spent' | 'revoked' | 'old' | 'unknown'

export interface FakeTrakt {
  readonly url: string
  readonly app: App
  readonly user: User
  readonly behaviour: Behaviour
  readonly requests: readonly LoggedRequest[]
  readonly faults: Fault[]
  /** Refresh tokens that were exchanged, and how often each was presented, the exchange included. */
  readonly spent: ReadonlyMap<string, number>
  /** A token pair as if it had been handed out earlier. */
  issue(options?: IssueOptions): TokenPair
  /** What became of an access or a refresh token. */
  stateOf(token: string): TokenState
  /** The person in the browser; without a code, the newest. Throws where there is none to be answered. */
  approve(userCode?: string): void
  deny(userCode?: string): void
  expire(userCode?: string): void
  /** The person answers every code by themselves, after so many pending polls. */
  approveAfter(polls: number): void
  denyAfter(polls: number): void
  /** A code of the authorize page: 64 hex digits, or a PIN of 8 where the redirect URI is out-of-band. */
  authorizationCode(redirectUri?: string): string
  close(): Promise<void>
}
