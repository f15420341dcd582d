import { realpath } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { codeOf, type PathProblem } from './failure.js'
import type { ReadFailure } from './read.js'

export type ScriptOutcome = { readonly ok: true; readonly value: unknown } | ReadFailure

/**
 * Runs a settings file in JavaScript, once, and takes what it exports by default or as `module.exports`.
 * `path` is how the file is shown. Never throws.
 */
export async function runScript(file: string, path: string): Promise<ScriptOutcome> {
  const real = await realpath(file)
  try {
    const exported: { readonly default?: unknown } = await import(pathToFileURL(real).href)
    // A promise is waited for, as cosmiconfig does.
    return { ok: true, value: await exported.default }
  } catch (error) {
    return { ok: false, ...describe(error, { real, path }) }
  }
}

interface Script {
  readonly real: string
  readonly path: string
}

function describe(error: unknown, script: Script): PathProblem {
  if (!(error instanceof Error))
    return { path: script.path, message: 'this script threw something that is no error' }
  const path = `${script.path}${placeIn(error.stack ?? '', script.real)}`
  const first = firstLine(error, script)
  if (/^(?:ERR_)?MODULE_NOT_FOUND$/.test(codeOf(error) ?? '')) return describeMissingModule(path, first)
  if (error instanceof SyntaxError) {
    return { path, message: `this is not valid JavaScript: ${first}`, hint: syntaxHint(first, script.path) }
  }
  const hint = /is not defined in ES module scope/.test(first)
    ? { hint: 'Write `export default { ... }`, or give the file a name that ends in .cjs.' }
    : {}
  return { path, message: `this script failed: ${error.name}: ${first}`, ...hint }
}

/** Only the first line: what follows is Node's, or whatever the script had at hand. */
function firstLine({ message }: Error, { real, path }: Script): string {
  return message.split('\n')[0]!.replaceAll(real, path)
}

function describeMissingModule(path: string, first: string): PathProblem {
  const name = /Cannot find (?:module|package) '([^']+)'/.exec(first)?.[1]
  if (name === undefined) return { path, message: `a module is missing: ${first}` }
  if (/^[./\\]|^\w:/.test(name))
    return { path, message: `this script needs ${name}, and there is no such file` }
  const owner = name.split('/', name.startsWith('@') ? 2 : 1).join('/')
  const hint = `Install it in the folder of the settings file (\`npm install ${owner}\`), or do without it.`
  return { path, message: `this script needs the module "${name}", which is not installed`, hint }
}

function syntaxHint(message: string, path: string): string {
  if (/\bexport\b|outside a module/.test(message)) {
    return 'Write `module.exports = { ... }`, or give the file a name that ends in .mjs.'
  }
  return `\`node --check ${path}\` shows the line.`
}

/** `:line` or `:line:column` where a stack trace names the script first. */
function placeIn(stack: string, real: string): string {
  for (const name of [pathToFileURL(real).href, real]) {
    const at = stack.indexOf(`${name}:`)
    if (at >= 0) return /^:\d+(?::\d+)?/.exec(stack.slice(at + name.length))?.[0] ?? ''
  }
  return ''
}
