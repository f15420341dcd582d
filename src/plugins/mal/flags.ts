import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import type { VerbRequest } from '../../plugin/index.js'

export const PATH = {
  path: Args.string({ ignoreStdin: true, description: 'The config; by default the one PMM would read.' }),
}

/** Of every verb. */
export const COMMON_FLAGS = {
  json: Flags.boolean({ description: 'Print the outcome as JSON.' }),
  config: Flags.boolean({
    allowNo: true,
    default: true,
    description: 'Read the settings file, if there is one.',
  }),
  settings: Flags.string({
    helpValue: 'FILE',
    description: 'The settings file that counts, wherever it stands; its code is run.',
  }),
  timeout: Flags.integer({ min: 1, helpValue: 'SECONDS', description: 'For one request; 30 by default.' }),
  'auth-url': Flags.string({
    helpValue: 'URL',
    description: 'MyAnimeList’s sign-in server (PMM_CONFIG_MAL_AUTH_URL).',
  }),
  'api-url': Flags.string({ helpValue: 'URL', description: 'MyAnimeList’s API (PMM_CONFIG_MAL_API_URL).' }),
}

/** Of the verbs that end with new tokens. */
export const WRITE_FLAGS = {
  'dry-run': Flags.boolean({
    description: 'Show what would change, with secrets masked, and spend nothing.',
  }),
  print: Flags.boolean({
    description: 'Write the finished block, secrets and all, to standard output and leave the file alone.',
    exclusive: ['dry-run', 'json', 'write-env'],
  }),
  'write-env': Flags.string({
    // Node 20 looks at an option of this name itself, wherever it stands, and ends where there is no such file.
    aliases: ['env-file'],
    helpValue: 'FILE',
    description:
      'Write variables that PMM reads into FILE in place of values into the config. Also --env-file, which Node 20 takes for itself: it sets all variables of FILE, which has to be there, and one with NODE_OPTIONS is refused.',
  }),
  placeholders: Flags.boolean({
    description: 'With --write-env: put the placeholders for them into the config.',
    dependsOn: ['write-env'],
  }),
  'sole-user': Flags.boolean({
    description:
      'Nobody else runs pmm-config on this config: go on where no lock can keep others from sending the same refresh token, as with a single file mounted into a container.',
  }),
}

interface Parsed {
  readonly json: boolean
  readonly config: boolean
  readonly settings?: string | undefined
  readonly timeout?: number | undefined
  readonly 'auth-url'?: string | undefined
  readonly 'api-url'?: string | undefined
  readonly 'dry-run'?: boolean
  readonly print?: boolean
  readonly 'write-env'?: string | undefined
  readonly placeholders?: boolean
  readonly 'sole-user'?: boolean
}

/** What was typed, as the program takes it. */
export function toRequest(path: string | undefined, flags: Parsed): VerbRequest {
  const { json, config: settings, timeout, print = false, placeholders = false } = flags
  return {
    json,
    settings,
    print,
    placeholders,
    dryRun: flags['dry-run'] ?? false,
    soleUser: flags['sole-user'] ?? false,
    urls: { auth: flags['auth-url'], api: flags['api-url'] },
    ...(path === undefined ? {} : { path }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(flags['write-env'] === undefined ? {} : { envFile: flags['write-env'] }),
  }
}
