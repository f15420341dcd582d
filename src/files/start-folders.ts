import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { usualPlace } from './usual-places.js'

interface Surroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** What standard input is called. */
  readonly stdinFilename?: string | undefined
}

/**
 * The folders that a run starts from, absolute, each once: that of each file that is named, a folder that is named,
 * the part of a glob before its first wildcard; without arguments that of the config PMM would read.
 */
export function startFolders(args: readonly string[], surroundings: Surroundings): readonly string[] {
  const { cwd, env } = surroundings
  const usual = args.length === 0 ? usualPlace(env, cwd) : undefined
  if (args.length === 0) return [usual === undefined ? resolve(cwd) : dirname(resolve(cwd, usual))]
  return [...new Set(args.map((argument) => startFolder(argument, surroundings)))]
}

function startFolder(argument: string, { cwd, stdinFilename }: Surroundings): string {
  if (argument === '-')
    return stdinFilename === undefined ? resolve(cwd) : dirname(resolve(cwd, stdinFilename))
  const full = resolve(cwd, argument)
  const stats = look(full)
  if (stats) return stats.isDirectory() ? full : dirname(full)
  const steps = argument.split('/')
  const first = steps.findIndex((step) => /[*?[{]|[@!+]\(/.test(step))
  return first < 0
    ? dirname(full)
    : resolve(cwd, join(...(first === 0 ? ['.'] : [steps.slice(0, first).join('/') || '/'])))
}

function look(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
