import { settingsScope } from '../../src/cli/settings-scope.js'

interface Surroundings {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** `--settings`. */
  readonly named?: string
}

/** The settings that count for a folder. */
export const loadSettings = ({ cwd, env = {}, named }: Surroundings) =>
  settingsScope({ cwd, env, named, note: () => {} }).at('.')
