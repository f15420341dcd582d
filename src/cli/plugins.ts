import { type Config, Plugin } from '@oclif/core/config'
import type { PathProblem } from '../files/failure.js'
import { findPlugin } from '../files/plugin-places.js'
import type { Contribution, Rule } from '../plugin.js'

/** Plugins that come with the program: folders of dist/plugins/. */
const OWN = ['trakt', 'mal']

/** The program with its plugins, as oclif takes them: by name, the program first. */
export type Plugins = Map<string, Plugin>

/**
 * Loads the program and its plugins: its own, and those that the settings name.
 *
 * @param root the folder of the program's package.json
 * @param names packages or folders, relative to `from`, the folder of the settings
 * @param withOwn whether the plugins that come with the program are needed
 */
export async function loadPlugins(
  root: string,
  names: readonly string[],
  from: string,
  withOwn: boolean,
): Promise<{ readonly plugins: Plugins; readonly problems: readonly PathProblem[] }> {
  const problems: PathProblem[] = []
  const plugins: Plugins = new Map()
  const add = async (plugin: Plugin) => {
    await plugin.load()
    plugins.set(plugin.name, plugin)
  }
  await add(new Plugin({ root, isRoot: true }))
  for (const name of withOwn ? OWN : [])
    await add(new Plugin({ root: `${root}/dist/plugins/${name}`, type: 'core' }))
  for (const name of names) {
    const found = findPlugin(name, from)
    if (typeof found !== 'string') problems.push(found)
    else
      try {
        await add(new Plugin({ root: found, type: 'user' }))
      } catch (error) {
        problems.push({ path: name, message: `this plugin cannot be loaded: ${firstLine(error)}` })
      }
  }
  return { plugins, problems }
}

/** What all plugins bring. Throws where one of them fails: it was asked for. */
export async function contributions(config: Config): Promise<readonly Contribution[]> {
  const { successes, failures } = await config.runHook('pmm-config:contribute', {})
  const [failure] = failures
  if (failure) throw new Error(`the plugin ${failure.plugin.name} failed: ${firstLine(failure.error)}`)
  // Hooks end when they end; what comes with the program counts before what a stranger calls the same.
  const order = [...config.plugins.keys()]
  return successes
    .toSorted((a, b) => order.indexOf(a.plugin.name) - order.indexOf(b.plugin.name))
    .map(({ result }) => result as Contribution)
}

/** The rules that plugins bring. */
export async function rulesOf(config: Config): Promise<readonly Rule[]> {
  return (await contributions(config)).flatMap(({ rules = [] }) => rules)
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message.split('\n')[0] : String(error))
