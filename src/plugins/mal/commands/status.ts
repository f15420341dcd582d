import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { COMMON_FLAGS, PATH, toRequest } from '../flags.js'
import { runVerb } from '../run-verb.js'

export class Status extends Command {
  static override summary = 'Say how the sign-in to MyAnimeList stands.'
  static override description =
    'Tells it from the file alone, which does not say when tokens run out; --online asks MyAnimeList whether it takes the access token. Changes nothing and spends nothing.\n\nExit codes: 0 signed in, 1 it could not be told, 2 wrong use, 4 somebody has to sign in.'
  static override examples = ['<%= config.bin %> mal status --online config.yml']
  static override args = PATH
  static override flags = {
    online: Flags.boolean({ description: 'Ask MyAnimeList, too.' }),
    ...COMMON_FLAGS,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Status)
    await runVerb(this, 'status', { ...toRequest(args.path, flags), online: flags.online })
  }
}
