/** What the commands of every service do. */
export type Verb = 'auth' | 'status' | 'refresh' | 'revoke'

/** What the command line asks of a verb. A text that is `-` is read from standard input. */
export interface VerbRequest {
  readonly path?: string
  readonly json?: boolean
  /** Whether a settings file counts; it does unless this is false. */
  readonly settings?: boolean
  /** The settings file, where a person names it. */
  readonly settingsFile?: string
  readonly dryRun?: boolean
  /** Writes the finished block to standard output and leaves the file alone. */
  readonly print?: boolean
  /** Writes variables into this file in place of values into the config. */
  readonly envFile?: string
  /** What that option is called on this command line: `env-file` is Node's own, too. */
  readonly envFileName?: 'write-env' | 'env-file'
  /** With `envFile`: also puts placeholders for them into the config. */
  readonly placeholders?: boolean
  readonly force?: boolean
  /** `auth`: sends nothing that only checks. `status`: the default. */
  readonly offline?: boolean
  /** `status` asks the service as well. */
  readonly online?: boolean
  /** Skips the refresh token and signs in anew. */
  readonly device?: boolean
  /** A code that the service showed; an empty text asks for it. */
  readonly code?: string
  /** What `code` is called on this command line: `pin`, `code` or `url`. */
  readonly codeName?: string
  readonly redirectUri?: string
  /** Nobody else works on the config, so that no lock has to be seen by others. */
  readonly soleUser?: boolean
  /** A file with a block of credentials from elsewhere. */
  readonly import?: string
  /** `refresh` only when less than this is left, as `2d`. */
  readonly ifExpiring?: string
  /** As `1d`: what is good for longer needs no exchange. */
  readonly margin?: string
  /** Answers what would be asked with yes. */
  readonly yes?: boolean
  readonly browser?: boolean
  readonly qr?: boolean
  readonly clipboard?: boolean
  /** In seconds, for one request. */
  readonly timeout?: number
  /** Base URLs in place of the provider's own, by their names. */
  readonly urls?: Readonly<Record<string, string | undefined>>
}
