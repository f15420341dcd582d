import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { COMMON_FLAGS, PATH, toRequest, WRITE_FLAGS } from '../flags.js'
import { runVerb } from '../run-verb.js'

export class Refresh extends Command {
  static override summary = 'Renew the tokens, without asking anybody.'
  static override description =
    'Exchanges the refresh token for new tokens and writes them.\n\nExit codes: 0 done or nothing to do, 1 it failed, 2 wrong use, 4 somebody has to sign in.'
  static override examples = ['<%= config.bin %> mal refresh config.yml']
  static override args = PATH
  static override flags = {
    'if-expiring': Flags.string({
      helpValue: 'TIME',
      description:
        'Only when the access token is good for less than this; here: when it is not taken any more.',
    }),
    ...WRITE_FLAGS,
    ...COMMON_FLAGS,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Refresh)
    const ifExpiring = flags['if-expiring']
    await runVerb(this, 'refresh', {
      ...toRequest(args.path, flags),
      ...(ifExpiring === undefined ? {} : { ifExpiring }),
    })
  }
}
