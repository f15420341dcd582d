import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runVerb } from '../../src/auth/run-verb.js'
import type { Verb, VerbRequest } from '../../src/plugin/index.js'
import { provider as mal } from '../../src/plugins/mal/provider.js'
import { provider } from '../../src/plugins/trakt/provider.js'
import { fakeIo } from './fake-io.js'
import { startFakeTrakt } from './fake-trakt/server.mjs'
import type { FakeTrakt, IssueOptions, Options, TokenPair } from './fake-trakt/types.js'
import { makeFolder } from './folder.js'

export const NOW = '2026-11-23T12:00:00Z'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  /** Both outputs with every stretch of blanks as one, as a reader takes them. */
  readonly said: string
}

/** A folder with a config, and a Trakt that knows the app in it. */
export interface World {
  readonly fake: FakeTrakt
  readonly folder: string
  run(verb: Verb, request?: VerbRequest, options?: Parameters<typeof fakeIo>[1]): Promise<Ran>
  read(name?: string): string
  write(text: string, name?: string): void
  /** What was asked of Trakt so far, in order. */
  asked(): readonly string[]
}

export async function world(
  config?: string | ((fake: FakeTrakt) => string),
  options: Options = {},
): Promise<World> {
  const fake = await startFakeTrakt({
    now: () => new Date(NOW),
    interval: 0.01,
    ...options,
    behaviour: { fastPoll: 'allowed', ...options.behaviour },
  })
  onTestFinished(() => fake.close())
  const folder = makeFolder()
  const write = (text: string, name = 'config.yml') => writeFileSync(join(folder, name), text)
  write(typeof config === 'string' ? config : (config ?? signedIn())(fake))
  return {
    fake,
    folder,
    write,
    read: (name = 'config.yml') => readFileSync(join(folder, name), 'utf8'),
    asked: () => fake.requests.map(({ method, path }) => `${method} ${path}`),
    async run(verb, request = {}, ioOptions = {}) {
      const io = fakeIo(folder, ioOptions)
      const urls = { auth: fake.url, api: fake.url }
      const asked = { path: 'config.yml', urls, ...request }
      const code = await runVerb(verb, provider, asked, io, 'pmm-config/0', [provider, mal])
      const { out, err } = io.printed
      return { code, out, err, said: `${out} ${err}`.replace(/\s+/g, ' ') }
    },
  }
}

/** A config that is signed in, by tokens that the fake has issued. */
export function signedIn(issue: IssueOptions = {}): (fake: FakeTrakt) => string {
  return (fake) => withTokens(fake, fake.issue(issue))
}

function withTokens(fake: FakeTrakt, pair: TokenPair): string {
  const keys = Object.entries(pair).map(([key, value]) => `    ${key}: ${value}\n`)
  return `${appOf(fake)}  pin:\n  authorization:\n${keys.join('')}${OTHERS}`
}

/** A config with an app and nothing else. */
export const signedOut = (fake: FakeTrakt) => `${appOf(fake)}  pin:\n  authorization:\n${OTHERS}`

const appOf = ({ app }: FakeTrakt) =>
  `libraries:\n  Movies:\ntrakt:\n  client_id: ${app.clientId}\n  client_secret: ${app.clientSecret}\n`

const OTHERS = 'tmdb:\n  apikey: <<tmdb-key>>\n'
