import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PathProblem } from './failure.js'

/**
 * The folder of a plugin: a folder that is named (`./my-plugin`), or a package in the nearest node_modules.
 *
 * @param from the folder that the name counts from, absolute
 */
export function findPlugin(name: string, from: string): string | PathProblem {
  if (/^\.{0,2}[\\/]|^\.{1,2}$|^\w:/.test(name)) {
    const folder = resolve(from, name)
    if (existsSync(join(folder, 'package.json'))) return folder
    return { path: name, message: 'this plugin has no package.json, or is not there' }
  }
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (dirname(folder) === folder) break
  }
  if (existsSync(join(from, name, 'package.json')))
    return {
      path: name,
      message: 'this plugin is not installed',
      hint: `A folder is written with a dot before it: ./${name}`,
    }
  return {
    path: name,
    message: 'this plugin is not installed',
    hint: `Install it beside the settings (\`npm install ${name}\`), or take it out of \`plugins\`.`,
  }
}
