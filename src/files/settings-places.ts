import { lstatSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { MAX_SIZE } from './read.js'
import { readTextIfAny } from './regular-file.js'

/** The names of settings that are data; the first that is there counts. */
export const SETTINGS_NAMES = [
  '.pmm-configrc',
  '.pmm-configrc.json',
  '.pmm-configrc.yaml',
  '.pmm-configrc.yml',
]

/** The names of settings that are programs, which run only where a person asked for it. */
export const SCRIPT_NAMES = ['pmm-config.config.js', 'pmm-config.config.mjs', 'pmm-config.config.cjs']

/** The file of npm that may hold settings, and the key that they stand below. */
export const MANIFEST = 'package.json'
export const PACKAGE_KEY = 'pmm-config'

export interface SettingsPlaces {
  /** The settings file that counts, absolute: data in the folder itself or the nearest above. */
  readonly data?: string
  /** Scripts that stand nearer than it, absolute, the nearest first. */
  readonly scripts: readonly string[]
}

/**
 * Where settings stand for a folder: in it or above, up to the root of the repository, the home folder or the
 * file system's root. Most runs find none, so this looks and loads nothing.
 */
export function findSettings(from: string): SettingsPlaces {
  const home = homeFolder()
  const scripts: string[] = []
  let folder = resolve(from)
  for (;;) {
    const data = dataIn(folder)
    if (data) return { data, scripts }
    scripts.push(...SCRIPT_NAMES.map((name) => join(folder, name)).filter(exists))
    const parent = dirname(folder)
    // In a work tree or submodule, `.git` is a file.
    if (parent === folder || folder === home || exists(join(folder, '.git'))) return { scripts }
    folder = parent
  }
}

/** The settings in a folder itself, absolute. */
export function dataIn(folder: string): string | undefined {
  const name = SETTINGS_NAMES.find((candidate) => exists(join(folder, candidate)))
  if (name) return join(folder, name)
  const manifest = join(folder, MANIFEST)
  return holdsSettings(manifest) ? manifest : undefined
}

/** The home folder of whom the program runs as. A user without a name, as containers have them, may have none. */
export function homeFolder(): string | undefined {
  try {
    return homedir()
  } catch {
    return undefined
  }
}

/** A link that leads nowhere exists: its settings are missed, and reading it says so. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** A package.json names us among its dependencies or scripts far more often than it holds our settings. */
function holdsSettings(path: string): boolean {
  const text = readTextIfAny(path, { maxSize: MAX_SIZE })?.replace(/^\ufeff/, '')
  if (!text?.includes(`"${PACKAGE_KEY}"`)) return false
  try {
    const manifest: unknown = JSON.parse(text)
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, PACKAGE_KEY)
  } catch {
    // Broken, but the mapping shows what it is; reading it says where it breaks.
    return new RegExp(`"${PACKAGE_KEY}"\\s*:\\s*\\{`).test(text)
  }
}
