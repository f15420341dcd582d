import { visible } from '../report/visible.js'
import { SEVERITIES } from '../rules/rule.js'
import { suggest } from '../schema/suggest.js'
import { FORMAT_WORDS } from './outputs.js'

export interface Words {
  readonly message: string
  readonly hint?: string
}

export const NO_RANGE: Words = {
  message: '"target" is no range of versions',
  hint: 'Write for example ">=2.0.0 <2.4.7" or "2.x", in quotes, or auto.',
}

export const STRAY_PATH: Words = {
  message: 'this path leads out of the folder of the settings',
  hint: 'Name a place below that folder, or name the settings file yourself with --settings.',
}

export const COSTLY_PATTERN: Words = {
  message: 'this pattern has so many wildcards that matching it could take hours',
  hint: 'Write it as several patterns, with at most three `**`, and four `*` in a part.',
}

const LIST_HINT = 'Write a list, in quotes and brackets: ["config/*.yml"]'
const FORMAT_HINT = `Write ${FORMAT_WORDS}, or a list of them, each with =FILE behind it to write a file: [pretty, json=report.json]`

/** What to say when a setting's value is not what it should be. */
const SETTINGS: Readonly<Record<string, Words>> = {
  $schema: { message: '"$schema" is no text', hint: 'Delete it, or give it the address of the schema.' },
  target: NO_RANGE,
  rules: {
    message: '"rules" is no mapping of rules to severities',
    hint: 'Write one line for each rule, indented, for example `trakt/*: warning`.',
  },
  files: { message: '"files" is no list of paths', hint: LIST_HINT },
  ignore: { message: '"ignore" is no list of patterns', hint: LIST_HINT },
  plugins: { message: '"plugins" is no list of plugins', hint: 'Write a list: ["./my-plugin"]' },
  format: { message: '"format" is no output format', hint: FORMAT_HINT },
  trust: {
    message: '"trust" is no list of folders',
    hint: 'Write a list of folders, in quotes: ["/srv/kometa", "~/configs/*"]',
  },
  margin: {
    message: '"margin" is no length of time',
    hint: 'Write for example "2d", "12h" or "90m", or a number of seconds.',
  },
}

/** And for one of several things a setting holds. */
const ITEMS: Readonly<Record<string, Words>> = {
  files: { message: 'this entry of "files" is no path', hint: 'Write a path, folder or glob, in quotes.' },
  ignore: {
    message: 'this entry of "ignore" is no pattern',
    hint: 'Write a pattern as in .gitignore, in quotes.',
  },
  plugins: {
    message: 'this entry of "plugins" is no plugin',
    hint: 'Write the name of a package, or a folder that begins with "./".',
  },
  format: { message: 'this entry of "format" is no output format', hint: FORMAT_HINT },
  trust: {
    message: 'this entry of "trust" is no folder',
    hint: 'Write a path from the root or from your home folder ("~/..."), with /* behind it for all folders below.',
  },
}

/** Puts a wrong value into words; `item` is what it stands for where a setting holds several. */
export function describeSetting(setting: string, item: string | undefined, value: unknown): Words {
  if (setting === 'rules' && item !== undefined) return describeSeverity(item, value)
  return (item === undefined ? SETTINGS : ITEMS)[setting]!
}

function describeSeverity(rule: string, value: unknown): Words {
  const meant = typeof value === 'string' ? suggest(value, [...SEVERITIES, 'off']) : undefined
  return {
    message: `this is no severity for ${visible(rule)}`,
    hint: meant ? `Did you mean ${meant}?` : `Write ${SEVERITIES.join(', ')} or off.`,
  }
}
