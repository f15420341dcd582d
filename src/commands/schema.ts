import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { printSchema } from '../cli/schema.js'

export class Schema extends Command {
  static override summary = 'Print the JSON Schema of a config, or of a section of it.'
  static override description =
    'The schemas (draft-07) are what `validate` goes by, with a description for every key: for editors, and for whoever generates configs.'
  static override examples = [
    {
      description: 'One file for an editor',
      command: '<%= config.bin %> schema --bundle > kometa.schema.json',
    },
    { description: 'What Radarr takes', command: '<%= config.bin %> schema radarr' },
  ]
  static override args = {
    section: Args.string({
      ignoreStdin: true,
      default: 'config',
      description: 'A section such as plex; file_entry, operations, report or pmm-configrc.',
    }),
  }
  static override flags = {
    bundle: Flags.boolean({ description: 'Put all that the schema refers to into one document.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Schema)
    const { root } = this.config
    process.exitCode = printSchema({ root, name: args.section, bundle: flags.bundle }, processIo())
  }
}
