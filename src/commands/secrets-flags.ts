import * as Flags from '@oclif/core/flags'
import { REPAIR_FLAGS } from './validate-flags.js'

/** How values change places. */
export const CHANGE_FLAGS = {
  diff: Flags.boolean({
    aliases: ['dry-run'],
    description: 'Print what would change and write nothing; exit with 1 if something would.',
  }),
  yes: Flags.boolean({ description: 'Ask nothing, on a terminal either.' }),
  backup: REPAIR_FLAGS.backup,
}
