import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import { printCompletion } from '../cli/completion/print.js'
import { SHELLS, type Shell } from '../cli/completion/shells.js'
import { processIo } from '../cli/io.js'

export class Completion extends Command {
  static override summary = 'Print a script that completes commands, flags and their values in a shell.'
  static override examples = [
    { description: 'In ~/.bashrc', command: 'eval "$(<%= config.bin %> completion bash)"' },
    { description: 'In ~/.zshrc, below compinit', command: 'eval "$(<%= config.bin %> completion zsh)"' },
    {
      description: 'In ~/.config/fish/config.fish',
      command: '<%= config.bin %> completion fish | source',
    },
    {
      description: 'In $PROFILE of PowerShell',
      command: '<%= config.bin %> completion powershell | Out-String | Invoke-Expression',
    },
  ]
  static override args = {
    shell: Args.string({
      ignoreStdin: true,
      options: [...SHELLS],
      required: true,
      description: 'The shell.',
    }),
  }

  async run(): Promise<void> {
    const { args } = await this.parse(Completion)
    printCompletion(args.shell as Shell, this.config, processIo())
  }
}
