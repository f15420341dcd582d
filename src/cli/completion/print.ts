import type { Config } from '@oclif/core/config'
import type { Io } from '../io.js'
import { bashScript } from './bash.js'
import { fishScript } from './fish.js'
import { type CommandWords, commandWords } from './model.js'
import { powershellScript } from './powershell.js'
import type { Shell } from './shells.js'
import { zshScript } from './zsh.js'

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CommandWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
}

/** `pmm-config completion`: a script for a shell. It holds all names, so that no key press starts the program. */
export function printCompletion(shell: Shell, config: Pick<Config, 'commands'>, io: Io): void {
  io.stdout.write(SCRIPTS[shell](commandWords(config)))
}
