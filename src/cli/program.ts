import { resolve } from 'node:path'
import { Config } from '@oclif/core/config'
import { run } from '@oclif/core/run'
import { Completion } from '../commands/completion.js'
import { Doctor } from '../commands/doctor.js'
import { Explain } from '../commands/explain.js'
import { Fix } from '../commands/fix.js'
import { Migrate } from '../commands/migrate.js'
import { Redact } from '../commands/redact.js'
import { Rules } from '../commands/rules.js'
import { Schema } from '../commands/schema.js'
import { SecretsExtract } from '../commands/secrets-extract.js'
import { SecretsInline } from '../commands/secrets-inline.js'
import { SecretsList } from '../commands/secrets-list.js'
import { Validate } from '../commands/validate.js'
import type { Host } from '../plugin/index.js'
import { complain } from './complain.js'
import { contributions, rulesOf } from './contributions.js'
import { withSuggestion } from './did-you-mean.js'
import { FAILED } from './exit-codes.js'
import { type Io, processIo, withoutNotes } from './io.js'
import { scopeOf } from './options.js'
import { loadPlugins } from './plugins.js'
import type { Settings } from './settings.js'

/** The commands by name; oclif finds them here (`oclif.commands` in package.json). */
export const COMMANDS = {
  validate: Validate,
  fix: Fix,
  migrate: Migrate,
  redact: Redact,
  explain: Explain,
  rules: Rules,
  schema: Schema,
  'secrets:list': SecretsList,
  'secrets:extract': SecretsExtract,
  'secrets:inline': SecretsInline,
  doctor: Doctor,
  completion: Completion,
}

/** The services for plugins; oclif finds them here (`oclif.hooks`). */
export async function HOST({ config }: { readonly config: Config }): Promise<Host> {
  const { createHost } = await import('../auth/host.js')
  return createHost(processIo(), `${config.bin}/${config.version}`, async () =>
    (await contributions(config)).flatMap(({ providers = [] }) => providers),
  )
}

// Built, this file stands in dist/lazy/.
const root = resolve(__dirname, '../..')

/** The rules that the plugins of the settings bring. */
export async function rulesOfPlugins({ plugins: names, folder }: Settings) {
  const { plugins, problems } = await loadPlugins(root, names, folder, false)
  if (problems.length > 0) return { problems }
  const config = new Config({ root, plugins })
  await config.load()
  try {
    return { moreRules: await rulesOf(config) }
  } catch (error) {
    return { problems: [{ path: '', message: (error as Error).message }] }
  }
}

/** The whole program, as oclif runs it. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  const io = processIo()
  const isOwn = argv[0] !== undefined && Object.keys(COMMANDS).some((name) => name.split(':')[0] === argv[0])
  const { names, from, problems } = await namedPlugins(argv, isOwn, io)
  // What the program's own plugins bring is of use to their commands, to some others, and to the help that lists them.
  const loaded = await loadPlugins(root, names, from, !isOwn || USES_OWN.includes(argv[0]!) || isHelp(argv))
  const all = [...problems, ...loaded.problems]
  complain(all, io)
  // Whoever asks how to use the program gets to know it, whatever becomes of plugins.
  if (all.length > 0 && !isHelp(argv)) process.exitCode = FAILED
  else await runSuggesting(argv, loaded.plugins)
}

/** A command or a flag that there is not is an error with the one that was meant. */
async function runSuggesting(
  argv: readonly string[],
  plugins: Awaited<ReturnType<typeof loadPlugins>>['plugins'],
): Promise<void> {
  try {
    await run([...argv], { root, plugins })
  } catch (error) {
    const config = new Config({ root, plugins })
    await config.load()
    throw withSuggestion(error, argv, config)
  }
}

const isHelp = (argv: readonly string[]) =>
  argv.length === 0 || argv.includes('--help') || argv.includes('-h')

const VERSION = ['--version', '-v']

/** Commands that read the settings themselves, and say what is wrong with them. */
const JUDGES = ['validate', 'fix', 'migrate', 'doctor']

/** Commands that use what the program's own plugins bring. */
const USES_OWN = ['fix', 'doctor', 'completion']

/** The plugins that the settings name. */
async function namedPlugins(argv: readonly string[], isOwn: boolean, io: Io) {
  const none = { names: [], from: io.cwd, problems: [] }
  // Neither needs them.
  if (argv.includes('--no-config') || VERSION.includes(argv[0] ?? '')) return none
  const named = namedSettings(argv)
  const judges = JUDGES.includes(argv[0] ?? '') && !isHelp(argv)
  const asked = named === undefined ? {} : { settingsFile: named }
  const loaded = await scopeOf(asked, judges ? withoutNotes(io) : io).at('.')
  if (loaded.ok) return { names: loaded.settings.plugins, from: loaded.settings.folder, problems: [] }
  if (judges || isHelp(argv)) return none
  if (!isOwn) return { ...none, problems: loaded.problems }
  // Whoever asks what a rule means is not to be turned away for it.
  complain(loaded.problems, io)
  return none
}

/** oclif reads flags only once it has all plugins. */
function namedSettings(argv: readonly string[]): string | undefined {
  const index = argv.lastIndexOf('--settings')
  return (
    argv.findLast((argument) => argument.startsWith('--settings='))?.slice('--settings='.length) ??
    argv[index + 1 || argv.length]
  )
}
