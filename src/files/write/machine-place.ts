import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isTrusted } from './file-owner.js'

/** A file, whatever names and paths it has. */
export type FileIdentity = Pick<fs.Stats, 'dev' | 'ino'>

/** What outlives a restart comes first. */
const SHARED = ['/var/tmp', '/tmp']
const STICKY = 0o1000

/**
 * Where all users of a machine meet over a file, under whatever path they know it: for locks and marks without
 * secrets. Nothing where there is no folder that everybody may write into, and nobody may tidy up for others.
 */
export function machinePlace({ dev, ino }: FileIdentity, suffix: string): string | undefined {
  const folder = machineFolder()
  return folder === undefined ? undefined : join(folder, `.pmm-config-${dev}-${ino}${suffix}`)
}

export function machineFolder(): string | undefined {
  const { PMM_CONFIG_LOCK_DIR: named } = process.env
  const folders = named ? [named] : process.platform === 'win32' ? [tmpdir()] : SHARED
  return folders.find(isFit)
}

function isFit(folder: string): boolean {
  if (process.platform === 'win32') return fs.existsSync(folder)
  try {
    const stats = fs.statSync(folder)
    const isSafe = (stats.mode & 0o022) === 0 || (stats.mode & STICKY) !== 0
    if (!stats.isDirectory() || !isTrusted(stats) || !isSafe) return false
    fs.accessSync(folder, fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}
