import type { PathProblem } from './failure.js'

/** A config to judge. */
export interface Target {
  /** As to be shown, relative to the working folder or absolute as the user gave it; `-` is standard input. */
  readonly path: string
  /** Named itself, by the user or a variable, rather than met in a folder, by a glob or in a usual place. */
  readonly named: boolean
  /** Found in the place where PMM looks for its config. */
  readonly usual?: boolean
}

/** What looking for configs came to. */
export interface Expansion {
  readonly targets: readonly Target[]
  readonly problems: readonly PathProblem[]
}

export const YAML_NAME = /\.ya?ml$/i

/** Paths are shown, and globs written, with forward slashes on Windows too. */
export function toSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
