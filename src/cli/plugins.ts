import { Plugin } from '@oclif/core/config'
import type { PathProblem } from '../files/failure.js'
import { findPlugin } from '../files/plugin-places.js'

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
        const plugin = new Plugin({ root: found, type: 'user' })
        await plugin.load()
        const problem = problemOf(plugin, plugins.get(plugin.name))
        if (problem) problems.push({ path: name, ...problem })
        else plugins.set(plugin.name, plugin)
      } catch (error) {
        problems.push({ path: name, ...notLoaded(error) })
      }
  }
  return { plugins, problems }
}

type Words = Omit<PathProblem, 'path'>

/** @param other a plugin of the same name that is there already */
function problemOf({ name, root, commands, hooks }: Plugin, other: Plugin | undefined): Words | undefined {
  // oclif knows plugins by their names: of two with one name the first would be gone.
  const isTaken = other ? other.root !== root : OWN.some((own) => name === `pmm-config-${own}`)
  if (isTaken)
    return {
      message: `this plugin has the name of another one, ${name}`,
      hint: 'Give it a name of its own in its package.json.',
    }
  if (commands.length > 0 || Object.keys(hooks).length > 0) return undefined
  return {
    message: 'this is no plugin of pmm-config: it has no command and no hook',
    hint: 'Its package.json names them in an `oclif` block.',
  }
}

function notLoaded(error: unknown): Words {
  const message = `this plugin cannot be loaded: ${firstLine(error)}`
  return /Cannot find (?:package|module)/.test(message) && !/Cannot find module '[./]/.test(message)
    ? { message, hint: 'Run `npm install` in the folder of the plugin.' }
    : { message }
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message.split('\n')[0] : String(error))
