import fs from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fallbackPlaces, lastResort } from './fallback-place.js'
import { isTrusted } from './file-owner.js'
import { makeFolder } from './folder.js'
import { findWorkTree } from './git-folder.js'

/**
 * Where a file that accompanies a config belongs: it may hold secrets, so in a git work tree it goes into the
 * git folder, where no `git add` finds it, else beside the config.
 *
 * @param real the config, absolute, links resolved
 */
export function privatePlace(real: string, suffix: string): string {
  const tree = findWorkTree(dirname(real), ownerOf(real))
  const folder = tree && join(tree.git, 'pmm-config')
  if (!tree || !folder || !isUsable(folder, ownerOf(tree.git))) return besidePlace(real, suffix)
  const name = relative(tree.top, real).replaceAll(/[\\/]/g, '%2F')
  return join(folder, `${name}${suffix}`)
}

/** Where whoever sees the config sees it as well, whatever else there is; for what is no secret. */
export const besidePlace = (real: string, suffix: string) => join(dirname(real), `${basename(real)}${suffix}`)

/** All of them, to look for what another run has left; nothing is made. */
export function possiblePlaces(real: string, suffix: string): readonly string[] {
  return [
    ...new Set([privatePlace(real, suffix), besidePlace(real, suffix), ...fallbackPlaces(real, suffix)]),
  ]
}

/** Does something at the first place of a config that the operating system does not refuse it at. */
export function atFirstPlace(real: string, suffix: string, action: (place: string) => void): string {
  const first = privatePlace(real, suffix)
  try {
    makeFolder(dirname(first))
    action(first)
    return first
  } catch (error) {
    const second = lastResort(real, suffix, error)
    action(second)
    return second
  }
}

/** Whether a folder may be made, or is one that nobody has put there for us to fall into. */
function isUsable(folder: string, owner: number | undefined): boolean {
  const stats = fs.lstatSync(folder, { throwIfNoEntry: false })
  return !stats || (stats.isDirectory() && isTrusted(stats, owner))
}

const ownerOf = (path: string) => fs.statSync(path, { throwIfNoEntry: false })?.uid
