import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { startFakeTrakt } from '../../support/fake-trakt/server.mjs'
import type { Endpoint, FakeTrakt, Options, TokenPair } from '../../support/fake-trakt/types.js'

/** How a config is laid out on the disk. */
export interface Layout {
  /** What stands where for a pair of tokens, byte for byte. */
  files(pair: TokenPair): Readonly<Record<string, string>>
  /** As on the command line; by default `config.yml`. */
  readonly path?: string
  /** Links, by name: where they lead. */
  readonly links?: Readonly<Record<string, string>>
  readonly folders?: readonly string[]
  readonly envFile?: string
}

const section = (lines: readonly string[]) => `# mine; ünïcode
libraries:
  Movies:
    collection_files:
      - file: config/movies.yml   # a comment
trakt:
  client_id: CLIENT_ID
  client_secret: "CLIENT_SECRET"   # both of one app
  authorization:
    # everything below is kept up by pmm-config
${lines.map((line) => `    ${line}\n`).join('')}  pin:
tmdb:
  apikey: 0123456789abcdef
`

const config = (pair: TokenPair) => section(Object.entries(pair).map(([key, value]) => `${key}: ${value}`))

const KEYS = ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'created_at'] as const
const placeholders = section(KEYS.map((key) => `${key}: <<trakt-${key.replaceAll('_', '-')}>>`))
const variables = (pair: TokenPair) =>
  `# mine, too\nOTHER=1\n${KEYS.map((key) => `KOMETA_TRAKT_${key.toUpperCase()}=${pair[key]}\n`).join('')}`

export const PLAIN: Layout = { files: (pair) => ({ 'config.yml': config(pair) }) }
export const LINKED: Layout = {
  files: (pair) => ({ 'real/config.yml': config(pair) }),
  path: 'link.yml',
  links: { 'link.yml': 'real/config.yml' },
}
export const IN_WORK_TREE: Layout = {
  files: (pair) => ({ 'tree/deep/config.yml': config(pair) }),
  path: 'tree/deep/config.yml',
  folders: ['tree/.git'],
}
export const WITH_ENV_FILE: Layout = {
  files: (pair) => ({ 'config.yml': placeholders, '.env': variables(pair) }),
  envFile: '.env',
}

/** A config whose owner is signed in, and the Trakt that it is signed in to. */
export interface Stage {
  readonly layout: Layout
  readonly folder: string
  readonly fake: FakeTrakt
  readonly old: TokenPair
  /** The pairs that were handed out, as far as whole answers held them. */
  readonly given: readonly TokenPair[]
  /** Takes note of the tokens in a body; for faults that alter an answer and leave its tokens whole. */
  hear(body: string): string
  read(name: string): string
}

export interface StageOptions extends Options {
  readonly layout?: Layout
  /** Made where the stage is to stand; by default a folder of its own. */
  readonly folder?: string
}

/** So that nothing of a stage stands outside of the folder that is removed in the end. */
const TOP = () => process.env.TMPDIR!

/** Lays out a config and starts a Trakt, and closes it when the work on it is done. */
export async function onStage<Result>(
  { layout = PLAIN, folder = mkdtempSync(join(TOP(), 'stage-')), ...options }: StageOptions,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const fake = await startFakeTrakt({ interval: 0.02, ...options })
  try {
    const old = fake.issue({ expired: true })
    const { clientId, clientSecret } = fake.app
    const withApp = (pair: TokenPair) =>
      Object.fromEntries(
        Object.entries(layout.files(pair)).map(([name, text]) => [
          name,
          text.replace('CLIENT_ID', clientId).replace('CLIENT_SECRET', clientSecret),
        ]),
      )
    const own: Layout = { ...layout, files: withApp }
    for (const name of layout.folders ?? []) mkdirSync(join(folder, name), { recursive: true })
    for (const [name, text] of Object.entries(own.files(old))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
      chmodSync(join(folder, name), 0o600)
    }
    for (const [name, target] of Object.entries(layout.links ?? {})) symlinkSync(target, join(folder, name))
    const read = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''
    const given: TokenPair[] = []
    const hear = (body: string) => {
      const said: unknown = body.startsWith('{') ? JSON.parse(body) : undefined
      if (said && typeof said === 'object' && 'refresh_token' in said) given.push(said as TokenPair)
      return body
    }
    const ends: readonly Endpoint[] = ['token', 'device-token']
    for (const on of ends) fake.faults.push({ on, times: Number.POSITIVE_INFINITY, body: hear })
    return await work({ layout: own, folder: realpathSync(folder), fake, old, given, hear, read })
  } finally {
    await fake.close()
  }
}
