import type { Contribution } from '../../plugin/index.js'
import { Auth } from './commands/auth.js'
import { Refresh } from './commands/refresh.js'
import { Revoke } from './commands/revoke.js'
import { Status } from './commands/status.js'
import { provider } from './provider.js'

/** The commands by name; oclif finds them here (`oclif.commands` in package.json). */
export const COMMANDS = {
  'trakt:auth': Auth,
  'trakt:status': Status,
  'trakt:refresh': Refresh,
  'trakt:revoke': Revoke,
}

export async function CONTRIBUTE(): Promise<Contribution> {
  return { providers: [provider] }
}
