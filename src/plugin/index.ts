/**
 * What a plugin of pmm-config works with: types only, so that a plugin and the program never load each other.
 * A plugin is an oclif plugin. It answers the hook `pmm-config:contribute` with what it brings, and its
 * commands get the program's services from the hook `pmm-config:host`.
 */

export type {
  DocumentedRule,
  Finding,
  Fix,
  Rule,
  RuleContext,
  RuleDocs,
  RuleMeta,
  Severity,
} from '../rules/rule.js'
export type { Range } from '../text/source.js'
export type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
export type { Verb, VerbRequest } from './verbs.js'

import type { DocumentedRule } from '../rules/rule.js'
import type { Path } from '../yaml/document.js'
import type { Verb, VerbRequest } from './verbs.js'

/** The hooks between the program and its plugins, by their names. */
export interface PluginHooks {
  /** Answered by each plugin: what it brings. */
  readonly 'pmm-config:contribute': () => Promise<Contribution>
  /** Answered by the program: what it does for plugins. */
  readonly 'pmm-config:host': () => Promise<Host>
}

export interface Contribution {
  readonly providers?: readonly AuthProvider[]
  /** Rules that `validate`, `fix` and `rules` take up beside the program's own. */
  readonly rules?: readonly DocumentedRule[]
}

/** What the program does for the commands of a plugin. */
export interface Host {
  /**
   * Runs a verb for a service: finds and reads the config, asks the provider for what only it knows, writes so
   * that nothing is lost, says how it went. Returns the exit code: 0 done or nothing to do, 1 refused or
   * failed, 2 wrong use or cancelled, 4 somebody has to sign in.
   */
  run(verb: Verb, service: string, request: VerbRequest): Promise<number>
  /** Opens a config for a plugin's own purposes; without a path the one that PMM would read. */
  open(path?: string): Promise<OpenConfig | Problem>
  /** Replaces every secret, and every part of one from six characters on, by asterisks. */
  redact(words: string, secrets: readonly string[]): string
}

/** What went wrong, where, and what to do about it. */
export interface Problem {
  readonly path: string
  readonly message: string
  readonly hint?: string
}

export interface OpenConfig {
  /** As to be shown to people. */
  readonly path: string
  section(name: string): Section
  /** Changes keys of a section and nothing else of the file, durably; says what kept it from doing so. */
  write(section: string, changes: readonly Change[]): Promise<Problem | undefined>
}

/** What PMM reads below a root key, with its placeholders filled in. */
export interface Section {
  /** `null` is a blank section; `other` is something that is no mapping. */
  readonly shape: 'missing' | 'null' | 'mapping' | 'other'
  get(path: Path): Setting
}

/** One value of a section. */
export interface Setting {
  /** As text; nothing when the key is missing or blank, or its placeholder is not filled in. */
  readonly value: string | undefined
  readonly from: 'file' | 'placeholder' | 'missing'
  /** The environment variable that PMM would fill the placeholder from. */
  readonly variable?: string
  /** How the placeholder is to be written, where PMM would never fill it in as it is. */
  readonly spelling?: string
}

export interface Change {
  /** Below the section. */
  readonly path: Path
  /** `null` leaves the key blank. */
  readonly value: string | number | null
}

/** A service that PMM signs in to with OAuth. The program keeps the file, the clock and the terminal. */
export interface AuthProvider {
  /** The root key of the config, and the topic of the commands: `trakt`. */
  readonly service: string
  /** `Trakt` */
  readonly title: string
  /** Where the service is reached. */
  readonly urls: Readonly<Record<string, BaseUrl>>
  /** What tells the service who is asking, in the order people are asked for it. */
  readonly client: readonly ClientKey[]
  /** The keys of the tokens and of what belongs to them, in the order PMM writes them. */
  readonly tokenKeys: readonly string[]
  /** Where they stand below the section: `['authorization']` unless said. */
  readonly tokensAt?: Path
  /** The one that is sent with every request: `access_token` unless said. */
  readonly accessKey?: string
  /** Keys of the section that are good for one use, and blank after a sign-in. */
  readonly spentKeys: readonly string[]
  /** Where to make an app, and what to do without one. */
  readonly appAdvice: string
  /** What to know before tokens are exchanged, such as who else uses them; `status` says it, too. */
  readonly caution?: string
  /** Whether values by their keys, which came in a block without a name, look as this service's alone do. */
  recognizes?(block: Readonly<Record<string, string>>): boolean
  /** What to do where the PMM/Kometa that is run has no use for the service any more. */
  readonly goneAdvice?: string
  /** What to know of addresses that were given in place of the provider's own, in whole sentences. */
  urlAdvice?(urls: Readonly<Record<string, string>>): readonly string[]
  /** What the file alone tells. */
  standing(section: Section, circumstances: { readonly now: Date; readonly modifiedAt?: Date }): Standing
  /** Whether the service takes the access token, and whose it is. Spends nothing. */
  check(session: Session): Promise<Check>
  /** Exchanges the refresh token. It is sent once by a call, whatever the answer. */
  refresh(session: Session): Promise<Grant>
  /** Signs somebody in anew. */
  authorize(session: Session, way: Way, person: Person): Promise<Grant>
  /** Makes the tokens that there are worthless, where the service has a way to. */
  revoke?(session: Session): Promise<Revoked | Refusal>
}

export interface Revoked {
  readonly ok: true
  /** Why a token is good still, as a sentence. */
  readonly left?: string
}

export interface BaseUrl {
  readonly default: string
  /** The environment variable that replaces it. */
  readonly variable: string
}

export interface ClientKey {
  readonly key: string
  /** `Client ID` */
  readonly label: string
}

/** Keys of `authorization` to what they hold, in the order they are written. */
export type Tokens = Readonly<Record<string, string | number | null>>

export interface Standing {
  /** When the access token runs out; nothing where the file does not tell. */
  readonly expiresAt?: Date
  readonly accessToken: boolean
  readonly refreshToken: boolean
  /** A code in the file: `stale` when it is too old to be used, or has been. */
  readonly pin: 'none' | 'stale' | 'fresh'
  /** Why the refresh token cannot be used any more, where the file tells, as a sentence. */
  readonly dead?: string
}

/** What a provider needs to talk to its service. */
export interface Session {
  readonly client: Readonly<Record<string, string>>
  /** The keys of `authorization` as they are now. */
  readonly tokens: Readonly<Record<string, string | undefined>>
  readonly urls: Readonly<Record<string, string>>
  readonly redirectUri?: string
  now(): Date
  send(request: NetRequest): Promise<NetAnswer>
}

/** How somebody signs in. */
export type Way =
  | { readonly kind: 'device' }
  /** `code` is what the service showed; nothing when it has to be asked for. */
  | { readonly kind: 'code'; readonly code?: string; readonly name: string }

export type Grant = { readonly ok: true; readonly tokens: Tokens } | Refusal

export interface Refusal {
  readonly ok: false
  /**
   * What became of it, and so of a refresh token: after `grant` it is never sent again, after `lost` once more
   * when the access token has run out, after every other kind at once.
   *
   * `grant`: what was sent is not taken any more, another way is needed. `client`: id or secret are refused.
   * `account`: the person's account is. `denied`: the person said no. `expired`: nobody answered in time.
   * `unsent`: nothing reached the service. `lost`: it may have, and no whole answer came. `busy`: later.
   * `needed`: somebody has to do something first.
   */
  readonly kind: 'grant' | 'client' | 'account' | 'denied' | 'expired' | 'unsent' | 'lost' | 'busy' | 'needed'
  /** What happened and why, in whole sentences. */
  readonly message: string
  /** What to do next. In a command `<config>` stands for the config at hand, in all sentences of a provider. */
  readonly next?: string
}

export type Check =
  | { readonly ok: true; readonly username?: string; readonly note?: string }
  /** `token`: the access token is not taken; the rest as in `Refusal`. */
  | (Omit<Refusal, 'kind'> & { readonly kind: Refusal['kind'] | 'token' })

/** What a provider may ask of the person in front of the terminal. */
export interface Person {
  /** Whether there is somebody to answer. */
  readonly present: boolean
  /** Prints a paragraph for people; never on standard output. */
  say(text: string): void
  /** Asks for something that is not shown while it is typed; nothing when nobody can answer. */
  askSecret(question: string): Promise<string | undefined>
  /** Shows where to go, and opens it where that is wanted. */
  show(invitation: Invitation): Promise<void>
  /** Shows a code and asks the service at intervals until somebody has entered it. */
  waitFor(invitation: DeviceInvitation, poll: () => Promise<Poll>): Promise<Grant>
}

export interface Invitation {
  readonly url: string
  /** The URL with the code in it: one click. */
  readonly directUrl?: string
  readonly code?: string
}

export interface DeviceInvitation extends Invitation {
  /** Both in seconds. */
  readonly interval: number
  readonly expiresIn: number
}

export type Poll =
  | { readonly state: 'pending' }
  /** Asked too often: wait longer, in seconds where the service says so. */
  | { readonly state: 'slower'; readonly seconds?: number }
  | { readonly state: 'done'; readonly grant: Grant }

export interface NetRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
}

export type NetAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      header(name: string): string | null
      /** The body as JSON, whatever it is called; nothing when it is none. */
      readonly json: unknown
      /** The body as it came. */
      readonly text?: string
      readonly isHtml: boolean
      /** In seconds, where the service says when to come back. */
      readonly retryAfter?: number
    }
  /** Nothing reached the service: what was to be sent is not spent. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** The service may have acted, and no whole answer came. */
  | { readonly kind: 'lost'; readonly reason: string }
