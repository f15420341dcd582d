import * as Flags from '@oclif/core/flags'
import type { ValidateRequest } from '../cli/options.js'
import { FORMAT_WORDS } from '../cli/outputs.js'

/** Of every command that settings matter to. */
export const CONFIG_FLAG = Flags.boolean({
  allowNo: true,
  default: true,
  description: 'Read the settings file, if there is one.',
})

/** And to name the one that counts. */
export const SETTINGS_FLAG = Flags.string({
  helpValue: 'FILE',
  description:
    'The settings file that counts, wherever it stands; its plugins, or it itself if it is JavaScript, are run.',
})

/** What every command that judges configs takes. */
export const VALIDATE_FLAGS = {
  format: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'FORMAT[=FILE]',
    description: `How findings are printed: ${FORMAT_WORDS}. With =FILE written to a file beside that.`,
  }),
  rule: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'ID=SEVERITY',
    description: 'error, warning, info or off for a rule, or for a group such as trakt/*.',
  }),
  quiet: Flags.boolean({ description: 'Print errors only.' }),
  statistics: Flags.boolean({ description: 'Also count findings by rule.' }),
  'max-warnings': Flags.integer({
    min: 0,
    helpValue: 'N',
    description: 'Exit with 1 for more warnings than this.',
  }),
  now: Flags.string({
    helpValue: 'TIME',
    description: 'Judge tokens by this clock (ISO 8601), for repeatable runs.',
  }),
  config: CONFIG_FLAG,
  settings: SETTINGS_FLAG,
  'force-exclude': Flags.boolean({
    description: 'Leave out what the settings ignore even when it is named, for hooks.',
  }),
  'stdin-filename': Flags.string({
    helpValue: 'PATH',
    description: 'What standard input is called in findings.',
  }),
}

export const TARGET_FLAG = {
  target: Flags.string({
    helpValue: 'RANGE',
    description: 'The PMM/Kometa versions the config is for, as a semver range; auto asks the config.',
  }),
}

/** How repairs are made, where they are. */
export const REPAIR_FLAGS = {
  'unsafe-fixes': Flags.boolean({
    description: 'Also make repairs that may change what the config means.',
  }),
  diff: Flags.boolean({
    description: 'Print what would change and write nothing; exit with 1 if something would.',
  }),
  backup: Flags.boolean({ description: 'Keep the file as it was, as NAME.bak. It holds your secrets.' }),
}

interface Parsed {
  readonly format?: string[] | undefined
  readonly rule?: string[] | undefined
  readonly target?: string | undefined
  readonly now?: string | undefined
  readonly quiet: boolean
  readonly statistics: boolean
  readonly config: boolean
  readonly settings?: string | undefined
  readonly 'force-exclude': boolean
  readonly 'max-warnings'?: number | undefined
  readonly 'stdin-filename'?: string | undefined
}

export function toRequest(paths: readonly string[], flags: Parsed): ValidateRequest {
  const { format, rule, quiet, statistics, target, now } = flags
  return {
    paths,
    quiet,
    statistics,
    settings: flags.config,
    ...(flags.settings === undefined ? {} : { settingsFile: flags.settings }),
    forceExclude: flags['force-exclude'],
    ...(format ? { formats: format } : {}),
    ...(rule ? { rules: rule } : {}),
    ...(target === undefined ? {} : { target }),
    ...(now === undefined ? {} : { now }),
    ...(flags['max-warnings'] === undefined ? {} : { maxWarnings: flags['max-warnings'] }),
    ...(flags['stdin-filename'] === undefined ? {} : { stdinFilename: flags['stdin-filename'] }),
  }
}

export const toRepair = (flags: { 'unsafe-fixes': boolean; diff: boolean; backup: boolean }) => ({
  unsafe: flags['unsafe-fixes'],
  diff: flags.diff,
  backup: flags.backup,
})
