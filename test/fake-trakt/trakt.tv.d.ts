/** As much of the package as the tests use; it brings no types of its own. */
declare module 'trakt.tv' {
  interface Tokens {
    readonly access_token: string
    readonly refresh_token: string
    /** Milliseconds. */
    readonly expires: number
  }
  interface Codes {
    readonly user_code: string
    readonly device_code: string
    readonly verification_url: string
    readonly expires_in: number
    readonly interval: number
  }
  export default class Trakt {
    constructor(settings: {
      readonly client_id: string
      readonly client_secret: string
      readonly redirect_uri?: string
      readonly api_url: string
    })
    readonly users: { settings(): Promise<{ readonly user: { readonly username: string } }> }
    get_url(): string
    get_codes(): Promise<Codes>
    poll_access(codes: Codes): Promise<unknown>
    exchange_code(code: string, state?: string): Promise<unknown>
    refresh_token(): Promise<unknown>
    import_token(tokens: Tokens): Promise<Tokens>
    export_token(): Tokens
    /** Does not wait for the answer. */
    revoke_token(): void
  }
}
