import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { askedFor } from '../asked-for.js'
import { COMMON_FLAGS, PATH, toRequest, WRITE_FLAGS } from '../flags.js'
import { runVerb } from '../run-verb.js'

export class Auth extends Command {
  static override summary = 'Get MyAnimeList working again: put valid tokens into the config.'
  static override description =
    'Does what is needed and no more. Tokens that MyAnimeList takes are left alone; else they are renewed, and where that is refused you are shown a page. After you allowed access there, the browser is sent to an address that does not load: paste that address here.\n\nExit codes: 0 done or nothing to do, 1 MyAnimeList refused or it failed, 2 wrong use or cancelled, 4 somebody has to sign in.'
  static override examples = [
    { description: 'The config PMM would read', command: '<%= config.bin %> mal auth' },
    {
      description: 'In two steps, where nobody can be asked: the first run shows the page',
      command: '<%= config.bin %> mal auth --url - config.yml < address.txt',
    },
  ]
  static override args = PATH
  static override flags = {
    force: Flags.boolean({
      description: 'Get new tokens even where the old ones are good; with --import: write a block unchecked.',
    }),
    anew: Flags.boolean({ description: 'Sign in anew, without trying the refresh token.' }),
    url: Flags.string({
      helpValue: 'URL',
      description:
        'The address that the browser was sent to: - for standard input, or nothing to be asked for it. Given here, others can see it.',
      exclusive: ['import', 'anew'],
    }),
    import: Flags.string({
      helpValue: 'FILE',
      description: 'Take tokens from a block that a page or script printed; - for standard input.',
    }),
    'redirect-uri': Flags.string({
      helpValue: 'URI',
      description: 'The redirect URL of the app; needed where it has more than one.',
    }),
    offline: Flags.boolean({ description: 'Send nothing that only checks.' }),
    ...WRITE_FLAGS,
    browser: Flags.boolean({ allowNo: true, default: true, description: 'Open a browser on Enter.' }),
    qr: Flags.boolean({ description: 'Show the link as a QR code, too.' }),
    ...COMMON_FLAGS,
  }

  async run(): Promise<void> {
    this.argv = askedFor(this.argv)
    const { args, flags } = await this.parse(Auth)
    const { force, anew, offline, browser, qr, url } = flags
    const redirectUri = flags['redirect-uri']
    await runVerb(this, 'auth', {
      ...toRequest(args.path, flags),
      force,
      device: anew,
      offline,
      browser,
      qr,
      ...(url === undefined ? {} : { code: url, codeName: 'url' }),
      ...(flags.import === undefined ? {} : { import: flags.import }),
      ...(redirectUri === undefined ? {} : { redirectUri }),
    })
  }
}
