import fs from 'node:fs'
import { dirname } from 'node:path'
import { temporaryName } from './durable.js'
import { makeFolder } from './folder.js'
import { besidePlace, privatePlace } from './private-place.js'

/**
 * A name for the file that is to take the place of another, with the same secrets in it: in a git work tree where
 * no `git add` finds it, else beside it. Nothing where such a file could not be renamed to the other, being on
 * another disk.
 *
 * @param real absolute, links resolved
 */
export function temporaryPlace(real: string): string | undefined {
  const hidden = privatePlace(real, '')
  if (hidden === besidePlace(real, '')) return temporaryName(real)
  try {
    makeFolder(dirname(hidden))
    fs.accessSync(dirname(hidden), fs.constants.W_OK)
    const isOnSameDisk = fs.statSync(dirname(hidden)).dev === fs.statSync(dirname(real)).dev
    return isOnSameDisk ? temporaryName(hidden) : undefined
  } catch {
    return undefined
  }
}
