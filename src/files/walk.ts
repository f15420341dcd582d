import type { Dirent, readdir as readdirCallback } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Exclusion } from './exclusion.js'

export interface Walk {
  /** The folder the pattern starts from, absolute. */
  readonly base: string
  readonly pattern: string
  readonly ignoreCase: boolean
}

export interface Walked {
  /** Files that match, relative to the base, sorted. */
  readonly paths: readonly string[]
  /** Folders that could not be listed, symbolic links that lead nowhere: absolute, with the error. */
  readonly failures: readonly { readonly path: string; readonly error: unknown }[]
  /** Whether anything was passed over because .gitignore or the settings exclude it. */
  readonly excluded: boolean
}

/**
 * Finds the files that match a glob. Excluded folders, `.git` and `node_modules` are never entered, nor are
 * symbolic links to folders, as in git; with that no loop is possible. Names that begin with a dot must be
 * spelled out in the pattern.
 */
export async function walkFiles({ base, pattern, ignoreCase }: Walk, exclusion: Exclusion): Promise<Walked> {
  const { glob } = await import('tinyglobby')
  const unlisted = new Map<string, unknown>()
  const broken = new Map<string, unknown>()
  let excluded = false

  async function list(folder: string): Promise<Dirent[]> {
    const excludes = await exclusion.within(folder)
    const kept: Dirent[] = []
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const isFolder = entry.isDirectory()
      if (isFolder && (entry.name === '.git' || entry.name === 'node_modules')) continue
      if (excludes(entry.name, isFolder)) excluded = true
      else if (!entry.isSymbolicLink()) kept.push(entry)
      else if (await leadsToFile(join(folder, entry.name))) kept.push(asFile(entry))
    }
    return kept
  }

  async function leadsToFile(link: string): Promise<boolean> {
    try {
      return (await stat(link)).isFile()
    } catch (error) {
      // Only a link that the pattern asks for is worth a word, and that is known later.
      broken.set(link, error)
      return true
    }
  }

  // The globbing library hides unreadable folders and cannot skip what only a .gitignore inside names, so
  // it is handed a listing of our own.
  const listing = (path: string, _options: unknown, done: (error: null, entries: Dirent[]) => void) => {
    const folder = resolve(path)
    list(folder)
      .catch((error: unknown) => {
        unlisted.set(folder, error)
        return []
      })
      .then((entries) => done(null, entries))
  }
  const found = await glob(pattern, {
    cwd: base,
    fs: { readdir: listing as unknown as typeof readdirCallback },
    caseSensitiveMatch: !ignoreCase,
    expandDirectories: false,
    followSymbolicLinks: false,
  })
  const paths = found.filter((path) => !broken.has(join(base, path))).sort()
  const lost = found.map((path) => join(base, path)).filter((path) => broken.has(path))
  const failures = [
    ...[...unlisted].map(([path, error]) => ({ path, error })),
    ...lost.map((path) => ({ path, error: broken.get(path) })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { paths, failures, excluded }
}

function asFile(link: Dirent): Dirent {
  return Object.assign(Object.create(link) as Dirent, { isFile: () => true, isSymbolicLink: () => false })
}
