import { Args, Command, Flags } from '@oclif/core'
import { provider } from './provider.js'
import { rule } from './rule.js'

/** The program finds the commands here (`oclif.commands` in package.json). */
export const COMMANDS = { 'simkl:auth': command('auth'), 'simkl:status': command('status') }

/** And here what the plugin brings besides (`oclif.hooks`). */
export async function CONTRIBUTE() {
  return { providers: [provider], rules: [rule] }
}

/** @param {import('pmm-config/plugin').Verb} verb */
function command(verb) {
  return class extends Command {
    static summary = verb === 'auth' ? 'Sign in to SIMKL.' : 'Say how the sign-in to SIMKL stands.'
    static args = { path: Args.string({ ignoreStdin: true, description: 'The config.' }) }
    static flags = {
      json: Flags.boolean({ description: 'Print the outcome as JSON.' }),
      ...(verb === 'status' ? { online: Flags.boolean({ description: 'Ask SIMKL, too.' }) } : {}),
    }

    async run() {
      const { args, flags } = await this.parse(this.ctor)
      // The program has the file, the clock and the terminal; the provider knows the service.
      const { successes } = await this.config.runHook('pmm-config:host', {})
      const host = successes[0]?.result
      if (!host) this.error('this plugin works inside pmm-config only', { exit: 2 })
      process.exitCode = await host.run(verb, 'simkl', { path: args.path, ...flags })
    }
  }
}
