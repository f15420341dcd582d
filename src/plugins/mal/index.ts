import type { Contribution } from '../../plugin/index.js'
import { Auth } from './commands/auth.js'
import { Refresh } from './commands/refresh.js'
import { Status } from './commands/status.js'
import { provider } from './provider.js'

/** The commands by name; oclif finds them here (`oclif.commands` in package.json). */
export const COMMANDS = { 'mal:auth': Auth, 'mal:status': Status, 'mal:refresh': Refresh }

export async function CONTRIBUTE(): Promise<Contribution> {
  return { providers: [provider] }
}
