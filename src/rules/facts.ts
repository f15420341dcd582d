import type { Range } from '../text/source.js'

/** What is known of a file from outside its text. Rules never look for themselves: facts are handed in. */
export interface Facts {
  /** When the file was last written; never earlier than its last edit. */
  readonly modifiedAt?: Date
  /** When the line a place stands in got its present text, by version control; asked for only when needed. */
  lineChangedAt?(at: Range): Date | undefined
  /** The root keys of a YAML file that the config names, by the path it names; nothing if it cannot be read. */
  linkedFile?(path: string): readonly string[] | undefined
  /** A file or folder that the config names, as far as this disk has it; only for a config that is a file. */
  localFile?(path: string, wanted: 'file' | 'exact' | 'folder'): LocalFile
  /** PMM's container, by files beside the config; only where it has not the network of its host. */
  readonly container?: ContainerBeside
  /** Whether a variable is set, in the environment or in the `.env` beside the config; PMM's own may differ. */
  isSet?(variable: string): boolean
  /** The file is about to be committed: a hook is running. */
  readonly committing: boolean
}

/** Where a file says that PMM runs in a container. */
export interface ContainerBeside {
  /** As it is shown. */
  readonly path: string
  /** From 1. */
  readonly line: number
}

/** Where a file that a config names was looked for. */
export interface LocalFile {
  /** What its path may be counted from, by names of no meaning but to be compared. */
  readonly bases: readonly string[]
  /** Those of them that it was found from. */
  readonly found: readonly string[]
  /** Whether git ignores the place where it would be. */
  isIgnored(base: string): boolean
  /** The names in the folder where it would be, but its own. */
  namesBeside(base: string): readonly string[]
}

export const NO_FACTS: Facts = { committing: false }
