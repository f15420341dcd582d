import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { COMMON_FLAGS, PATH, toRequest } from '../flags.js'
import { runVerb } from '../run-verb.js'

export class Revoke extends Command {
  static override summary = 'Sign out: revoke the tokens and blank them.'
  static override description =
    'Asks first. Tells Trakt that the access token and the refresh token are not to be taken any more, and blanks the keys of `authorization`.\n\nWithout the id and secret of the app Trakt cannot be told; then the tokens are only blanked.\n\nExit codes: 0 done or nothing to do, 1 it failed, 2 wrong use or cancelled.'
  static override examples = ['<%= config.bin %> trakt revoke config.yml']
  static override args = PATH
  static override flags = {
    yes: Flags.boolean({ char: 'y', description: 'Do not ask.' }),
    'dry-run': Flags.boolean({ description: 'Show what would change and send nothing.' }),
    ...COMMON_FLAGS,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Revoke)
    await runVerb(this, 'revoke', {
      ...toRequest(args.path, flags),
      yes: flags.yes,
      dryRun: flags['dry-run'],
    })
  }
}
