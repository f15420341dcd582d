import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { askedFor } from '../asked-for.js'
import { COMMON_FLAGS, PATH, toRequest, toWrite, WRITE_FLAGS } from '../flags.js'
import { runVerb } from '../run-verb.js'

const CODES = ['--pin', '--code']

export class Auth extends Command {
  static override summary = 'Get Trakt working again: put valid tokens into the config.'
  static override description =
    'Does what is needed and no more. Tokens that are good for longer are left alone; else they are renewed, and where that is refused you are shown a code to enter on Trakt’s page. Touches nothing of the file but the sign-in.\n\nExit codes: 0 done or nothing to do, 1 Trakt refused or it failed, 2 wrong use or cancelled, 4 somebody has to sign in.'
  static override examples = [
    { description: 'The config PMM would read', command: '<%= config.bin %> trakt auth' },
    {
      description: 'On a server: the link as a QR code',
      command: '<%= config.bin %> trakt auth --qr config.yml',
    },
    {
      description: 'With a free account, which has no app: paste what the Kometa Utilities page shows',
      command: '<%= config.bin %> trakt auth --import - config.yml',
    },
    {
      description: 'For a config with <<placeholders>>',
      command: '<%= config.bin %> trakt auth --write-env config/.env --placeholders',
    },
  ]
  static override args = PATH
  static override flags = {
    force: Flags.boolean({
      description: 'Get new tokens even where the old ones are good; with --import: write a block unchecked.',
    }),
    device: Flags.boolean({ description: 'Sign in anew, without trying the refresh token.' }),
    pin: Flags.string({
      helpValue: 'PIN',
      description:
        'Exchange a PIN of Trakt’s: - for standard input, nothing to be asked for it, or the PIN, which others can see there.',
      exclusive: ['code', 'device', 'import'],
    }),
    code: Flags.string({
      helpValue: 'CODE',
      description: 'Exchange the code that Trakt sent to the redirect URI; given as --pin is.',
      exclusive: ['pin', 'device', 'import'],
    }),
    import: Flags.string({
      helpValue: 'FILE',
      description: 'Take tokens from a block that a page or script printed; - for standard input.',
      exclusive: ['pin', 'code', 'device'],
    }),
    margin: Flags.string({
      helpValue: 'TIME',
      description:
        'What is good for longer than this is left alone, such as 2d; by default as in the settings.',
    }),
    offline: Flags.boolean({ description: 'Send nothing that only checks.' }),
    ...WRITE_FLAGS,
    browser: Flags.boolean({ allowNo: true, default: true, description: 'Open a browser on Enter.' }),
    qr: Flags.boolean({ description: 'Show the link as a QR code, too.' }),
    clipboard: Flags.boolean({ description: 'Copy the code, too.' }),
    ...COMMON_FLAGS,
  }

  async run(): Promise<void> {
    this.argv = askedFor(this.argv, CODES)
    const { args, flags } = await this.parse(Auth)
    const { pin, code, margin } = flags
    const given = pin ?? code
    await runVerb(this, 'auth', {
      ...toRequest(args.path, flags),
      ...toWrite(flags),
      force: flags.force,
      device: flags.device,
      offline: flags.offline,
      browser: flags.browser,
      qr: flags.qr,
      clipboard: flags.clipboard,
      ...(given === undefined ? {} : { code: given, codeName: pin === undefined ? 'code' : 'pin' }),
      ...(flags.import === undefined ? {} : { import: flags.import }),
      ...(margin === undefined ? {} : { margin }),
    })
  }
}
